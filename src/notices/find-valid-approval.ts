import type { DateTime } from 'luxon';
import { type EntityManager, In, IsNull } from 'typeorm';
import { contentHash, settledIn, sinceSettled, standing } from '../domain/approval.ts';
import { grantedTo } from '../domain/permissions.ts';
import { Refusal } from '../domain/refusal.ts';
import { MemberRow } from '../platform/auth/member.row.ts';
import { ApprovalRow, asDecided } from './approval.row.ts';
import { findNotice, findNoticeVersion, findVariants } from './find-notice.ts';
import type { NoticeRow, NoticeVariantRow, NoticeVersionRow } from './notice.row.ts';

export interface ValidApproval {
  readonly notice: NoticeRow;
  /** The approved text: send this and nothing else. */
  readonly version: NoticeVersionRow;
  readonly variants: readonly NoticeVariantRow[];
  /** The decision that made the approval complete. */
  readonly approval: ApprovalRow;
}

const because = {
  NEVER_DECIDED: 'Nobody has approved it yet.',
  INCOMPLETE:
    'Not everybody its approval policy asks for has approved it: notice { approvalProgress } says who is awaited.',
  EXPIRED: 'Its approval has expired: have the same version approved again.',
  EDITED_SINCE: 'It was edited after it was approved: the new version needs an approval of its own.',
  REFUSED: 'The newest decision on this version refuses it.',
} as const;

/** The complete approval a notice may be sent or handed in under at an instant, or NOT_APPROVED with the reason: the one door. */
export async function findValidApproval(
  db: EntityManager,
  organizationId: string,
  noticeId: string,
  at: DateTime,
): Promise<ValidApproval> {
  const notice = await findNotice(db, organizationId, noticeId);
  const approvals = await db.find(ApprovalRow, {
    where: { organizationId, noticeId },
    order: asDecided,
  });
  const state = standing(notice.currentVersion, approvals.map(asDecision), at);
  const own = approvals.filter(({ noticeVersion }) => noticeVersion === notice.currentVersion);
  const approval = settledIn(own);
  if (state !== 'APPROVED' || !approval) {
    const reason = state === 'APPROVED' ? 'NEVER_DECIDED' : state;
    const expiredAt = reason === 'EXPIRED' ? (approval?.expiresAt?.toUTC().toISO() ?? null) : null;
    throw new Refusal('NOT_APPROVED', `This notice may not be sent. ${because[reason]}`, {
      ...{ reason, version: notice.currentVersion },
      ...(expiredAt && { expiredAt }),
    });
  }
  await refuseGone(db, organizationId, own.slice(0, own.indexOf(approval) + 1));
  const version = await findNoticeVersion(db, organizationId, noticeId, notice.currentVersion);
  const variants = await findVariants(db, organizationId, noticeId, notice.currentVersion);
  // Computed again: the text itself must be what was approved, not a column that says so. All of the round are bound to it.
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

/** Who gave the approval may give one still: neither gone nor without the role (ASVS 8.3.2). `decisions`: up to the last of it. */
async function refuseGone(
  db: EntityManager,
  organizationId: string,
  decisions: readonly ApprovalRow[],
): Promise<void> {
  const [last] = decisions.slice(-1);
  const round = [...sinceSettled(decisions.slice(0, -1)), ...decisions.slice(-1)].filter(
    ({ policyVersion, audienceHash }) =>
      policyVersion === last?.policyVersion && last.audienceHash.equals(audienceHash),
  );
  const by = [...new Set(round.map(({ decidedBy }) => decidedBy))];
  const members = await db.findBy(MemberRow, { organizationId, id: In(by), disabledAt: IsNull() });
  const needed = last?.step === null ? 'notice:break-glass' : 'notice:approve';
  const may = ({ roles }: MemberRow) => grantedTo(roles, null).has(needed);
  const gone = by.filter((id) => !members.some((one) => one.id === id && may(one)));
  if (gone.length > 0)
    throw new Refusal(
      'NOT_APPROVED',
      'This notice may not be sent. Somebody who approved it may not approve any more: have the same version approved again.',
      { reason: 'APPROVER_GONE', version: last?.noticeVersion ?? null, memberIds: gone },
    );
}

/** A row as the rules of approval see it. */
export function asDecision({ noticeVersion: version, verdict, settles, expiresAt }: ApprovalRow) {
  return { version, verdict, settles, expiresAt };
}
