import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StatementRow } from '../platform/audit/statement.row.ts';
import { instant } from '../platform/database/columns.ts';
import { IncidentRow } from './incident.row.ts';

/** Word of a named person that claims are expected: while it stands, nothing of the incident is erased. */
@Entity('litigation_hold')
@ForeignKey(() => IncidentRow, ['organizationId', 'incidentId'], ['organizationId', 'id'], {
  name: 'litigation_hold_incident_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'reasonId'], ['organizationId', 'id'], {
  name: 'litigation_hold_reason_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'liftReasonId'], ['organizationId', 'id'], {
  name: 'litigation_hold_lift_reason_fk',
})
@Index('litigation_hold_incident_idx', ['organizationId', 'incidentId', 'placedAt'])
@Check(
  'litigation_hold_lifted_by_a_person',
  '(((lifted_at IS NULL) = (lifted_by IS NULL)) AND ((lifted_at IS NULL) = (lift_reason_id IS NULL)))',
)
export class LitigationHoldRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'litigation_hold_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'litigation_hold_pk' }) id!: string;
  @Column('uuid', { name: 'incident_id' }) incidentId!: string;
  @Column('uuid', { name: 'reason_id' }) reasonId!: string;
  @Column('uuid', { name: 'placed_by' }) placedBy!: string;
  @Column(instant('placed_at')) placedAt!: DateTime<true>;
  @Column('uuid', { name: 'lifted_by', nullable: true }) liftedBy!: string | null;
  @Column(instant('lifted_at', { nullable: true })) liftedAt!: DateTime<true> | null;
  @Column('uuid', { name: 'lift_reason_id', nullable: true }) liftReasonId!: string | null;
}
