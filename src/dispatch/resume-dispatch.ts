import { Refusal } from '../domain/refusal.ts';
import { record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { DispatchRow } from './dispatch.row.ts';
import { lockDispatch } from './pause-dispatch.ts';
import { startSending } from './start-sending.ts';

/** Goes on with a paused dispatch where it stopped: what was sent stays sent. */
export async function resumeDispatch(work: Work, dispatchId: string): Promise<{ dispatchId: string }> {
  const dispatch = await lockDispatch(work, dispatchId);
  if (dispatch.state !== 'PAUSED')
    throw new Refusal('CONFLICT', 'Only a paused dispatch can be resumed.', { state: dispatch.state });
  const { db, organizationId, now } = work;
  await updateRows(
    db,
    DispatchRow,
    { organizationId, id: dispatchId },
    { state: 'RUNNING', pauseReason: null, updatedAt: now },
  );
  await startSending(work, dispatchId);
  await record(work, { type: 'dispatch.resumed', incidentId: dispatch.incidentId, details: { dispatchId } });
  return { dispatchId };
}
