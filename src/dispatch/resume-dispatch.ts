import { Refusal } from '../domain/refusal.ts';
import { refuseUnsound } from '../notices/checks/refuse-unsound.ts';
import { findValidApproval } from '../notices/find-valid-approval.ts';
import type { NoticeTools } from '../notices/texts/notices-context.ts';
import { lockRecord, record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { DispatchRow } from './dispatch.row.ts';
import { lockDispatch } from './pause-dispatch.ts';
import { refuseHeld } from './refuse-held.ts';
import { startSending } from './start-sending.ts';

/** Goes on with a paused dispatch where it stopped: what was sent stays sent. Not if its text lost its approval, by time too, or contradicts the record, or law enforcement asked to hold it back. */
export async function resumeDispatch(
  work: Work,
  tools: NoticeTools,
  dispatchId: string,
): Promise<{ dispatchId: string }> {
  const dispatch = await lockDispatch(work, dispatchId);
  if (dispatch.state !== 'PAUSED')
    throw new Refusal('CONFLICT', 'Only a paused dispatch can be resumed.', { state: dispatch.state });
  const { db, organizationId, now } = work;
  const { version } = await findValidApproval(db, organizationId, dispatch.noticeId, now);
  if (version.version !== dispatch.noticeVersion)
    throw new Refusal(
      'NOT_APPROVED',
      'The notice was edited since: cancel this dispatch and start the new version.',
      {
        version: version.version,
      },
    );
  await refuseUnsound(work, tools, dispatch.noticeId);
  await lockRecord(work);
  await refuseHeld(work, dispatch);
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
