import { type DateTime, IANAZone } from 'luxon';
import { Refusal } from '../domain/refusal.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { givenByHand } from './given-by-hand.ts';
import { keepDue } from './keep-due.ts';
import { lockSetClock } from './lock-set-clock.ts';
import { ObligationRow } from './obligation.row.ts';
import { planRemindersOf } from './plan-reminders.ts';
import { SetClockRow } from './set-clock.row.ts';

export interface ClockMove {
  readonly obligationId: string;
  readonly dueAt: DateTime;
  readonly zone?: string | null | undefined;
  /** Why it may be later; an earlier instant needs none. */
  readonly reason?: string | null | undefined;
}

/** Gives a clock that a person set another due instant. What it was before stays in its history. */
export async function moveClock(work: Work, input: ClockMove): Promise<{ obligationId: string }> {
  const { db, organizationId, now } = work;
  const { obligation, clock } = await lockSetClock(work, input.obligationId);
  const { id: obligationId, incidentId, rule } = obligation;
  const dueAt = input.dueAt.toUTC() as DateTime<true>;
  const zone = input.zone ?? clock.zone;
  if (!IANAZone.isValidZone(zone))
    throw new Refusal('INVALID_INPUT', 'zone is an IANA name such as "Europe/Berlin".', { field: 'zone' });
  if (dueAt > obligation.dueAt && !input.reason?.trim())
    throw new Refusal('REASON_REQUIRED', 'Say in reason why this may be later: who agreed to it, and how.', {
      field: 'reason',
      dueAt: obligation.dueAt.toISO(),
    });
  const reason = input.reason?.trim()
    ? await makeStatement(work, { kind: 'CLOCK_REASON', text: input.reason, incidentId })
    : null;
  await updateRows(db, SetClockRow, { organizationId, obligationId }, { zone });
  const clockOfRule = { ...rule.clock, zone: { kind: 'fixed' as const, zone } };
  const change = {
    dueAt,
    derivation: givenByHand(dueAt, zone),
    rule: { ...rule, clock: clockOfRule },
    updatedAt: now,
  };
  await updateRows(db, ObligationRow, { organizationId, id: obligationId }, change);
  await keepDue(work, { ...obligation, ...change }, reason?.statementId ?? null);
  await planRemindersOf(work, { ...obligation, dueAt });
  await record(work, {
    type: 'clock.moved',
    incidentId,
    details: { obligationId, from: obligation.dueAt.toISO(), to: dueAt.toISO(), zone, reason },
  });
  return { obligationId };
}
