import { createHmac } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import type { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';
import { derive } from '../platform/keys/seal.ts';

/** So many tries at once, and so many more with each hour. */
export interface Allowance {
  readonly atOnce: number;
  readonly perHour: number;
}

/** Who is bounded: strangers by their network, what an organization sends by the organization. */
export interface Bounded {
  readonly id: string;
  readonly allowance: Allowance;
}

const TIDIED_AT_ONCE = 20;

/**
 * Takes one try; false: all are spent. A leaky bucket that needs no count, only the instant until when tries are spent
 * (the generic cell rate algorithm), so that one row and one statement are enough, however many processes ask.
 */
export async function takeTry(
  db: Pick<EntityManager, 'query'>,
  { id, allowance }: Bounded,
  now: DateTime,
): Promise<boolean> {
  const at = now.toJSDate();
  const each = 3600 / allowance.perHour;
  const taken: unknown[] = await db.query(
    `insert into public_caller as c (id, spent_until) values ($1, $2::timestamptz + make_interval(secs => $3))
     on conflict (id) do update set spent_until = greatest(c.spent_until, $2) + make_interval(secs => $3)
       where greatest(c.spent_until, $2) + make_interval(secs => $3) <= $2::timestamptz + make_interval(secs => $4)
     returning id`,
    [id, at, each, each * allowance.atOnce],
  );
  // What has run out bounds nobody: the table never holds more than those who came within an hour or so.
  await db.query(
    `delete from public_caller where id in (
       select id from public_caller where spent_until < $1 order by spent_until limit ${TIDIED_AT_ONCE} for update skip locked)`,
    [at],
  );
  return taken.length > 0;
}

/** Gives a try back: it was no guess. */
export async function giveBackTry(
  db: Pick<EntityManager, 'query'>,
  { id, allowance }: Bounded,
): Promise<void> {
  await db.query(
    'update public_caller set spent_until = spent_until - make_interval(secs => $2) where id = $1',
    [id, 3600 / allowance.perHour],
  );
}

/**
 * Who a stranger is for a limit: a keyed digest of their network and the day, so that the table tells nobody who asked, and
 * nothing of yesterday. One network is an IPv4 address or an IPv6 /64, of which a single home has as many addresses as it likes.
 */
export function strangerId(
  masterKey: { readonly bytes: Buffer },
  purpose: string,
  address: string,
  now: DateTime,
): string {
  const network = networkOf(address);
  return idOf(masterKey, `${purpose}/${now.toUTC().toISODate()}/${network}`);
}

/** Mails that an organization's form may cause: enough for a busy day, too few to flood anybody with. */
const ANSWERS: Allowance = { atOnce: 1_000, perHour: 1_000 };

export function organizationBound(masterKey: { readonly bytes: Buffer }, organizationId: string): Bounded {
  return { id: idOf(masterKey, `answers/${organizationId}`), allowance: ANSWERS };
}

/** Mails to labels of one mailbox, of which anybody can make as many as they like for a stranger: three, and three more a day later. */
const LABELS: Allowance = { atOnce: 3, perHour: 3 / 24 };

export function mailboxBound(masterKey: { readonly bytes: Buffer }, mailbox: string): Bounded {
  return { id: idOf(masterKey, `mailbox/${mailbox}`), allowance: LABELS };
}

/** An id that no other purpose has. */
function idOf(masterKey: { readonly bytes: Buffer }, what: string): string {
  const digest = createHmac('sha256', derive(masterKey.bytes, 'public/caller')).update(what).digest('hex');
  return digest.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  return Buffer.from(parsed.toByteArray().slice(0, 8)).toString('hex');
}
