import { In } from 'typeorm';
import { obligationsOfNotice } from '../notices/notice.batch.ts';
import { type Batch, manyEach, oneEach } from '../platform/database/batch.ts';
import { isOwedIn } from './count-coverage.ts';
import { CoverageRow } from './coverage.row.ts';
import type { DeliveryState } from './delivery.row.ts';
import { DispatchRow } from './dispatch.row.ts';

export const dispatchById: Batch<string, DispatchRow | null> = async (db, ids) =>
  oneEach(ids, await db.findBy(DispatchRow, { id: In([...ids]) }), ({ id }) => id);

export const dispatchesOf: Batch<string, DispatchRow[]> = async (db, incidentIds) =>
  manyEach(
    incidentIds,
    await db.find(DispatchRow, {
      where: { incidentId: In([...incidentIds]) },
      order: { createdAt: 'ASC', id: 'ASC' },
    }),
    ({ incidentId }) => incidentId,
  );

export const coverageOfObligation: Batch<string, CoverageRow[]> = async (db, obligationIds) =>
  manyEach(
    obligationIds,
    await db.find(CoverageRow, {
      where: { obligationId: In([...obligationIds]) },
      order: { dispatchId: 'ASC', segment: 'ASC' },
    }),
    ({ obligationId }) => obligationId,
  );

export type LiveCoverage = Omit<CoverageRow, 'organizationId' | 'computedAt'>;

/** What each run has achieved so far, from the ledger: one count for all of them, laid over the obligations each answers. */
const liveCoverage =
  (filesReach: boolean): Batch<string, LiveCoverage[]> =>
  async (db, ids) => {
    const counted: (Omit<LiveCoverage, 'obligationId'> & { noticeId: string })[] = await db.query(
      `select "dispatchId", "noticeId", segment, count(*)::int as total, count(*) filter (where reached)::int as reached,
            count(*) filter (where unreached)::int as unreached,
            count(*) filter (where uncertain and not unreached)::int as uncertain
       from (select s.id as "dispatchId", s.notice_id as "noticeId", max(d.jurisdiction) as segment,
                    bool_and(d.state = 'ACCEPTED' and counts) as reached,
                    bool_or(d.state in ('FAILED', 'CANCELLED', 'WITHHELD') or (d.state = 'ACCEPTED' and not counts)) as unreached,
                    bool_or(d.state = 'UNCERTAIN') as uncertain
               from (select s.*, (s.transport = 'SMTP' or i.exercise or $2) as counts from dispatch s
                      join incident i on i.organization_id = s.organization_id and i.id = s.incident_id
                      where s.organization_id = tocsin_tenant() and s.id = any($1) and s.kind = 'LIVE' and s.state <> 'CANCELLED') s
               join delivery d on d.organization_id = tocsin_tenant() and d.dispatch_id = s.id and d.state <> 'SUPPRESSED'
              group by 1, 2, coalesce(d.person_id, d.id)) person
      group by 1, 2, 3 order by 1, 3`,
      [[...ids], filesReach],
    );
    const noticeIds = [...new Set(counted.map(({ noticeId }) => noticeId))];
    const answered = await obligationsOfNotice(db, noticeIds);
    const rows = counted.flatMap(({ noticeId, ...segment }) =>
      (answered[noticeIds.indexOf(noticeId)] ?? [])
        .filter((obligation) => isOwedIn(segment.segment, obligation))
        .map(({ id: obligationId }) => ({ ...segment, obligationId })),
    );
    return manyEach(ids, rows, ({ dispatchId }) => dispatchId);
  };
export const liveCoverageOf = { byMail: liveCoverage(false), byFile: liveCoverage(true) };

export interface StateCount {
  readonly dispatchId: string;
  readonly state: DeliveryState;
  readonly count: number;
}

/** Counted from the rows, never from a counter. */
export const progressOf: Batch<string, StateCount[]> = async (db, ids) =>
  manyEach(
    ids,
    (await db.query(
      `select dispatch_id as "dispatchId", state, count(*)::int as count from delivery
        where organization_id = tocsin_tenant() and dispatch_id = any($1) group by 1, 2 order by 1, 2`,
      [[...ids]],
    )) as StateCount[],
    ({ dispatchId }) => dispatchId,
  );
