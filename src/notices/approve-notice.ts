import { memberOf } from '../domain/actor.ts';
import { wroteIt } from '../domain/approval.ts';
import { blocks } from '../domain/notice-problem.ts';
import { found, Refusal } from '../domain/refusal.ts';
import { record } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import { checkMaterialOf } from './check-material.batch.ts';
import { problemsOf } from './check-notice.ts';
import { keepDecision } from './decide-notice.ts';
import { refuseOldVersion } from './edit-notice.ts';
import { lockNotice } from './find-notice.ts';
import { NoticeVersionRow } from './notice.row.ts';
import { noticeAudience } from './notice-audience.ts';
import type { NoticeTools } from './notices-context.ts';

export interface ApproveNoticeInput {
  readonly noticeId: string;
  /** The version that was read. */
  readonly version: number;
  readonly opinion?: string | null | undefined;
}

/**
 * Approves one exact version for the audience as it stands. A named person, never one who wrote any version of it; not
 * while an error stands: what is wrong is data on the notice, so that it can be mended before anybody is asked.
 */
export async function approveNotice(
  work: Work,
  { catalog }: NoticeTools,
  { noticeId, version, opinion }: ApproveNoticeInput,
): Promise<{ noticeId: string; approvalId: string }> {
  const { db, organizationId } = work;
  const decidedBy = memberOf(work.actor);
  if (!decidedBy) throw new Refusal('FORBIDDEN', 'A notice is approved by a named person.');
  const notice = await lockNotice(work, noticeId);
  refuseOldVersion(notice, version);
  const versions = await db.find(NoticeVersionRow, {
    select: { writtenBy: true },
    where: { organizationId, noticeId },
  });
  if (
    wroteIt(
      decidedBy,
      versions.map(({ writtenBy }) => writtenBy),
    )
  ) {
    throw new Refusal('FORBIDDEN', 'You wrote a version of this notice: somebody else approves it.', {
      reason: 'AUTHOR',
    });
  }
  const material = found((await checkMaterialOf(db, [noticeId]))[0], 'notice');
  const errors = problemsOf(material, catalog.vocabulary, work.now).filter(blocks);
  if (errors.length > 0) {
    throw new Refusal(
      'NOTICE_HAS_PROBLEMS',
      `This notice cannot be approved yet: ${errors.map(({ message }) => message).join(' ')}`,
      { problems: errors.map(({ code, element }) => (element ? `${code} ${element}` : code)) },
    );
  }
  const audience = await noticeAudience(db, notice);
  if (audience.kind === 'PEOPLE' && audience.total === 0) {
    throw new Refusal(
      'CONFLICT',
      audience.leftOut?.people
        ? 'Everybody imported is only in data sets held for other controllers, who have not asked you to write to them: record their request first.'
        : 'Nobody has been imported yet, so there is no audience to approve: import the people first.',
    );
  }
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
