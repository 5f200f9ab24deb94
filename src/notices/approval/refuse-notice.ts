import { memberOf } from '../../domain/actor.ts';
import { Refusal } from '../../domain/refusal.ts';
import { record } from '../../platform/audit/record.ts';
import type { Work } from '../../platform/database/work.ts';
import { noticeAudience } from '../audience/notice-audience.ts';
import { refuseOldVersion } from '../drafts/edit-notice.ts';
import { findNoticeVersion, lockNotice } from '../find-notice.ts';
import { findApprovalPolicy } from './approval-policy.batch.ts';
import { keepDecision } from './decide-notice.ts';
import { outsideSteps } from './take-place.ts';

export interface RefuseNoticeInput {
  readonly noticeId: string;
  readonly version: number;
  /** Why: whoever mends the text needs it. */
  readonly opinion: string;
}

/** Refuses a version, with the reason: it ends the round under way, and takes back an approval of the same version. */
export async function refuseNotice(
  work: Work,
  { noticeId, version, opinion }: RefuseNoticeInput,
): Promise<{ noticeId: string; approvalId: string }> {
  const { db, organizationId } = work;
  const decidedBy = memberOf(work.actor);
  if (!decidedBy) throw new Refusal('FORBIDDEN', 'A notice is refused by a named person.');
  if (opinion.trim() === '') {
    throw new Refusal('REASON_REQUIRED', 'Say what is wrong with the notice: its author needs to know.', {
      field: 'opinion',
    });
  }
  const notice = await lockNotice(work, noticeId);
  refuseOldVersion(notice, version);
  const kept = await keepDecision(work, {
    notice,
    version: await findNoticeVersion(db, organizationId, noticeId, version),
    verdict: 'REFUSED',
    audience: await noticeAudience(db, notice),
    decidedBy,
    opinion,
    place: outsideSteps(await findApprovalPolicy(db, notice.audience), null),
  });
  const { approvalId } = kept;
  await record(work, {
    type: 'notice.refused',
    incidentId: notice.incidentId,
    details: { noticeId, version, approvalId, opinion: kept.opinion },
  });
  return { noticeId, approvalId };
}
