import { found, Refusal } from '../domain/refusal.ts';
import { record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { settle } from './complete-dispatch.ts';
import { DeliveryRow } from './delivery.row.ts';
import { DispatchRow } from './dispatch.row.ts';
import { lockDispatch } from './pause-dispatch.ts';
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
    await updateRows(db, DeliveryRow, key, {
      state: 'PENDING',
      resends: delivery.resends + 1,
      nextAt: null,
      updatedAt: now,
    });
    await updateRows(
      db,
      DispatchRow,
      { organizationId, id: dispatchId },
      { state: 'RUNNING', completedAt: null, updatedAt: now },
    );
    await startSending(work, dispatchId);
    await record(work, {
      type: 'delivery.settled',
      incidentId,
      details: { dispatchId, deliveryId, as: 'RESENT' },
    });
    return { dispatchId };
  }
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
  if (dispatch.state === 'COMPLETED')
    await settle(work, dispatch, dispatch.transport === 'SMTP' || filesReach);
  return { dispatchId };
}
