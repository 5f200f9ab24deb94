import { v7 as uuid } from 'uuid';
import type { Finding } from '../domain/finding.ts';
import { insertRows, updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { keepDue } from './keep-due.ts';
import { ObligationRow } from './obligation.row.ts';
import { planRemindersOf } from './plan-reminders.ts';
import { type Judged, reopenDecision } from './reopen-decision.ts';
import { standing } from './standing.ts';
import { stateAfter } from './state-after.ts';

/** What an obligation keeps of a verdict. */
export type Terms = Omit<
  ObligationRow,
  'organizationId' | 'id' | 'incidentId' | 'state' | 'decisionId' | 'answeredAt' | 'createdAt' | 'updatedAt'
>;

/** Opens the obligation of a verdict, with its clock and reminders; one that an exemption lifted is shown as lapsed. */
export async function openObligation(
  work: Work,
  incidentId: string,
  terms: Terms,
  kept: Finding | null,
): Promise<string> {
  const { db, organizationId, now } = work;
  const id = uuid({ msecs: now.toMillis() });
  const fresh = {
    ...{ organizationId, id, incidentId, ...terms },
    ...standing({ state: 'OPEN', answeredAt: null }, terms.verdict, kept, now),
    ...{ decisionId: null, createdAt: now, updatedAt: now },
  };
  await insertRows(db, ObligationRow, fresh);
  await keepDue(work, fresh, null);
  await planRemindersOf(work, remindedAsHeld(work, fresh, false));
  return id;
}

/** Brings an obligation up to date with its verdict and answers whether anything of it changed. */
export async function updateObligation(
  work: Work,
  row: ObligationRow,
  terms: Terms,
  judged: Judged,
  reasonId: string | null,
): Promise<boolean> {
  const { db, organizationId, now } = work;
  const before = row.state === 'DECIDED' ? await reopenDecision(work, row, judged) : row.state;
  const after = standing({ ...row, state: before }, terms.verdict, judged.verdict.kept, now);
  const { state } = after;
  const dueMoved = row.dueAt?.toMillis() !== terms.dueAt?.toMillis();
  await updateRows(db, ObligationRow, { organizationId, id: row.id }, { ...terms, ...after, updatedAt: now });
  if (dueMoved) await keepDue(work, { ...row, ...terms }, reasonId);
  const heldMoved = row.heldBy !== terms.heldBy || row.heldUntil?.toMillis() !== terms.heldUntil?.toMillis();
  if (dueMoved || heldMoved || row.state !== state) {
    const released = row.heldBy !== null && terms.heldBy === null;
    await planRemindersOf(work, remindedAsHeld(work, { ...row, ...terms, state }, released));
  }
  return dueMoved || heldMoved || row.verdict !== terms.verdict || row.state !== state;
}

/** Lapses an obligation nobody is owed any more and answers whether it did: what was met, and what was decided before a dismissal or merger, stays. */
export async function lapseObligation(
  work: Work,
  row: ObligationRow,
  incidentVersion: number,
  isOver: boolean,
): Promise<boolean> {
  const { db, organizationId, now } = work;
  const before = row.state === 'DECIDED' && !isOver ? await reopenDecision(work, row, null) : row.state;
  const state = stateAfter(before, 'NOT_REQUIRED');
  const change = { verdict: 'NOT_REQUIRED' as const, state, incidentVersion, updatedAt: now };
  await updateRows(db, ObligationRow, { organizationId, id: row.id }, change);
  if (row.state === state) return false;
  await planRemindersOf(work, { ...row, state });
  return true;
}

/**
 * What is held back reminds of the end of the hold, and not of an instant at which nobody may act; without an end it is
 * silent. Released, a duty that has no date reminds at once: word is due without delay again.
 */
function remindedAsHeld<T extends Pick<ObligationRow, 'dueAt' | 'heldBy' | 'heldUntil'>>(
  { now }: Work,
  row: T,
  released: boolean,
): T {
  const { dueAt, heldBy, heldUntil } = row;
  if (heldBy === null) return released && dueAt === null ? { ...row, dueAt: now } : row;
  return { ...row, dueAt: heldUntil && dueAt && dueAt > heldUntil ? dueAt : heldUntil };
}
