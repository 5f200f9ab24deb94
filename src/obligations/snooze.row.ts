import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { inherited, instant } from '../platform/database/columns.ts';
import { ObligationRow } from './obligation.row.ts';

/** Until when the reminders of a clock keep quiet. It holds for one due instant: a clock that moves speaks again. */
@Entity('snooze')
@ForeignKey(() => ObligationRow, ['organizationId', 'obligationId'], ['organizationId', 'id'], {
  name: 'snooze_obligation_fk',
})
@Check('snooze_never_past_due', '(until <= due_at)')
export class SnoozeRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'snooze_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'obligation_id', primaryKeyConstraintName: 'snooze_pk' })
  obligationId!: string;
  @Column(instant('due_at')) dueAt!: DateTime;
  @Column(instant('until')) until!: DateTime;
  @Column('uuid', { name: 'set_by', nullable: true }) setBy!: string | null;
  @Column(instant('set_at')) setAt!: DateTime;
  @Column('uuid', { name: 'incident_id', ...inherited }) readonly incidentId?: string;
}
