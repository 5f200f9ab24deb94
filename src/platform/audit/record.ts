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
  const head = await nextHead(work);
  const entry = {
    organizationId,
    seq: head.seq,
    id: uuid({ msecs: now.toMillis() }),
    type: event.type,
    at: now.toUTC().toISO(),
    actor: recorded(work.actor),
    incidentId: event.incidentId ?? null,
    details: event.details as Record<string, unknown>,
  };
  const hash = eventHash(head.previous, entry);
  await insertRows(db, EventRow, { ...entry, at: now, previousHash: head.previous, hash });
  await db.query('update event_head set seq = $2, hash = $3 where organization_id = $1', [
    organizationId,
    head.seq,
    hash,
  ]);

  for (const react of (work.reactions[event.type] ?? []) as readonly Reaction[]) await react(work, event);
  return head.seq;
}

/** Locks the head until commit, so that numbers have no gaps and two writers cannot fork the chain. */
async function nextHead({ db, organizationId }: Work): Promise<{ seq: number; previous: Buffer }> {
  await db.query(
    'insert into event_head (organization_id, seq, hash) values ($1, 0, $2) on conflict do nothing',
    [organizationId, GENESIS],
  );
  const [head] = await db.query('select seq, hash from event_head where organization_id = $1 for update', [
    organizationId,
  ]);
  return { seq: Number(head.seq) + 1, previous: head.hash };
}

function recorded(actor: Actor): RecordedActor {
  return actor.kind === 'member'
    ? { kind: 'member', memberId: actor.memberId, tokenId: actor.tokenId }
    : { kind: 'system', name: actor.name };
}
