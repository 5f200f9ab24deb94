import type { DateTime } from 'luxon';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StatementRow } from '../platform/audit/statement.row.ts';
import { inherited, instant } from '../platform/database/columns.ts';
import { ObligationRow } from './obligation.row.ts';

/** One due instant an obligation had, from when on and why; a later one stands beside it, never over it. */
@Entity('obligation_due')
@ForeignKey(() => ObligationRow, ['organizationId', 'obligationId'], ['organizationId', 'id'], {
  name: 'obligation_due_obligation_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'reasonId'], ['organizationId', 'id'], {
  name: 'obligation_due_reason_fk',
})
@Index('obligation_due_obligation_idx', ['organizationId', 'obligationId', 'setAt'])
export class ObligationDueRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'obligation_due_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'obligation_due_pk' }) id!: string;
  @Column('uuid', { name: 'obligation_id' }) obligationId!: string;
  @Column(instant('due_at', { nullable: true })) dueAt!: DateTime | null;
  @Column('boolean', { name: 'provisional' }) provisional!: boolean;
  @Column('text', { name: 'start_event', nullable: true }) startEvent!: string | null;
  @Column(instant('start_at', { nullable: true })) startAt!: DateTime | null;
  /** The head of the derivation, in words. */
  @Column('text', { name: 'says' }) says!: string;
  @Column('text', { name: 'rule_version' }) ruleVersion!: string;
  @Column('integer', { name: 'incident_version' }) incidentVersion!: number;
  @Column('uuid', { name: 'set_by', nullable: true }) setBy!: string | null;
  @Column(instant('set_at')) setAt!: DateTime;
  @Column('uuid', { name: 'reason_id', nullable: true }) reasonId!: string | null;
  @Column('uuid', { name: 'incident_id', ...inherited }) readonly incidentId?: string;
}
