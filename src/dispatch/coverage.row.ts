import type { DateTime } from 'luxon';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ObligationRow } from '../obligations/obligation.row.ts';
import { inherited, instant } from '../platform/database/columns.ts';
import { DispatchRow } from './dispatch.row.ts';

/** What a dispatch achieved for one obligation and one segment (the people of one jurisdiction). */
@Entity('coverage')
@ForeignKey(() => DispatchRow, ['organizationId', 'dispatchId'], ['organizationId', 'id'], {
  name: 'coverage_dispatch_fk',
})
@ForeignKey(() => ObligationRow, ['organizationId', 'obligationId'], ['organizationId', 'id'], {
  name: 'coverage_obligation_fk',
})
@Index('coverage_obligation_idx', ['organizationId', 'obligationId'])
export class CoverageRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'coverage_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'dispatch_id', primaryKeyConstraintName: 'coverage_pk' })
  dispatchId!: string;
  @PrimaryColumn('uuid', { name: 'obligation_id', primaryKeyConstraintName: 'coverage_pk' })
  obligationId!: string;
  @PrimaryColumn('text', { name: 'segment', primaryKeyConstraintName: 'coverage_pk' }) segment!: string;
  @Column('integer', { name: 'total' }) total!: number;
  @Column('integer', { name: 'reached' }) reached!: number;
  @Column('integer', { name: 'unreached' }) unreached!: number;
  @Column('integer', { name: 'uncertain' }) uncertain!: number;
  @Column(instant('computed_at')) computedAt!: DateTime;
  @Column('uuid', { name: 'incident_id', ...inherited }) readonly incidentId?: string;
}
