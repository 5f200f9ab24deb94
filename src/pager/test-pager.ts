import { v7 as uuid } from 'uuid';
import { found, Refusal } from '../domain/refusal.ts';
import { record } from '../platform/audit/record.ts';
import { insertRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { enqueue } from '../platform/jobs/enqueue.ts';
import { pageBody } from './page-body.ts';
import { PageDeliveryRow } from './page-delivery.row.ts';
import { PagerEndpointRow } from './pager-endpoint.row.ts';

/** Sends a page of kind TEST to one endpoint, once: what became of it stands on the delivery within seconds. */
export async function testPager(work: Work, endpointId: string): Promise<{ deliveryId: string }> {
  const { db, organizationId, now } = work;
  const endpoint = found(
    await db.findOneBy(PagerEndpointRow, { organizationId, id: endpointId }),
    'endpoint',
  );
  if (endpoint.disabledAt)
    throw new Refusal(
      'CONFLICT',
      'This endpoint is disabled. Give it its URL again with putPagerEndpoint, then test it.',
    );
  const deliveryId = uuid({ msecs: now.toMillis() });
  const sequence = await record(work, { type: 'pager.tested', details: { endpointId, deliveryId } });
  await insertRows(db, PageDeliveryRow, {
    organizationId,
    id: deliveryId,
    alertId: null,
    kind: 'TEST',
    step: 0,
    channel: 'WEBHOOK',
    memberId: null,
    contactId: null,
    endpointId,
    body: pageBody({ kind: 'TEST', step: 0, alert: null, incident: null, exercise: false, sequence, now }),
    state: 'PENDING',
    attempts: 0,
    lastStatus: null,
    lastProblem: null,
    nextAttemptAt: now,
    createdAt: now,
    settledAt: null,
  });
  await enqueue(work, 'deliver-page', { organizationId, deliveryId, attempt: 0 });
  return { deliveryId };
}
