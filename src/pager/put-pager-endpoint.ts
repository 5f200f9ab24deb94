import { IsNull } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { memberOf } from '../domain/actor.ts';
import { found, Refusal } from '../domain/refusal.ts';
import { lockRecord, record } from '../platform/audit/record.ts';
import { insertRows, updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import type { MasterKey } from '../platform/keys/key-ring.ts';
import { checkUrl, type Reach } from '../platform/web/check-url.ts';
import { newWebhookSecret } from '../platform/web/sign-webhook.ts';
import { openSecrets, sealSecrets } from './endpoint-secrets.ts';
import { PagerEndpointRow } from './pager-endpoint.row.ts';

export interface PagerEndpointInput {
  readonly url: string;
  /** An endpoint that has moved, or is to be called again. */
  readonly endpointId?: string | null | undefined;
}

export interface EndpointTools {
  readonly masterKey: MasterKey;
  readonly pager: Reach;
}

const MOST = 10;

/** Makes an endpoint, and its secret, which is answered this once; or gives a known one another URL and calls it again. */
export async function putPagerEndpoint(
  work: Work,
  { masterKey, pager }: EndpointTools,
  { url: typed, endpointId }: PagerEndpointInput,
): Promise<{ endpointId: string; secret: string | null }> {
  const { db, organizationId, now } = work;
  await lockRecord(work);
  const known = endpointId
    ? found(await db.findOneBy(PagerEndpointRow, { organizationId, id: endpointId }), 'endpoint')
    : null;
  const checked = checkUrl(typed.trim(), pager);
  if (!checked.ok)
    throw new Refusal('INVALID_INPUT', `Pages cannot go to this URL: ${checked.problem}.`, { field: 'url' });
  const { href: url, host } = checked.url;
  const id = known?.id ?? uuid({ msecs: now.toMillis() });
  let secret: string | null = null;
  if (known) {
    const secrets = await openSecrets(work, masterKey, known);
    const sealed = await sealSecrets(work, masterKey, id, { ...secrets, url });
    const change = { host, sealed, updatedAt: now, disabledAt: null, disabledWhy: null };
    await updateRows(db, PagerEndpointRow, { organizationId, id }, change);
  } else {
    if ((await db.countBy(PagerEndpointRow, { organizationId, disabledAt: IsNull() })) >= MOST)
      throw new Refusal('LIMIT_EXCEEDED', `Pages go to ${MOST} endpoints at the most: disable one first.`);
    secret = newWebhookSecret();
    await insertRows(db, PagerEndpointRow, {
      organizationId,
      id,
      host,
      sealed: await sealSecrets(work, masterKey, id, { url, secret, previous: null }),
      previousUntil: null,
      createdBy: memberOf(work.actor),
      createdAt: now,
      updatedAt: now,
      disabledAt: null,
      disabledWhy: null,
    });
  }
  await record(work, { type: 'pager.endpoint-put', details: { endpointId: id } });
  return { endpointId: id, secret };
}
