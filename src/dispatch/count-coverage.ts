import { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';
import { undeterminable, within } from '../domain/jurisdiction.ts';
import { regionOwed } from '../domain/recipients.ts';
import { findIncident } from '../incidents/find-incident.ts';
import type { ObligationRow } from '../obligations/obligation.row.ts';
import type { Coverage } from '../obligations/settle-by-coverage.ts';
import { oursToTell, STILL_LISTED, setsOfOthers } from '../people/recipients-sql.ts';
import type { Work } from '../platform/database/work.ts';
import type { DispatchRow } from './dispatch.row.ts';

/** What one run achieved for the people of one jurisdiction. */
export interface Segment {
  /** ISO 3166 code; "ZZ" where residence is not known: they are owed it by every rule. */
  readonly segment: string;
  readonly total: number;
  readonly reached: number;
  readonly unreached: number;
  readonly uncertain: number;
}

const UNKNOWN = undeterminable;

/**
 * Whether mail written to files counts. It reaches nobody; in an exercise that is the point, and the drill's own clocks
 * are met; in the demo it stands for the mail server.
 */
export function filesCount(
  { db, organizationId }: Work,
  { incidentId }: Pick<DispatchRow, 'incidentId'>,
  filesReach: boolean,
): Promise<boolean> {
  return filesCountFor(db, { organizationId, incidentId }, filesReach);
}

/** The same, for one who only reads. */
export async function filesCountFor(
  db: EntityManager,
  { organizationId, incidentId }: { readonly organizationId: string; readonly incidentId: string },
  filesReach: boolean,
): Promise<boolean> {
  return filesReach || (await findIncident(db, organizationId, incidentId)).exercise;
}

/**
 * Counts the ledger by jurisdiction, for the people an obligation is owed to: where a child and its guardian are both
 * written to, the child is reached when both are. Erased people are owed nothing any more.
 */
export async function coverageOf(
  { db, organizationId }: Work,
  { id, transport }: DispatchRow,
  obligation: ObligationRow,
  byFile: boolean,
): Promise<Segment[]> {
  const rows: Segment[] = await db.query(
    `select segment, count(*)::int as total, count(*) filter (where reached)::int as reached,
            count(*) filter (where unreached)::int as unreached,
            count(*) filter (where uncertain and not unreached)::int as uncertain
       from (select max(jurisdiction) as segment, bool_and(state = 'ACCEPTED') as reached,
                    bool_or(state in ('FAILED', 'CANCELLED', 'WITHHELD')) as unreached, bool_or(state = 'UNCERTAIN') as uncertain
               from delivery
              where organization_id = $1 and dispatch_id = $2 and state <> 'SUPPRESSED'
              group by coalesce(person_id, id)) person
      group by 1 order by 1`,
    [organizationId, id],
  );
  const owed = rows.filter(({ segment }) => isOwedIn(segment, obligation));
  if (transport === 'SMTP' || byFile) return owed;
  return owed.map((row) => ({ ...row, reached: 0, unreached: row.unreached + row.reached }));
}

/**
 * Whom all completed dispatches that answer an obligation were for, and how many of those at least one of them reached,
 * or who were told another way: a later wave to ten people says nothing of the hundred the first one missed. Whom
 * none reached and who was erased or taken off the list since is owed nothing any more.
 */
export async function coverageOfAll(
  { db, organizationId }: Work,
  obligation: ObligationRow,
  byFile: boolean,
): Promise<Coverage> {
  const rows: { segment: string; total: number; reached: number; since: Date | null }[] = await db.query(
    `select segment, count(*)::int as total, count(*) filter (where reached)::int as reached, min(started) as since
       from (select max(segment) as segment, bool_and(reached) as reached, min(started) as started, bool_or(gone) as gone
               from (select coalesce(d.person_id, d.id) as person_id, max(d.jurisdiction) as segment,
                            bool_or((d.state = 'ACCEPTED' and (s.transport = 'SMTP' or $3)) or t.person_id is not null) as reached,
                            bool_or(p.erased_at is not null or p.removed_at is not null) as gone,
                            least(min(s.created_at) filter (where d.state = 'ACCEPTED' and (s.transport = 'SMTP' or $3)),
                                  min(t.told_at)) as started
                       from notice_obligation o
                       join dispatch s on s.organization_id = $1 and s.notice_id = o.notice_id and s.kind = 'LIVE' and s.state = 'COMPLETED'
                       join delivery d on d.organization_id = $1 and d.dispatch_id = s.id and d.state <> 'SUPPRESSED'
                       left join affected_person p on p.organization_id = $1 and p.id = d.person_id
                       left join told_otherwise t on t.organization_id = $1 and t.notice_id = o.notice_id and t.person_id = d.person_id
                      where o.organization_id = $1 and o.obligation_id = $2
                      group by 1, d.recipient) recipient
              group by person_id) person
      where reached or gone is not true
      group by segment`,
    [organizationId, obligation.id, byFile],
  );
  const owed = rows.filter(({ segment }) => isOwedIn(segment, obligation));
  const sum = (of: 'total' | 'reached') => owed.reduce((so, row) => so + row[of], 0);
  const untold = await countUntold({ db, organizationId }, obligation);
  const starts = owed.flatMap(({ since }) => since?.getTime() ?? []);
  return {
    reached: sum('reached'),
    total: sum('total') + untold,
    since:
      starts.length === 0
        ? null
        : (DateTime.fromMillis(Math.min(...starts), { zone: 'utc' }) as DateTime<true>),
  };
}

/** People an obligation is owed to whom no completed dispatch was for: added after it was approved, or left to a later one. */
export async function countUntold(
  { db, organizationId }: Pick<Work, 'db' | 'organizationId'>,
  obligation: ObligationRow,
): Promise<number> {
  const rows: { segment: string; count: number }[] = await db.query(
    `select p.jurisdiction as segment, count(*)::int as count
       from affected_person p
       left join (select distinct d.person_id
                    from notice_obligation o
                    join dispatch s on s.organization_id = $1 and s.notice_id = o.notice_id and s.kind = 'LIVE' and s.state = 'COMPLETED'
                    join delivery d on d.organization_id = $1 and d.dispatch_id = s.id and d.person_id is not null
                   where o.organization_id = $1 and o.obligation_id = $2) told on told.person_id = p.id
      where p.organization_id = $1 and p.incident_id = $3 and ${STILL_LISTED} and ${oursToTell('$4')} and told.person_id is null
      group by 1`,
    [
      organizationId,
      obligation.id,
      obligation.incidentId,
      await setsOfOthers(db, { organizationId, incidentId: obligation.incidentId }),
    ],
  );
  return rows
    .filter(({ segment }) => isOwedIn(segment, obligation))
    .reduce((sum, { count }) => sum + count, 0);
}

export function isOwedIn(segment: string, { rule, recipientKey }: ObligationRow): boolean {
  const region = regionOwed(rule.recipient, recipientKey);
  return region === null || within(segment === UNKNOWN ? null : segment, region) !== 'NO';
}

/** Stores what was counted; counting again (an uncertain one was settled) replaces it. */
export async function writeCoverage(
  { db, organizationId, now }: Work,
  dispatchId: string,
  obligationId: string,
  segments: readonly Segment[],
): Promise<void> {
  for (const { segment, total, reached, unreached, uncertain } of segments) {
    await db.query(
      `insert into coverage (organization_id, dispatch_id, obligation_id, segment, total, reached, unreached, uncertain, computed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (organization_id, dispatch_id, obligation_id, segment) do update
         set total = excluded.total, reached = excluded.reached, unreached = excluded.unreached,
             uncertain = excluded.uncertain, computed_at = excluded.computed_at`,
      [
        organizationId,
        dispatchId,
        obligationId,
        segment,
        total,
        reached,
        unreached,
        uncertain,
        now.toJSDate(),
      ],
    );
  }
}
