import { Refusal } from '../domain/refusal.ts';
import { record } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import { keepDecision } from './decide-notice.ts';
import { refuseOldVersion } from './edit-notice.ts';
import { lockNotice } from './find-notice.ts';
import { findValidApproval } from './find-valid-approval.ts';
import { noticeAudience } from './notice-audience.ts';
import type { NoticeTools } from './notices-context.ts';
import { decider, refuseAuthor } from './refuse-author.ts';
import { refuseContradicted } from './refuse-contradicted.ts';
import { pendingWaveOf } from './wave.batch.ts';

export interface ApproveWaveInput {
  readonly noticeId: string;
  readonly version: number;
  /** How many people were added, as notice { wave { added } } said: nobody is let in unseen. */
  readonly added: number;
}

/**
 * Confirms the people who were added after an approval, for the same text: a supplementary wave. The text stays the one
 * that was approved; the new approval names the wider audience, and a dispatch of it writes only to those not written to.
 */
export async function approveWave(
  work: Work,
  tools: NoticeTools,
  { noticeId, version, added }: ApproveWaveInput,
): Promise<{ noticeId: string; approvalId: string }> {
  const { db, organizationId } = work;
  const decidedBy = decider(work);
  const notice = await lockNotice(work, noticeId);
  refuseOldVersion(notice, version);
  await refuseAuthor(work, noticeId, decidedBy);
  const { version: text, approval } = await findValidApproval(db, organizationId, noticeId);
  const before = approval.audience;
  const audience = await noticeAudience(db, notice);
  if (before.kind !== 'PEOPLE' || audience.kind !== 'PEOPLE')
    throw new Refusal('CONFLICT', 'Only a notice to people goes out in waves.');
  const waiting = (await pendingWaveOf(db, [noticeId]))[0]?.added ?? 0;
  if (waiting === 0)
    throw new Refusal('CONFLICT', 'Nobody was added since this was approved: there is no wave to confirm.');
  if (waiting !== added)
    throw new Refusal(
      'CONFLICT',
      `${waiting} people were added by now, not ${added}. Look at notice { wave } again, then confirm that number.`,
      { added: waiting },
    );
  await refuseContradicted(work, tools, noticeId);
  const kept = await keepDecision(work, {
    ...{ notice, version: text, verdict: 'APPROVED', decidedBy, opinion: null },
    audience: { ...audience, wave: { after: before.peopleRevision, added } },
  });
  await record(work, {
    type: 'notice.wave-approved',
    incidentId: notice.incidentId,
    details: { noticeId, version, approvalId: kept.approvalId, audienceHash: kept.audienceHash, added },
  });
  return { noticeId, approvalId: kept.approvalId };
}
