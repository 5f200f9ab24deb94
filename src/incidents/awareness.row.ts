import type { DateTime } from 'luxon';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StatementRow } from '../platform/audit/statement.row.ts';
import { instant } from '../platform/database/columns.ts';
import { IncidentRow } from './incident.row.ts';

/** Legal awareness as a named person declared it, on a stated ground; a later declaration stands beside, not over it. */
@Entity('awareness')
@ForeignKey(() => IncidentRow, ['organizationId', 'incidentId'], ['organizationId', 'id'], {
  name: 'awareness_incident_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'groundId'], ['organizationId', 'id'], {
  name: 'awareness_ground_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'gapReasonId'], ['organizationId', 'id'], {
  name: 'awareness_gap_reason_fk',
})
@Index('awareness_incident_idx', ['organizationId', 'incidentId', 'declaredAt'])
export class AwarenessRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'awareness_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'awareness_pk' }) id!: string;
  @Column('uuid', { name: 'incident_id' }) incidentId!: string;
  @Column(instant('aware_at')) awareAt!: DateTime;
  @Column('uuid', { name: 'declared_by' }) declaredBy!: string;
  @Column(instant('declared_at')) declaredAt!: DateTime;
  @Column('uuid', { name: 'ground_id' }) groundId!: string;
  @Column('uuid', { name: 'gap_reason_id', nullable: true }) gapReasonId!: string | null;
}
