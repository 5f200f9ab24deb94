import { memberOf } from '../domain/actor.ts';
import { found, Refusal } from '../domain/refusal.ts';
import { lockIncidentInAnyState } from '../incidents/find-incident.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { HoldRow } from './hold.row.ts';

/** Ends a hold before its time, with a reason. What it stopped goes on when a person says so. */
export async function liftHold(
  work: Work,
  { holdId, reason }: { holdId: string; reason: string },
): Promise<{ holdId: string }> {
  const { db, organizationId, now } = work;
  const key = { organizationId, id: holdId };
  const { incidentId } = found(await db.findOneBy(HoldRow, key), 'hold');
  // Holds of one incident change under its lock alone.
  await lockIncidentInAnyState(work, incidentId);
  const hold = found(await db.findOneBy(HoldRow, key), 'hold');
  if (hold.liftedAt || (hold.endsAt && hold.endsAt <= now))
    throw new Refusal('CONFLICT', 'This hold has ended already: nothing is held back by it.', {
      endedAt: (hold.liftedAt ?? hold.endsAt)?.toISO() ?? null,
    });
  const said = await makeStatement(work, { kind: 'HOLD_LIFT_REASON', text: reason, incidentId });
  await updateRows(db, HoldRow, key, {
    ...{ liftedAt: now, liftedBy: memberOf(work.actor), liftReasonId: said.statementId },
  });
  await record(work, { type: 'hold.lifted', incidentId, details: { holdId, reason: said } });
  return { holdId };
}
