import type { EntityManager } from 'typeorm';
import {
  dispatchesOf,
  type LiveCoverage,
  liveCoverageOf,
  progressOf,
  type StateCount,
} from '../../dispatch/dispatch.batch.ts';
import type { DispatchRow } from '../../dispatch/dispatch.row.ts';
import type { OtherChannel } from '../../dispatch/told-otherwise.row.ts';
import type { ApprovalRow } from '../../notices/approval.row.ts';
import { GlassReviewRow } from '../../notices/glass-review.row.ts';
import {
  confirmationsOf,
  decisionsOf,
  noticesOf,
  variantsOf,
  versionsOf,
} from '../../notices/notice.batch.ts';
import type { NoticeRow, NoticeVariantRow, NoticeVersionRow } from '../../notices/notice.row.ts';
import type { NoticeConfirmationRow } from '../../notices/notice-confirmation.row.ts';

export interface GatheredNotice {
  readonly row: NoticeRow;
  readonly versions: readonly NoticeVersionRow[];
  readonly variants: readonly NoticeVariantRow[];
  readonly approvals: readonly ApprovalRow[];
  readonly confirmations: readonly NoticeConfirmationRow[];
}

/** People told another way than by mail. */
export interface ToldCount {
  readonly noticeId: string;
  readonly channel: OtherChannel;
  readonly jurisdiction: string;
  readonly count: number;
  readonly first: string;
  readonly last: string;
}

export interface GatheredSending {
  readonly notices: readonly GatheredNotice[];
  /** Approvals of one person alone, by the approval. */
  readonly glass: ReadonlyMap<string, GlassReviewRow>;
  readonly dispatches: readonly {
    readonly row: DispatchRow;
    readonly coverage: readonly LiveCoverage[];
    readonly progress: readonly StateCount[];
  }[];
  readonly told: readonly ToldCount[];
}

/** Reads the texts of an incident, who approved them, and what sending them achieved. */
export async function gatherSending(
  db: EntityManager,
  of: { readonly organizationId: string; readonly incidentId: string },
  filesReach: boolean,
): Promise<GatheredSending> {
  const [notices = []] = await noticesOf(db, [of.incidentId]);
  const noticeIds = notices.map(({ id }) => id);
  const versions = await versionsOf(db, noticeIds);
  const variants = await variantsOf(db, noticeIds);
  const decisions = await decisionsOf(db, noticeIds);
  const confirmations = await confirmationsOf(db, noticeIds);
  const glass = await db.findBy(GlassReviewRow, of);
  const [dispatches = []] = await dispatchesOf(db, [of.incidentId]);
  const dispatchIds = dispatches.map(({ id }) => id);
  const coverage = await (filesReach ? liveCoverageOf.byFile : liveCoverageOf.byMail)(db, dispatchIds);
  const progress = await progressOf(db, dispatchIds);
  return {
    notices: notices.map((row, i) => ({
      row,
      versions: versions[i] ?? [],
      variants: variants[i] ?? [],
      approvals: (decisions[i] ?? []).map(({ approval }) => approval),
      confirmations: confirmations[i] ?? [],
    })),
    glass: new Map(glass.map((review) => [review.approvalId, review])),
    dispatches: dispatches.map((row, i) => ({
      row,
      coverage: coverage[i] ?? [],
      progress: progress[i] ?? [],
    })),
    told: await toldOtherwise(db, of),
  };
}

async function toldOtherwise(
  db: EntityManager,
  { organizationId, incidentId }: { readonly organizationId: string; readonly incidentId: string },
): Promise<ToldCount[]> {
  const rows: (Omit<ToldCount, 'first' | 'last'> & { first: Date; last: Date })[] = await db.query(
    `select t.notice_id as "noticeId", t.channel, p.jurisdiction, count(*)::int as count,
            min(t.told_at) as first, max(t.told_at) as last
       from told_otherwise t
       join affected_person p on p.organization_id = t.organization_id and p.id = t.person_id
      where t.organization_id = $1 and t.incident_id = $2
      group by 1, 2, 3 order by 5, 1, 2, 3`,
    [organizationId, incidentId],
  );
  return rows.map(({ first, last, ...row }) => ({
    ...row,
    first: first.toISOString(),
    last: last.toISOString(),
  }));
}
