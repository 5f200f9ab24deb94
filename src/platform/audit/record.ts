import { DateTime } from 'luxon';
import { v7 as uuid } from 'uuid';
import type { Actor } from '../../domain/actor.ts';
import type { Event } from '../../domain/event.ts';
import { insertRows } from '../database/rows.ts';
import type { Reaction, Work } from '../database/work.ts';
import { EventRow, type RecordedActor } from './event.row.ts';
import { eventHash, GENESIS } from './event-hash.ts';

/**
 * Appends what happened to the organization's record, then lets its consequences run, all in the caller's transaction:
 * no entry, no change; a consequence that fails takes the change with it. Answers the entry's number.
 */
export async function record(work: Work, event: Event): Promise<number> {
  const { db, organizationId, now } = work;
  const head = await lockRecord(work);
  const seq = head.seq + 1;
  // Transactions begin in another order than they commit in: an entry is never earlier than the one before it.
  const at = DateTime.max(now, head.at) as DateTime<true>;
  const entry = {
    organizationId,
    seq,
    id: uuid({ msecs: now.toMillis() }),
    type: event.type,
    at: at.toUTC().toISO(),
    actor: recorded(work.actor),
    incidentId: event.incidentId ?? null,
    details: event.details as Record<string, unknown>,
  };
  const hash = eventHash(head.hash, entry);
  await insertRows(db, EventRow, { ...entry, at, previousHash: head.hash, hash });
  await db.query('update event_head set seq = $2, at = $3, hash = $4 where organization_id = $1', [
    organizationId,
    seq,
    at.toJSDate(),
    hash,
  ]);

  for (const react of (work.reactions[event.type] ?? []) as readonly Reaction[]) await react(work, event);
  return seq;
}

/**
 * Locks the organization's record until commit, so that numbers have no gaps and two writers cannot fork the chain.
 * The order of locks is incident, record, obligation, reminder: who locks an obligation first calls this before.
 */
export async function lockRecord({
  db,
  organizationId,
  now,
}: Work): Promise<{ seq: number; at: DateTime; hash: Buffer }> {
  await db.query(
    'insert into event_head (organization_id, seq, at, hash) values ($1, 0, $2, $3) on conflict do nothing',
    [organizationId, now.toJSDate(), GENESIS],
  );
  const [head] = await db.query(
    'select seq, at, hash from event_head where organization_id = $1 for update',
    [organizationId],
  );
  return { seq: Number(head.seq), at: DateTime.fromJSDate(head.at, { zone: 'utc' }), hash: head.hash };
}

function recorded(actor: Actor): RecordedActor {
  return actor.kind === 'member'
    ? { kind: 'member', memberId: actor.memberId, tokenId: actor.tokenId }
    : { kind: 'system', name: actor.name };
}
