import { waitAfter } from '../domain/page-schedule.ts';
import { lockRecord, record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { enqueue } from '../platform/jobs/enqueue.ts';
import { PageDeliveryRow } from './page-delivery.row.ts';
import type { PageOutcome } from './page-outcome.ts';
import { PagerEndpointRow } from './pager-endpoint.row.ts';

/** Keeps what an attempt came to, and plans the next one. Of two that made the same attempt, one is kept. */
export async function settlePage(
  work: Work,
  deliveryId: string,
  attempt: number,
  { came, status, problem, waitSeconds }: PageOutcome,
): Promise<void> {
  const { db, organizationId, now } = work;
  await lockRecord(work);
  const delivery = await db.findOne(PageDeliveryRow, {
    where: { organizationId, id: deliveryId },
    lock: { mode: 'pessimistic_write' },
  });
  if (delivery?.state !== 'PENDING' || delivery.attempts !== attempt) return;
  const attempts = attempt + 1;
  // Who tests an endpoint wants to know now.
  const wait = came === 'AGAIN' && delivery.kind !== 'TEST' ? waitAfter(attempts, waitSeconds) : null;
  const state =
    came === 'DELIVERED' || came === 'UNCERTAIN' ? came : wait === null ? ('FAILED' as const) : 'PENDING';
  await updateRows(
    db,
    PageDeliveryRow,
    { organizationId, id: deliveryId },
    {
      state,
      attempts,
      lastStatus: status,
      lastProblem: problem,
      nextAttemptAt: wait === null ? null : now.plus({ seconds: wait }),
      settledAt: state === 'PENDING' ? null : now,
    },
  );
  if (wait !== null)
    await enqueue(
      work,
      'deliver-page',
      { organizationId, deliveryId, attempt: attempts },
      { inSeconds: wait },
    );
  if (state === 'FAILED' && delivery.incidentId) {
    const { incidentId, channel } = delivery;
    await record(work, {
      type: 'page.failed',
      incidentId,
      details: { deliveryId, channel, attempts, status },
    });
  }
  if (came === 'GONE' && delivery.endpointId) await forget(work, delivery.endpointId);
}

/** 410 Gone: the endpoint is not called again until somebody sets it up anew. */
async function forget(work: Work, endpointId: string): Promise<void> {
  const { db, organizationId, now } = work;
  const change = { disabledAt: now, disabledWhy: 'GONE' as const, updatedAt: now };
  await updateRows(db, PagerEndpointRow, { organizationId, id: endpointId }, change);
  await record(work, { type: 'pager.endpoint-disabled', details: { endpointId, why: 'GONE' } });
}
