import { memberOf } from '../domain/actor.ts';
import { found, Refusal } from '../domain/refusal.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { lockIncidentInAnyState } from './find-incident.ts';
import { LitigationHoldRow } from './litigation-hold.row.ts';

/** Ends a litigation hold with a reason. What was refused while it stood is asked for anew. */
export async function liftLitigationHold(
  work: Work,
  { litigationHoldId: id, reason }: { readonly litigationHoldId: string; readonly reason: string },
): Promise<{ litigationHoldId: string }> {
  const { db, organizationId, now } = work;
  const key = { organizationId, id };
  const { incidentId } = found(await db.findOneBy(LitigationHoldRow, key), 'litigation hold');
  // Holds of one incident change under its lock alone.
  await lockIncidentInAnyState(work, incidentId);
  const hold = found(await db.findOneBy(LitigationHoldRow, key), 'litigation hold');
  if (hold.liftedAt)
    throw new Refusal('CONFLICT', 'This litigation hold was lifted before.', {
      liftedAt: hold.liftedAt.toISO(),
    });
  const said = await makeStatement(work, { kind: 'LITIGATION_LIFT_REASON', text: reason, incidentId });
  const change = { liftedAt: now, liftedBy: memberOf(work.actor), liftReasonId: said.statementId };
  await updateRows(db, LitigationHoldRow, key, change);
  const details = { litigationHoldId: id, reason: said };
  await record(work, { type: 'litigation-hold.lifted', incidentId, details });
  return { litigationHoldId: id };
}
