import { settledIn } from '../../domain/approval.ts';
import { oursToTell, STILL_LISTED } from '../../people/recipients-sql.ts';
import type { Batch } from '../../platform/database/batch.ts';
import { decisionsOf, noticeById, obligationsOfNotice } from '../notice.batch.ts';
import { isFor } from './places.ts';

/** People who were added after the newest approval of a text, and are not in it. */
export interface PendingWave {
  readonly added: number;
  readonly byJurisdiction: readonly { readonly jurisdiction: string; readonly count: number }[];
}

/** Who waits for a wave of each notice; null: nobody, or its current version is not approved. */
export const pendingWaveOf: Batch<string, PendingWave | null> = async (db, ids) => {
  const notices = await noticeById(db, ids);
  const decisions = await decisionsOf(db, ids);
  const obligations = await obligationsOfNotice(db, ids);
  const waiting = notices.map((notice, i) => {
    const own = (decisions[i] ?? []).map(({ approval }) => approval);
    const newest = settledIn(own.filter(({ noticeVersion }) => noticeVersion === notice?.currentVersion));
    return notice && newest?.verdict === 'APPROVED' && newest.audience.kind === 'PEOPLE'
      ? { at: i, notice, after: newest.audience.peopleRevision }
      : null;
  });
  const asked = waiting.filter((one) => one !== null);
  const counts: { at: number; jurisdiction: string; count: number }[] = await db.query(
    `select w.at, p.jurisdiction, count(*)::int as count
       from unnest($1::int[], $2::uuid[], $3::int[]) w (at, incident_id, after)
       join affected_person p on p.organization_id = tocsin_tenant() and p.incident_id = w.incident_id and p.listed_revision > w.after
      where ${STILL_LISTED} and ${oursToTell(`(select coalesce(array_agg(d.id), '{}') from data_set d
              where d.organization_id = p.organization_id and d.incident_id = p.incident_id and d.role = 'PROCESSOR'
                and not exists (select from data_set_mandate m
                                 where m.organization_id = d.organization_id and m.data_set_id = d.id))`)}
      group by 1, 2 order by 1, 3 desc, 2`,
    [
      asked.map(({ at }) => at),
      asked.map(({ notice }) => notice.incidentId),
      asked.map(({ after }) => after),
    ],
  );
  return waiting.map((one, i) => {
    if (!one) return null;
    const isOwed = isFor(one.notice, obligations[i] ?? []);
    const places = counts.filter(({ at, jurisdiction }) => at === i && isOwed(jurisdiction));
    const added = places.reduce((sum, { count }) => sum + count, 0);
    const byJurisdiction = places.map(({ jurisdiction, count }) => ({ jurisdiction, count }));
    return added === 0 ? null : { added, byJurisdiction };
  });
};
