import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Work } from '../database/work.ts';
import type { Repeatable } from '../graphql/context.ts';

const KEPT_HOURS = 24;
const LONGEST_KEY = 200;

/**
 * Runs a use case once per idempotency key and token: a repetition with the same input answers the first result, with
 * another input is refused. The key commits or rolls back with the use case; a concurrent twin waits for it.
 */
export async function once<T>(
  work: Work,
  name: string,
  input: Repeatable,
  useCase: () => Promise<T>,
): Promise<T> {
  const { idempotencyKey: key, ...request } = input;
  if (key === null || key === undefined || work.actor.kind !== 'member') return useCase();
  if (key === '' || key.length > LONGEST_KEY)
    throw new Refusal('INVALID_INPUT', `An idempotencyKey has 1 to ${LONGEST_KEY} characters.`);

  const { db, organizationId, now } = work;
  const slot = [organizationId, work.actor.tokenId, key];
  const hash = createHash('sha256')
    .update(canonicalJson([name, withoutNulls(request)]))
    .digest();
  await db.query('delete from idempotency_key where organization_id = $1 and created_at <= $2', [
    organizationId,
    now.minus({ hours: KEPT_HOURS }).toJSDate(),
  ]);
  const mine = await db.query(
    `insert into idempotency_key (organization_id, token_id, key, request_hash, created_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning key`,
    [...slot, hash, now.toJSDate()],
  );
  if (mine.length === 0) {
    const [first] = await db.query(
      'select request_hash, result from idempotency_key where organization_id = $1 and token_id = $2 and key = $3',
      slot,
    );
    if (!first?.request_hash.equals(hash)) {
      throw new Refusal(
        'IDEMPOTENCY_MISMATCH',
        'This idempotencyKey was used with another input. Take a new key for a new request.',
      );
    }
    return first.result as T;
  }
  const result = await useCase();
  await db.query(
    'update idempotency_key set result = $4 where organization_id = $1 and token_id = $2 and key = $3',
    [...slot, JSON.stringify(result ?? null)],
  );
  return result;
}

/** Absent and null mean the same to a client, and instants are compared as text. */
function withoutNulls(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_key, member) => {
    if (member === null || typeof member !== 'object' || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).filter(([, inner]) => inner !== null));
  });
}
