import { found, Refusal } from '../domain/refusal.ts';
import { lockRecord, record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import type { MasterKey } from '../platform/keys/key-ring.ts';
import { newWebhookSecret } from '../platform/web/sign-webhook.ts';
import { openSecrets, sealSecrets } from './endpoint-secrets.ts';
import { PagerEndpointRow } from './pager-endpoint.row.ts';

export interface Rotation {
  readonly endpointId: string;
  /** How long the old secret signs too, so that the receiver can be changed meanwhile. */
  readonly overlapHours?: number | null | undefined;
}

const USUAL_HOURS = 24;
const MOST_HOURS = 24 * 7;

/** Gives an endpoint a new secret. During the overlap each message carries two signatures, and either proves it. */
export async function rotatePagerSecret(
  work: Work,
  masterKey: MasterKey,
  { endpointId, overlapHours }: Rotation,
): Promise<{ endpointId: string; secret: string }> {
  const { db, organizationId, now } = work;
  const hours = overlapHours ?? USUAL_HOURS;
  if (hours < 0 || hours > MOST_HOURS)
    throw new Refusal('INVALID_INPUT', `overlapHours is between 0 and ${MOST_HOURS}.`, {
      field: 'overlapHours',
    });
  await lockRecord(work);
  const endpoint = found(
    await db.findOneBy(PagerEndpointRow, { organizationId, id: endpointId }),
    'endpoint',
  );
  const { url, secret: previous } = await openSecrets(work, masterKey, endpoint);
  const secret = newWebhookSecret();
  const sealed = await sealSecrets(work, masterKey, endpointId, {
    url,
    secret,
    previous: hours > 0 ? previous : null,
  });
  const previousUntil = now.plus({ hours });
  const change = { sealed, previousUntil, updatedAt: now };
  await updateRows(db, PagerEndpointRow, { organizationId, id: endpointId }, change);
  await record(work, {
    type: 'pager.secret-rotated',
    details: { endpointId, previousUntil: previousUntil.toISO() },
  });
  return { endpointId, secret };
}
