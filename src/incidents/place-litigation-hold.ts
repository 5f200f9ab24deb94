import { v7 as uuid } from 'uuid';
import { memberOf } from '../domain/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { record } from '../platform/audit/record.ts';
import { insertRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { lockIncidentInAnyState } from './find-incident.ts';
import { LitigationHoldRow } from './litigation-hold.row.ts';

/**
 * Keeps everything of an incident from being erased until the hold is lifted: what is needed for legal claims goes before
 * erasure (GDPR Art. 17(3)(e)). Claims often come after the end, so a closed incident takes one, too.
 */
export async function placeLitigationHold(
  work: Work,
  input: { readonly incidentId: string; readonly reason: string },
): Promise<{ litigationHoldId: string }> {
  const { db, organizationId, now } = work;
  const placedBy = memberOf(work.actor);
  if (!placedBy) throw new Refusal('FORBIDDEN', 'A litigation hold is placed by a named person.');
  const { id: incidentId } = await lockIncidentInAnyState(work, input.incidentId);
  const reason = await makeStatement(work, { kind: 'LITIGATION_REASON', text: input.reason, incidentId });
  const id = uuid({ msecs: now.toMillis() });
  await insertRows(db, LitigationHoldRow, {
    ...{ organizationId, id, incidentId, reasonId: reason.statementId, placedBy, placedAt: now },
    ...{ liftedBy: null, liftedAt: null, liftReasonId: null },
  });
  const details = { litigationHoldId: id, carriedFrom: null, reason };
  await record(work, { type: 'litigation-hold.placed', incidentId, details });
  return { litigationHoldId: id };
}
