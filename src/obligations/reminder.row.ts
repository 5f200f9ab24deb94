import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { instant } from '../platform/database/columns.ts';
import { ObligationRow } from './obligation.row.ts';

export type ReminderState = 'WAITING' | 'SENT' | 'OVERTAKEN' | 'CANCELLED';

/** One planned reminder of one due instant. */
@Entity('reminder')
@ForeignKey(() => ObligationRow, ['organizationId', 'obligationId'], ['organizationId', 'id'], {
  name: 'reminder_obligation_fk',
})
@Unique('reminder_once', ['organizationId', 'obligationId', 'offsetMinutes', 'fireAt'])
@Index('reminder_waiting_idx', { synchronize: false })
@Check(
  'reminder_state_known',
  "(state = ANY (ARRAY['WAITING'::text, 'SENT'::text, 'OVERTAKEN'::text, 'CANCELLED'::text]))",
)
export class ReminderRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'reminder_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'id', primaryKeyConstraintName: 'reminder_pk' }) id!: string;
  @Column('uuid', { name: 'incident_id' }) incidentId!: string;
  @Column('uuid', { name: 'obligation_id' }) obligationId!: string;
  @Column('integer', { name: 'offset_minutes' }) offsetMinutes!: number;
  @Column(instant('fire_at')) fireAt!: DateTime;
  @Column('text', { name: 'state' }) state!: ReminderState;
  @Column(instant('settled_at', { nullable: true })) settledAt!: DateTime | null;
  @Column('boolean', { name: 'late' }) late!: boolean;
}
