import type { Capacity } from '../../domain/approval-policy.ts';
import { record } from '../../platform/audit/record.ts';
import type { Work } from '../../platform/database/work.ts';
import { refuseWhileAsked } from '../changes/refuse-while-asked.ts';
import { lockNotice } from '../find-notice.ts';
import { decider, refuseAuthor } from '../refuse-author.ts';
import type { NoticeTools } from '../texts/notices-context.ts';
import { findApprovalPolicy } from './approval-policy.batch.ts';
import { approvalsUnderWay, audienceUnderWay } from './approval-round.ts';
import { keepDecision, recordedPlace } from './decide-notice.ts';
import { readyToApprove } from './ready-to-approve.ts';
import { takePlace } from './take-place.ts';

export interface ApproveNoticeInput {
  readonly noticeId: string;
  /** The version that was read. */
  readonly version: number;
  /** As what it is approved, where the policy asks for that. */
  readonly capacity?: Capacity | null | undefined;
  readonly opinion?: string | null | undefined;
}

/**
 * Approves one exact version, in all its languages, for the audience as it stands, or as those before in the same round
 * found it. A named person, never one who wrote any version of it; not while an error stands or a change is asked. It is approved once every
 * step of the organization's policy has its people.
 */
export async function approveNotice(
  work: Work,
  tools: NoticeTools,
  { noticeId, version, capacity = null, opinion }: ApproveNoticeInput,
): Promise<{ noticeId: string; approvalId: string }> {
  const { db } = work;
  const decidedBy = decider(work);
  // Locked before its writers are read: an edit under way may be the approver's own.
  await lockNotice(work, noticeId);
  await refuseAuthor(work, noticeId, decidedBy);
  const { material, audience: current } = await readyToApprove(work, tools, { noticeId, version });
  const { notice } = material;
  await refuseWhileAsked(work, noticeId);
  const policy = await findApprovalPolicy(db, notice.audience);
  const underWay = await approvalsUnderWay(db, notice, policy, false);
  const agreed = await audienceUnderWay(db, notice, underWay, current);
  const round = agreed ? underWay : [];
  const place = await takePlace(work, notice, policy, { round, capacity, memberId: decidedBy });
  const kept = await keepDecision(work, {
    notice,
    version: material.version,
    verdict: 'APPROVED',
    audience: agreed ?? current,
    decidedBy,
    opinion: opinion?.trim() ? opinion : null,
    place,
  });
  await record(work, {
    type: 'notice.approved',
    incidentId: notice.incidentId,
    details: {
      ...{ noticeId, version, contentHash: material.version.contentHash.toString('hex') },
      ...kept,
      ...recordedPlace(place),
    },
  });
  return { noticeId, approvalId: kept.approvalId };
}
