import { In } from 'typeorm';
import type { Event } from '../domain/event.ts';
import { Refusal } from '../domain/refusal.ts';
import { record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { liveHolds } from './find-holds.ts';
import { isHandSet } from './hand-set.ts';
import { ObligationRow } from './obligation.row.ts';
import { planRemindersOf } from './plan-reminders.ts';

/**
 * Hands what an absorbed incident owes to the target, once that has been judged on both. What the target had met is owed
 * again for the absorbed part. What it would not carry refuses the merger: no clock is lost by it.
 */
export async function carryDuties(
  work: Work,
  { incidentId, details }: Event<'incident.merged'>,
): Promise<void> {
  const { db, organizationId, now } = work;
  const { fromIncidentId } = details;
  await refuseHeld(work, fromIncidentId);
  const open = await db.findBy(ObligationRow, {
    ...{ organizationId, incidentId: fromIncidentId, state: In(['OPEN', 'PARTLY_MET']) },
  });
  const target = await db.findBy(ObligationRow, { organizationId, incidentId: incidentId ?? '' });
  const lost: ObligationRow[] = [];
  for (const duty of open.filter(({ verdict }) => verdict !== 'NOT_REQUIRED')) {
    const same = target.filter(({ ruleId }) => ruleId === duty.ruleId);
    const carrier =
      same.find(({ recipientKey }) => recipientKey === duty.recipientKey) ??
      (same.length === 1 ? same[0] : undefined);
    if (isHandSet(duty.source) || !carrier || carrier.state === 'LAPSED' || carrier.state === 'DECIDED') {
      lost.push(duty);
      continue;
    }
    if (carrier.state !== 'MET') continue;
    const change = { state: 'PARTLY_MET' as const, updatedAt: now };
    await updateRows(db, ObligationRow, { organizationId, id: carrier.id }, change);
    await planRemindersOf(work, { ...carrier, ...change });
    await record(work, {
      type: 'obligation.carried',
      incidentId: carrier.incidentId,
      details: { obligationId: carrier.id, fromObligationId: duty.id },
    });
  }
  if (lost.length === 0) return;
  const named = lost.map(({ rule }) => `${rule.title} (${rule.citation})`).join('; ');
  throw new Refusal(
    'CONFLICT',
    `After merging nobody would owe what the absorbed incident owes: ${named}. Meet it, settle it or have a named person decide on it there first; a clock that somebody set by hand is set anew on the target.`,
    { obligations: lost.map(({ id }) => id) },
  );
}

async function refuseHeld(work: Work, incidentId: string): Promise<void> {
  const live = await liveHolds(work, incidentId);
  if (live.length > 0)
    throw new Refusal(
      'CONFLICT',
      'A hold of an investigating authority stands on the incident to be absorbed. Place it on the target and lift it there first.',
      { holds: live.map(({ id }) => id) },
    );
}
