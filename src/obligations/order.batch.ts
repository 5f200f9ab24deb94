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

/** What had better be answered before an obligation or with it, and is not yet. */
export interface AdvisedFirst {
  readonly id: string;
  /** The duty that had better come first, and to whom. */
  readonly duty: string;
  readonly recipient: string;
  /** Who says so. */
  readonly citation: string;
  readonly weight: 'WARNING' | 'ADVICE';
}

/** For each obligation what its rule advises to answer first, where that is owed, open, and not even prepared: what is ready can go with it. */
export const advisedFirstOf: Batch<string, AdvisedFirst[]> = async (db, ids) => {
  const rows: (AdvisedFirst & { of: string })[] = await db.query(
    `select a.id as of, b.id, b.rule ->> 'citation' as duty, coalesce(b.recipient_name, b.recipient_key) as recipient,
            advice ->> 'citation' as citation, advice ->> 'weight' as weight
       from obligation a
      cross join lateral jsonb_array_elements(coalesce(a.rule #> '{order,advised}', '[]')) as advice
       join obligation b on b.organization_id = a.organization_id and b.incident_id = a.incident_id
        and b.rule_id = advice ->> 'after'
      where a.id = any($1) and b.verdict = 'REQUIRED' and b.state in ('OPEN', 'PARTLY_MET') and b.answered_at is null
        and not exists (select from prepared_filing p where p.organization_id = b.organization_id and p.obligation_id = b.id)
        and not exists (select from filing f where f.organization_id = b.organization_id and f.obligation_id = b.id
                           and not exists (select from filing_step s where s.organization_id = f.organization_id
                                              and s.filing_id = f.id and s.state = 'REJECTED'))
      order by b.due_at, b.id, a.id`,
    [ids],
  );
  return manyEach(ids, rows, ({ of }) => of);
};
