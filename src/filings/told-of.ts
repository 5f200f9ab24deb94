import type { SceneTold } from '../domain/filing/scene.ts';
import { noticeWords } from '../notices/render/notice-words.ts';
import { type Batch, manyEach } from '../platform/database/batch.ts';

interface Run {
  readonly incidentId: string;
  readonly createdAt: Date;
  readonly reached: number;
  readonly total: number;
  readonly subject: string;
  readonly body: string;
  readonly locale: string;
}

/** What the people of an incident were told by runs that reached somebody, and how many of them; null: nobody was reached. */
export const toldOf: Batch<string, SceneTold | null> = async (db, incidentIds) => {
  // A run answers several duties to the same people: they are counted once, by the duty that covers most of them.
  const runs: Run[] = await db.query(
    `select n.incident_id as "incidentId", d.created_at as "createdAt", max(c.reached)::int as reached,
            max(c.total)::int as total, v.subject, v.body, n.locale
       from (select organization_id, dispatch_id, obligation_id, sum(reached) as reached, sum(total) as total
               from coverage where organization_id = tocsin_tenant() and incident_id = any($1) group by 1, 2, 3) c
       join dispatch d on d.organization_id = c.organization_id and d.id = c.dispatch_id and d.kind = 'LIVE'
       join notice n on n.organization_id = c.organization_id and n.id = d.notice_id and n.audience = 'PEOPLE'
       join notice_version v on v.organization_id = c.organization_id and v.notice_id = d.notice_id
         and v.version = d.notice_version
      where c.reached > 0
      group by n.incident_id, d.id, d.created_at, v.subject, v.body, n.locale order by d.created_at, d.id`,
    [incidentIds],
  );
  return manyEach(incidentIds, runs, ({ incidentId }) => incidentId).map(toldBy);
};

function toldBy(runs: readonly Run[]): SceneTold | null {
  const [first] = runs;
  if (first === undefined) return null;
  const texts = runs.map(({ subject, body, locale }) => {
    const words = noticeWords({ subject, body }, locale);
    return `${words.subject}\n\n${words.body.trim()}`;
  });
  return {
    on: first.createdAt.toISOString(),
    reached: runs.reduce((sum, { reached }) => sum + reached, 0),
    total: runs.reduce((sum, { total }) => sum + total, 0),
    texts: [...new Set(texts)],
  };
}
