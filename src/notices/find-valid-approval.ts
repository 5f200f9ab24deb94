import type { EntityManager } from 'typeorm';
import { contentHash, standing } from '../domain/approval.ts';
import { Refusal } from '../domain/refusal.ts';
import { ApprovalRow } from './approval.row.ts';
import { findNotice, findNoticeVersion, findVariants } from './find-notice.ts';
import type { NoticeRow, NoticeVariantRow, NoticeVersionRow } from './notice.row.ts';

export interface ValidApproval {
  readonly notice: NoticeRow;
  /** The approved text: send this and nothing else. */
  readonly version: NoticeVersionRow;
  readonly variants: readonly NoticeVariantRow[];
  readonly approval: ApprovalRow;
}

const because = {
  NEVER_DECIDED: 'Nobody has approved it yet.',
  EDITED_SINCE: 'It was edited after it was approved: the new version needs an approval of its own.',
  REFUSED: 'The newest decision on this version refuses it.',
} as const;

/** The approval a notice may be sent under, or NOT_APPROVED with the reason. */
export async function findValidApproval(
  db: EntityManager,
  organizationId: string,
  noticeId: string,
): Promise<ValidApproval> {
  const notice = await findNotice(db, organizationId, noticeId);
  const approvals = await db.find(ApprovalRow, {
    where: { organizationId, noticeId },
    // Of two decisions in one millisecond the refusal counts as the later.
    order: { decidedAt: 'ASC', verdict: 'ASC', id: 'ASC' },
  });
  const state = standing(
    notice.currentVersion,
    approvals.map(({ noticeVersion, verdict }) => ({ version: noticeVersion, verdict })),
  );
  const approval = approvals.filter(({ noticeVersion }) => noticeVersion === notice.currentVersion).at(-1);
  if (state !== 'APPROVED' || !approval) {
    const reason = state === 'APPROVED' ? 'NEVER_DECIDED' : state;
    throw new Refusal('NOT_APPROVED', `This notice may not be sent. ${because[reason]}`, {
      reason,
      version: notice.currentVersion,
    });
  }
  const version = await findNoticeVersion(db, organizationId, noticeId, notice.currentVersion);
  const variants = await findVariants(db, organizationId, noticeId, notice.currentVersion);
  // Computed again: the text itself must be what was approved, not a column that says so.
  const { locale, templateId, code, checkUrl } = notice;
  if (
    !contentHash({ ...version, locale, templateId, variants, code, checkUrl }).equals(approval.contentHash)
  ) {
    throw new Refusal(
      'NOT_APPROVED',
      'This notice may not be sent. Its text is not the one that was approved.',
      {
        reason: 'CONTENT_DIFFERS',
        version: notice.currentVersion,
      },
    );
  }
  return { notice, version, variants, approval };
}
