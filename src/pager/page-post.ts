import { admittedTo } from '../incidents/admissions.ts';
import type { Work } from '../platform/database/work.ts';
import type { MasterKey } from '../platform/keys/key-ring.ts';
import type { Post } from '../platform/web/post-once.ts';
import { webhookHeaders } from '../platform/web/sign-webhook.ts';
import { AlertRow } from './alert.row.ts';
import { openSecrets } from './endpoint-secrets.ts';
import type { PageDeliveryRow } from './page-delivery.row.ts';
import { PagerEndpointRow } from './pager-endpoint.row.ts';

/** The signed request of one attempt; its id is the same at each, so that the receiver knows a repeat. Null: not wanted any more. */
export async function pagePost(
  work: Work,
  master: MasterKey,
  { id, alertId, attempts, endpointId, body }: PageDeliveryRow,
): Promise<Post | null> {
  const { db, organizationId, now } = work;
  const endpoint = endpointId && (await db.findOneBy(PagerEndpointRow, { organizationId, id: endpointId }));
  if (!endpoint || endpoint.disabledAt || body === null) return null;
  const alert = alertId && (await db.findOneBy(AlertRow, { organizationId, id: alertId }));
  // The first attempt goes out whatever happened since: the receiver has to hear of it at all.
  if (alert && alert.state !== 'OPEN' && attempts > 0) return null;
  // Restricted since it was written: what names the incident does not go out any more.
  if (alert && body.includes(alert.incidentId) && (await admittedTo(db, organizationId, alert.incidentId)))
    return null;
  const { url, secret, previous } = await openSecrets(work, master, endpoint);
  const overlaps = previous !== null && endpoint.previousUntil !== null && endpoint.previousUntil > now;
  const secrets = overlaps ? [secret, previous] : [secret];
  return {
    url,
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Tocsin',
      ...webhookHeaders(secrets, { id: `page_${id}`, at: now, body }),
    },
  };
}
