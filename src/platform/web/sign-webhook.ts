import { randomBytes } from 'node:crypto';
import type { DateTime } from 'luxon';
import { Webhook } from 'standardwebhooks';

const SECRET_BYTES = 32;

/** A new secret of the form Standard Webhooks 1.0 asks for. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
}

/** The three headers of Standard Webhooks 1.0: one signature per secret, so that a rotation loses no message. */
export function webhookHeaders(
  secrets: readonly string[],
  { id, at, body }: { readonly id: string; readonly at: DateTime; readonly body: string },
): Record<string, string> {
  const time = at.toJSDate();
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.toSeconds())),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, time, body)).join(' '),
  };
}
