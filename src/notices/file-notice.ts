import { DateTime } from 'luxon';
import { notFound, Refusal } from '../domain/refusal.ts';
import type { NewFiling } from '../obligations/new-filing.ts';
import { ObligationRow } from '../obligations/obligation.row.ts';
import { phaseOf } from '../obligations/phase-of.ts';
import { proofOf, recordFiling } from '../obligations/record-filing.ts';
import type { Work } from '../platform/database/work.ts';
import { findValidApproval } from './find-valid-approval.ts';
import { NoticeObligationRow } from './notice.row.ts';

export interface NoticeFiling extends NewFiling {
  readonly noticeId: string;
}

/** Records that an approved notice was handed in: the filing names the exact text by its digest. */
export async function fileNotice(
  work: Work,
  { noticeId, ...filing }: NoticeFiling,
): Promise<{ filingId: string }> {
  const { db, organizationId, now } = work;
  // What was handed in while its approval held is recorded after it, too.
  const at = DateTime.min(filing.submittedAt ?? now, now);
  const { notice, version, approval } = await findValidApproval(db, organizationId, noticeId, at);
  await proofOf(work, notice.incidentId, filing.proofAttachmentId);
  await phaseOf(work, filing);
  const answers = await db.existsBy(NoticeObligationRow, {
    organizationId,
    noticeId,
    obligationId: filing.obligationId,
  });
  if (!answers) {
    const { obligationId: id } = filing;
    if (!(await db.existsBy(ObligationRow, { organizationId, id }))) throw notFound('obligation');
    throw new Refusal(
      'CONFLICT',
      'This notice was not written for this obligation. Draft one that names it, or record the filing without a notice.',
    );
  }
  return recordFiling(work, filing, {
    noticeId,
    noticeVersion: version.version,
    contentDigest: approval.contentHash,
  });
}
