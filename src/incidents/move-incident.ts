import { memberOf } from '../domain/actor.ts';
import { lifecycle, type Move, movesFrom, stateAfter } from '../domain/lifecycle.ts';
import { Refusal } from '../domain/refusal.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { lockIncidentInAnyState } from './find-incident.ts';
import { IncidentRow } from './incident.row.ts';

export interface IncidentMove {
  readonly incidentId: string;
  readonly move: Move;
  /** Why; required to dismiss and to reopen. */
  readonly reason?: string | null | undefined;
}

/** Takes an incident a step through its life. To dismiss says "an event, not a breach": a named person, and why. */
export async function moveIncident(
  work: Work,
  { incidentId, move, reason }: IncidentMove,
): Promise<{ incidentId: string }> {
  const { db, organizationId, now } = work;
  if (lifecycle[move].needsReason && memberOf(work.actor) === null)
    throw new Refusal('FORBIDDEN', 'A named person decides this, and not the service.');
  const { state } = await lockIncidentInAnyState(work, incidentId);
  const next = stateAfter(state, move);
  if (!next) {
    const possible = movesFrom(state);
    throw new Refusal(
      'CONFLICT',
      `An incident that is ${state} cannot go this way. Possible: ${possible.join(', ')}.`,
      { state, possible },
    );
  }
  if (lifecycle[move].needsReason && !reason?.trim()) {
    throw new Refusal(
      'REASON_REQUIRED',
      'Say why: a named person decides this, with a reason that stays on record.',
      { field: 'reason' },
    );
  }
  const said = reason?.trim()
    ? await makeStatement(work, { kind: 'MOVE_REASON', text: reason, incidentId })
    : null;
  await updateRows(db, IncidentRow, { organizationId, id: incidentId }, { state: next, updatedAt: now });
  await record(work, {
    type: 'incident.moved',
    incidentId,
    details: { from: state, to: next, reason: said },
  });
  return { incidentId };
}
