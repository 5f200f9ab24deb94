import { found, Refusal } from '../domain/refusal.ts';
import { lockRecord, record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { lockObligations, settle } from './complete-dispatch.ts';
import { DeliveryRow } from './delivery.row.ts';
import { DispatchRow } from './dispatch.row.ts';
import { lockDispatch } from './pause-dispatch.ts';
import { refuseHeld } from './refuse-held.ts';
import { startSending } from './start-sending.ts';

export interface SettleDelivery {
  readonly dispatchId: string;
  readonly deliveryId: string;
  /** RESEND sends it again, MARK_SENT takes a person's word that it arrived. */
  readonly as: 'RESEND' | 'MARK_SENT';
}

/** Decides an uncertain delivery: nothing but a person, or the dispatch's policy once, sends it again. */
export async function settleDelivery(
  work: Work,
  { dispatchId, deliveryId, as }: SettleDelivery,
  filesReach: boolean,
): Promise<{ dispatchId: string }> {
  const { db, organizationId, now } = work;
  const dispatch = await lockDispatch(work, dispatchId);
  const key = { organizationId, dispatchId, id: deliveryId };
  const delivery = found(await db.findOneBy(DeliveryRow, key), 'delivery');
  if (delivery.state !== 'UNCERTAIN') {
    throw new Refusal('CONFLICT', 'Only an uncertain delivery is decided by hand.', {
      state: delivery.state,
    });
  }
  const { incidentId } = dispatch;
  if (as === 'RESEND') {
    if (dispatch.state === 'CANCELLED')
      throw new Refusal('CONFLICT', 'This dispatch was cancelled: nothing of it is sent any more.', {
        state: dispatch.state,
      });
    await lockRecord(work);
    if (dispatch.kind === 'LIVE') await refuseHeld(work, dispatch);
    await updateRows(db, DeliveryRow, key, {
      state: 'PENDING',
      resends: delivery.resends + 1,
      nextAt: null,
      updatedAt: now,
    });
    // A paused one stays paused: why it waits has nothing to do with this message.
    if (dispatch.state === 'COMPLETED') {
      await updateRows(
        db,
        DispatchRow,
        { organizationId, id: dispatchId },
        { state: 'RUNNING', completedAt: null, updatedAt: now },
      );
    }
    if (dispatch.state !== 'PAUSED') await startSending(work, dispatchId);
    await record(work, {
      type: 'delivery.settled',
      incidentId,
      details: { dispatchId, deliveryId, as: 'RESENT' },
    });
    return { dispatchId };
  }
  const obligations = dispatch.state === 'COMPLETED' ? await lockObligations(work, dispatch) : [];
  await updateRows(db, DeliveryRow, key, {
    state: 'ACCEPTED',
    response: 'marked as sent by a person',
    updatedAt: now,
  });
  await record(work, {
    type: 'delivery.settled',
    incidentId,
    details: { dispatchId, deliveryId, as: 'MARKED_SENT' },
  });
  if (dispatch.state === 'COMPLETED') await settle(work, dispatch, obligations, filesReach);
  return { dispatchId };
}
