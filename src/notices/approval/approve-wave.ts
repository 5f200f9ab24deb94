import { Refusal } from '../../domain/refusal.ts';
import { record } from '../../platform/audit/record.ts';
import type { Work } from '../../platform/database/work.ts';
import type { ApprovedAudience } from '../approved-audience.ts';
import { noticeAudience } from '../audience/notice-audience.ts';
import { pendingWaveOf } from '../audience/wave.batch.ts';
import { refuseWhileAsked } from '../changes/refuse-while-asked.ts';
import { refuseUnsound } from '../checks/refuse-unsound.ts';
import { refuseOldVersion } from '../drafts/edit-notice.ts';
import { lockNotice } from '../find-notice.ts';
import { findValidApproval } from '../find-valid-approval.ts';
import type { NoticeRow } from '../notice.row.ts';
import { decider, refuseAuthor } from '../refuse-author.ts';
import type { NoticeTools } from '../texts/notices-context.ts';
import { findApprovalPolicy } from './approval-policy.batch.ts';
import { approvalsUnderWay, audienceUnderWay } from './approval-round.ts';
import type { ApproveNoticeInput } from './approve-notice.ts';
import { keepDecision, recordedPlace } from './decide-notice.ts';
import { takePlace } from './take-place.ts';

export interface ApproveWaveInput extends Pick<ApproveNoticeInput, 'noticeId' | 'version' | 'capacity'> {
  /** How many people were added, as notice { wave { added } } said: nobody is let in unseen. */
  readonly added: number;
}

/**
 * Confirms the people who were added after an approval, for the same text: a supplementary wave. The text stays the one
 * that was approved; the new approval names the wider audience, and a dispatch of it writes only to those not written to.
 * It goes through the same steps as the approval of the text.
 */
export async function approveWave(
  work: Work,
  tools: NoticeTools,
  { noticeId, version, capacity = null, added }: ApproveWaveInput,
): Promise<{ noticeId: string; approvalId: string }> {
  const { db, organizationId, now } = work;
  const decidedBy = decider(work);
  const notice = await lockNotice(work, noticeId);
  refuseOldVersion(notice, version);
  await refuseAuthor(work, noticeId, decidedBy);
  await refuseWhileAsked(work, noticeId);
  const { version: text, approval } = await findValidApproval(db, organizationId, noticeId, now);
  const before = approval.audience;
  const current = await noticeAudience(db, notice);
  if (before.kind !== 'PEOPLE' || current.kind !== 'PEOPLE')
    throw new Refusal('CONFLICT', 'Only a notice to people goes out in waves.');
  const policy = await findApprovalPolicy(db, notice.audience);
  const underWay = await approvalsUnderWay(db, notice, policy, true);
  const agreed = await audienceUnderWay(db, notice, underWay, current);
  const goesOn = agreed?.kind === 'PEOPLE' && agreed.wave?.added === added ? agreed : null;
  if (!goesOn) await refuseOtherNumber(work, notice, added, agreed);
  await refuseUnsound(work, tools, noticeId);
  const round = goesOn ? underWay : [];
  const place = await takePlace(work, notice, policy, { round, capacity, memberId: decidedBy });
  const kept = await keepDecision(work, {
    ...{ notice, version: text, verdict: 'APPROVED', decidedBy, opinion: null, place },
    audience: goesOn ?? { ...current, wave: { after: before.peopleRevision, added } },
  });
  const { approvalId, audienceHash } = kept;
  await record(work, {
    type: 'notice.wave-approved',
    incidentId: notice.incidentId,
    details: { noticeId, version, approvalId, audienceHash, added, ...recordedPlace(place) },
  });
  return { noticeId, approvalId };
}

async function refuseOtherNumber(
  { db }: Work,
  { id }: NoticeRow,
  added: number,
  agreed: ApprovedAudience | null,
): Promise<void> {
  const waiting = (await pendingWaveOf(db, [id]))[0]?.added ?? 0;
  if (waiting === 0)
    throw new Refusal('CONFLICT', 'Nobody was added since this was approved: there is no wave to confirm.');
  if (waiting === added) return;
  const underWay = agreed?.kind === 'PEOPLE' ? agreed.wave?.added : undefined;
  throw new Refusal(
    'CONFLICT',
    `${waiting} people were added by now, not ${added}. Look at notice { wave } again, then confirm that number.${
      underWay === undefined
        ? ''
        : ` A wave of ${underWay} is under way: confirm ${underWay} to go on with it.`
    }`,
    { added: waiting, underWay: underWay ?? null },
  );
}
