import type { EntityManager } from 'typeorm';
import { type Batch, manyEach } from '../platform/database/batch.ts';

interface Waiting {
  /** What waits. */
  readonly id: string;
  /** What has to be answered before it, and is not yet. */
  readonly first: string;
}

/** Which obligations of an incident wait for which others, as their rules order them: both still to be answered. */
function findWaiting(db: EntityManager, of: 'a' | 'b', ids: readonly string[]): Promise<Waiting[]> {
  const open = (t: string) =>
    `${t}.verdict <> 'NOT_REQUIRED' and ${t}.state in ('OPEN', 'PARTLY_MET') and ${t}.answered_at is null`;
  return db.query(
    `select a.id, b.id as first
       from obligation a
       join obligation b on b.organization_id = a.organization_id and b.incident_id = a.incident_id
      where ${of}.id = any($1) and ${open('b')} ${of === 'b' ? `and ${open('a')}` : ''}
        and ((a.rule #> '{order,after}') ? b.rule_id or (b.rule #> '{order,before}') ? a.rule_id)
      order by b.due_at, b.id, a.due_at, a.id`,
    [ids],
  );
}

/** The obligations that have to be answered before each, and are not yet. */
export const waitsForOf: Batch<string, string[]> = async (db, ids) =>
  manyEach(ids, await findWaiting(db, 'a', ids), ({ id }) => id).map((pairs) =>
    pairs.map(({ first }) => first),
  );

/** The obligations that wait for each. */
export const holdsUpOf: Batch<string, string[]> = async (db, ids) =>
  manyEach(ids, await findWaiting(db, 'b', ids), ({ first }) => first).map((pairs) =>
    pairs.map(({ id }) => id),
  );
