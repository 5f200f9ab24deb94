import { record } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import { keepDecision } from './decide-notice.ts';
import type { NoticeTools } from './notices-context.ts';
import { readyToApprove } from './ready-to-approve.ts';
import { decider, refuseAuthor } from './refuse-author.ts';

export interface ApproveNoticeInput {
  readonly noticeId: string;
  /** The version that was read. */
  readonly version: number;
  readonly opinion?: string | null | undefined;
}

/**
 * Approves one exact version, in all its languages, for the audience as it stands. A named person, never one who wrote
 * any version of it; not while an error stands.
 */
export async function approveNotice(
  work: Work,
  tools: NoticeTools,
  { noticeId, version, opinion }: ApproveNoticeInput,
): Promise<{ noticeId: string; approvalId: string }> {
  const decidedBy = decider(work);
  await refuseAuthor(work, noticeId, decidedBy);
  const { material, audience } = await readyToApprove(work, tools, { noticeId, version });
  const { notice } = material;
  const kept = await keepDecision(work, {
    notice,
    version: material.version,
    verdict: 'APPROVED',
    audience,
    decidedBy,
    opinion: opinion?.trim() ? opinion : null,
  });
  await record(work, {
    type: 'notice.approved',
    incidentId: notice.incidentId,
    details: { noticeId, version, contentHash: material.version.contentHash.toString('hex'), ...kept },
  });
  return { noticeId, approvalId: kept.approvalId };
}
