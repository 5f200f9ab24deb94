import type { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';
import { EventRow } from './event.row.ts';
import { eventHash, GENESIS } from './event-hash.ts';

export type RecordVerdict =
  | { readonly intact: true; readonly entries: number; readonly head: string }
  | { readonly intact: false; readonly entries: number; readonly firstBad: number; readonly reason: string };

const PAGE = 1_000;

/** Recomputes an organization's chain from its first entry; names the first one that was changed, removed or forged. */
export async function verifyRecord(db: EntityManager, organizationId: string): Promise<RecordVerdict> {
  let previous: Buffer = GENESIS;
  let seq = 0;
  const bad = (at: number, reason: string): RecordVerdict => ({
    intact: false,
    entries: seq,
    firstBad: at,
    reason,
  });

  for (;;) {
    const page = await db
      .createQueryBuilder(EventRow, 'event')
      .where('event.organizationId = :organizationId and event.seq > :seq', { organizationId, seq })
      .orderBy('event.seq')
      .limit(PAGE)
      .getMany();
    for (const row of page) {
      if (row.seq !== seq + 1) return bad(seq + 1, 'this entry is missing');
      if (!row.previousHash.equals(previous)) return bad(row.seq, 'it does not follow the entry before it');
      if (!row.hash.equals(eventHash(previous, entryOf(row))))
        return bad(row.seq, 'its content is not what was recorded');
      previous = row.hash;
      seq = row.seq;
    }
    if (page.length < PAGE) break;
  }

  const [head] = await db.query('select seq, hash from event_head where organization_id = $1', [
    organizationId,
  ]);
  const headSeq = Number(head?.seq ?? 0);
  if (headSeq !== seq)
    return bad(Math.min(headSeq, seq) + 1, 'the record is shorter or longer than its head says');
  if (head && !previous.equals(head.hash)) return bad(seq, 'the head names another hash');
  return { intact: true, entries: seq, head: previous.toString('hex') };
}

function entryOf(row: EventRow) {
  const { organizationId, seq, id, type, actor, incidentId, details } = row;
  return {
    organizationId,
    seq,
    id,
    type,
    at: (row.at as DateTime<true>).toUTC().toISO(),
    actor,
    incidentId,
    details,
  };
}
