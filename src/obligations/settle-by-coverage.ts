import type { DateTime } from 'luxon';
import { found } from '../domain/refusal.ts';
import { lockRecord, record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { ObligationRow } from './obligation.row.ts';
import { overtakeDecision } from './overtake-decision.ts';
import { planRemindersOf } from './plan-reminders.ts';
import { isPublicInstead } from './reasoning.ts';

/** What the dispatches that answer an obligation achieved together. */
export interface Coverage {
  readonly reached: number;
  readonly total: number;
  /** When the first of those reached was told, at the earliest: the start of the dispatch; null: nobody was. */
  readonly since: DateTime<true> | null;
}

/**
 * Met means that everyone was reached; otherwise partly met, and the clock goes on. A dispatch that reached nobody changes
 * nothing, but a bounce that comes after the fact does: what was met is owed again.
 */
export async function settleByCoverage(
  work: Work,
  obligationId: string,
  { reached, total, since }: Coverage,
): Promise<void> {
  const { db, organizationId, now } = work;
  await lockRecord(work);
  const obligation = found(
    await db.findOne(ObligationRow, {
      where: { organizationId, id: obligationId },
      lock: { mode: 'pessimistic_write' },
    }),
    'obligation',
  );
  if (obligation.state === 'LAPSED') return;
  // A public communication stands for everybody, whomever letters reached before it.
  if (obligation.state === 'MET' && isPublicInstead(obligation.why)) return;
  const state = reached === 0 ? 'OPEN' : reached >= total ? 'MET' : 'PARTLY_MET';
  if (state === obligation.state && state !== 'PARTLY_MET') return;
  // Whoever decided that nobody need be told has not decided against having told some.
  if (obligation.state === 'DECIDED' && state !== 'MET') return;
  const change = { state, decisionId: null, answeredAt: since, updatedAt: now } as const;
  await updateRows(db, ObligationRow, { organizationId, id: obligationId }, change);
  await overtakeDecision(work, obligation);
  await planRemindersOf(work, { ...obligation, state });
  const { incidentId } = obligation;
  const details = { obligationId, reached, total };
  if (state === 'MET')
    await record(work, { type: 'obligation.met', incidentId, details: { obligationId, by: 'COVERAGE' } });
  else if (state === 'OPEN') await record(work, { type: 'obligation.reopened', incidentId, details });
  else await record(work, { type: 'obligation.partly-met', incidentId, details });
}
