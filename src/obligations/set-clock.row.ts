import type { DateTime } from 'luxon';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { StatementRow } from '../platform/audit/statement.row.ts';
import { inherited, instant } from '../platform/database/columns.ts';
import { ObligationRow } from './obligation.row.ts';

/** How a clock that a person set ended: answered or taken back; of evidence: preserved or lost. */
export const clockOutcomes = ['DONE', 'WITHDRAWN', 'PRESERVED', 'LOST'] as const;
export type ClockOutcome = (typeof clockOutcomes)[number];

/** What a person said of a clock no rule knows; its title, recipient and due instant are the obligation's. */
@Entity('set_clock')
@ForeignKey(() => ObligationRow, ['organizationId', 'obligationId'], ['organizationId', 'id'], {
  name: 'set_clock_obligation_fk',
})
@ForeignKey(() => StatementRow, ['organizationId', 'noteId'], ['organizationId', 'id'], {
  name: 'set_clock_note_fk',
})
@ForeignKey('attachment', ['organizationId', 'attachmentId'], ['organizationId', 'id'], {
  name: 'set_clock_attachment_fk',
})
@Check(
  'set_clock_outcome_known',
  "(outcome = ANY (ARRAY['DONE'::text, 'WITHDRAWN'::text, 'PRESERVED'::text, 'LOST'::text]))",
)
@Check('set_clock_settled_wholly', '((outcome IS NULL) = (settled_at IS NULL))')
export class SetClockRow {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'set_clock_pk' })
  organizationId!: string;
  @PrimaryColumn('uuid', { name: 'obligation_id', primaryKeyConstraintName: 'set_clock_pk' })
  obligationId!: string;
  /** Of evidence: where it lies. */
  @Column('text', { name: 'place', nullable: true }) place!: string | null;
  /** The zone in which its due instant was typed. */
  @Column('text', { name: 'zone' }) zone!: string;
  @Column('text', { name: 'outcome', nullable: true }) outcome!: ClockOutcome | null;
  @Column('uuid', { name: 'note_id', nullable: true }) noteId!: string | null;
  /** The file in which the evidence is kept. */
  @Column('uuid', { name: 'attachment_id', nullable: true }) attachmentId!: string | null;
  @Column('uuid', { name: 'set_by', nullable: true }) setBy!: string | null;
  @Column(instant('set_at')) setAt!: DateTime;
  @Column('uuid', { name: 'settled_by', nullable: true }) settledBy!: string | null;
  @Column(instant('settled_at', { nullable: true })) settledAt!: DateTime | null;
  @Column('uuid', { name: 'incident_id', ...inherited }) readonly incidentId?: string;
}
