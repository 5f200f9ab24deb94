import { memberOf } from '../domain/actor.ts';
import { found, Refusal } from '../domain/refusal.ts';
import type { HandSetSource } from '../domain/rule.ts';
import { checkPart } from '../incidents/room/check-part.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { lockSetClock } from './lock-set-clock.ts';
import { ObligationRow, type ObligationState } from './obligation.row.ts';
import { planRemindersOf } from './plan-reminders.ts';
import { type ClockOutcome, SetClockRow } from './set-clock.row.ts';

export interface ClockSettlement {
  readonly obligationId: string;
  readonly outcome: ClockOutcome;
  readonly note?: string | null | undefined;
  /** The file in which evidence is preserved. */
  readonly attachmentId?: string | null | undefined;
}

export const outcomesOf: Readonly<Record<HandSetSource, readonly ClockOutcome[]>> = {
  AD_HOC: ['DONE', 'WITHDRAWN'],
  EVIDENCE: ['PRESERVED', 'LOST'],
};
const stateOf: Readonly<Record<ClockOutcome, ObligationState>> = {
  DONE: 'MET',
  PRESERVED: 'MET',
  WITHDRAWN: 'LAPSED',
  LOST: 'LAPSED',
};

/** Ends a clock that a person set: answered or taken back; of evidence: preserved or lost. What was lost stays to be seen. */
export async function settleClock(
  work: Work,
  { obligationId, outcome, note, attachmentId }: ClockSettlement,
): Promise<{ obligationId: string }> {
  const { db, organizationId, now } = work;
  const { incidentId } = found(
    await db.findOneBy(ObligationRow, { organizationId, id: obligationId }),
    'obligation',
  );
  if (attachmentId) await checkPart(work, incidentId, { kind: 'ATTACHMENT', id: attachmentId });
  const { obligation } = await lockSetClock(work, obligationId);
  const possible = outcomesOf[obligation.source as HandSetSource];
  if (!possible.includes(outcome))
    throw new Refusal('INVALID_INPUT', `This clock ends as ${possible.join(' or ')}.`, {
      possible,
      field: 'outcome',
    });
  const state = stateOf[outcome];
  if (state === 'LAPSED' && !note?.trim())
    throw new Refusal('REASON_REQUIRED', 'Say in note how that came about: it stays on record.', {
      field: 'note',
    });
  if (attachmentId && outcome !== 'PRESERVED')
    throw new Refusal('INVALID_INPUT', 'A file belongs to evidence that is preserved.', {
      field: 'attachmentId',
    });
  const said = note?.trim()
    ? await makeStatement(work, { kind: 'CLOCK_NOTE', text: note, incidentId })
    : null;
  await updateRows(
    db,
    SetClockRow,
    { organizationId, obligationId },
    {
      outcome,
      noteId: said?.statementId ?? null,
      attachmentId: attachmentId ?? null,
      settledBy: memberOf(work.actor),
      settledAt: now,
    },
  );
  await updateRows(db, ObligationRow, { organizationId, id: obligationId }, { state, updatedAt: now });
  await planRemindersOf(work, { ...obligation, state });
  await record(work, { type: 'clock.settled', incidentId, details: { obligationId, outcome, note: said } });
  return { obligationId };
}
