import { Refusal } from '../domain/refusal.ts';
import { record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { DispatchRow } from './dispatch.row.ts';
import { lockDispatch } from './pause-dispatch.ts';

/**
 * Ends a dispatch for good: what has not been sent is not sent. Only a message whose text is just being handed over goes
 * on; the workers see to those. A cancelled run achieves nothing for its obligations.
 */
export async function cancelDispatch(work: Work, dispatchId: string): Promise<{ dispatchId: string }> {
  const { db, organizationId, now } = work;
  const { state, incidentId } = await lockDispatch(work, dispatchId);
  if (state !== 'RUNNING' && state !== 'PAUSED')
    throw new Refusal('CONFLICT', 'This dispatch has ended already.', { state });
  // Rows a worker is just writing are left to the workers, so that neither waits for the other.
  const [cancelled] = await db.query(
    `update delivery set state = 'CANCELLED', worker_id = null, next_at = null, updated_at = now()
      where organization_id = $1 and dispatch_id = $2 and id in (
        select id from delivery where organization_id = $1 and dispatch_id = $2 and state in ('PENDING', 'DEFERRED', 'CLAIMED')
           for update skip locked)
      returning id`,
    [organizationId, dispatchId],
  );
  await updateRows(
    db,
    DispatchRow,
    { organizationId, id: dispatchId },
    { state: 'CANCELLED', completedAt: now, updatedAt: now },
  );
  // What was sent before, a message being handed over included, has left.
  const [{ accepted }] = await db.query(
    `select count(*)::int as accepted from delivery
      where organization_id = $1 and dispatch_id = $2 and state in ('ACCEPTED', 'SENDING', 'UNCERTAIN')`,
    [organizationId, dispatchId],
  );
  await record(work, {
    type: 'dispatch.cancelled',
    incidentId,
    details: { dispatchId, cancelled: cancelled.length, accepted },
  });
  return { dispatchId };
}
