import { found, Refusal } from '../../domain/refusal.ts';
import { makeStatement } from '../../platform/audit/make-statement.ts';
import { record } from '../../platform/audit/record.ts';
import { updateRows } from '../../platform/database/rows.ts';
import type { Work } from '../../platform/database/work.ts';
import { ApprovalRow } from '../approval.row.ts';
import { findNoticeVersion, lockNotice } from '../find-notice.ts';
import { GlassReviewRow, type ReviewOutcome } from '../glass-review.row.ts';
import { decider } from '../refuse-author.ts';
import { findApprovalPolicy } from './approval-policy.batch.ts';
import { keepDecision } from './decide-notice.ts';
import { outsideSteps } from './take-place.ts';

export interface ReviewBreakGlassInput {
  readonly approvalId: string;
  readonly outcome: ReviewOutcome;
  /** Needed with an objection. */
  readonly comment?: string | null | undefined;
}

/**
 * Another person looks at an approval under break-glass, and confirms or objects. An objection takes the approval back:
 * what was not sent yet is not sent.
 */
export async function reviewBreakGlass(
  work: Work,
  { approvalId, outcome, comment }: ReviewBreakGlassInput,
): Promise<{ noticeId: string }> {
  const { db, organizationId, now } = work;
  const reviewedBy = decider(work);
  const key = { organizationId, approvalId };
  const opened = found(await db.findOneBy(GlassReviewRow, key), 'break-glass approval');
  const notice = await lockNotice(work, opened.noticeId);
  const {
    brokenBy,
    noticeId,
    incidentId,
    outcome: known,
  } = found(await db.findOneBy(GlassReviewRow, key), 'break-glass approval');
  if (known) throw new Refusal('CONFLICT', 'This was reviewed already.', { outcome: known });
  if (brokenBy === reviewedBy)
    throw new Refusal('FORBIDDEN', 'You broke the glass: somebody else reviews it.', { reason: 'AUTHOR' });
  const text = comment?.trim() ?? '';
  if (outcome === 'OBJECTED' && text === '')
    throw new Refusal('REASON_REQUIRED', 'Say what was wrong: it is answered by people, not by a tick.', {
      field: 'comment',
    });
  const said = text === '' ? null : await makeStatement(work, { kind: 'GLASS_REVIEW', text, incidentId });
  await updateRows(db, GlassReviewRow, key, {
    ...{ outcome, reviewedBy, reviewedAt: now, commentId: said?.statementId ?? null },
  });
  await record(work, {
    type: 'notice.glass-reviewed',
    incidentId,
    details: { noticeId, approvalId, outcome, comment: said },
  });
  if (outcome === 'OBJECTED') {
    const approval = found(await db.findOneBy(ApprovalRow, { organizationId, id: approvalId }), 'approval');
    const version = await findNoticeVersion(db, organizationId, noticeId, approval.noticeVersion);
    const { audience } = approval;
    const kept = await keepDecision(work, {
      ...{ notice, version, verdict: 'REFUSED', audience, decidedBy: reviewedBy, opinion: text },
      place: outsideSteps(await findApprovalPolicy(db, notice.audience), null),
    });
    await record(work, {
      type: 'notice.refused',
      incidentId,
      details: { noticeId, version: version.version, approvalId: kept.approvalId, opinion: kept.opinion },
    });
  }
  return { noticeId };
}
