import { Refusal } from '../domain/refusal.ts';
import { record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { DispatchRow } from './dispatch.row.ts';
import { lockDispatch } from './pause-dispatch.ts';

/** Ends a dispatch for good: what has not been sent is not sent. A cancelled run achieves nothing for its obligations. */
export async function cancelDispatch(work: Work, dispatchId: string): Promise<{ dispatchId: string }> {
  const { db, organizationId, now } = work;
  const { state, incidentId } = await lockDispatch(work, dispatchId);
  if (state !== 'RUNNING' && state !== 'PAUSED')
    throw new Refusal('CONFLICT', 'This dispatch has ended already.', { state });
  const [cancelled] = await db.query(
    `update delivery set state = 'CANCELLED', updated_at = now()
      where organization_id = $1 and dispatch_id = $2 and state in ('PENDING', 'DEFERRED') returning id`,
    [organizationId, dispatchId],
  );
  await updateRows(
    db,
    DispatchRow,
    { organizationId, id: dispatchId },
    { state: 'CANCELLED', completedAt: now, updatedAt: now },
  );
  await db.query('delete from running_dispatch where organization_id = $1 and dispatch_id = $2', [
    organizationId,
    dispatchId,
  ]);
  await record(work, {
    type: 'dispatch.cancelled',
    incidentId,
    details: { dispatchId, cancelled: cancelled.length },
  });
  return { dispatchId };
}
