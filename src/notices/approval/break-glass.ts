import { glassWindow } from '../../domain/break-glass.ts';
import { Refusal } from '../../domain/refusal.ts';
import { showInstant } from '../../domain/time-display.ts';
import { makeStatement } from '../../platform/audit/make-statement.ts';
import { record } from '../../platform/audit/record.ts';
import { insertRows } from '../../platform/database/rows.ts';
import type { Work } from '../../platform/database/work.ts';
import { isPublic } from '../audience/audience-of-rule.ts';
import { GlassReviewRow } from '../glass-review.row.ts';
import { decider } from '../refuse-author.ts';
import type { NoticeTools } from '../texts/notices-context.ts';
import { findApprovalPolicy } from './approval-policy.batch.ts';
import { keepDecision } from './decide-notice.ts';
import { findGlassHours } from './glass-hours.ts';
import { answerForWarnings } from './override-warnings.ts';
import { readyToApprove } from './ready-to-approve.ts';
import { expiryOf, outsideSteps } from './take-place.ts';

export interface BreakGlassInput {
  readonly noticeId: string;
  /** The version that was read. */
  readonly version: number;
  /** Why nobody else approves it. */
  readonly reason: string;
}

/**
 * Approves a version without a second person (rule 9): for a first filing, and in the last hours before the earliest date
 * it answers. It stands alone, whatever the policy asks for. It takes a written reason, raises an alarm, and opens a review by somebody else that is due the next day.
 */
export async function breakGlass(
  work: Work,
  tools: NoticeTools,
  { noticeId, version, reason }: BreakGlassInput,
): Promise<{ noticeId: string; approvalId: string }> {
  const { db, organizationId, now } = work;
  const brokenBy = decider(work);
  if (reason.trim() === '') {
    throw new Refusal(
      'REASON_REQUIRED',
      'Say why nobody else can approve it in time: it is reviewed tomorrow.',
      {
        field: 'reason',
      },
    );
  }
  const { material, audience, openWarnings } = await readyToApprove(
    work,
    tools,
    { noticeId, version },
    { allowWarnings: true },
  );
  const { notice, obligations, zone } = material;
  const hours = await findGlassHours(db, organizationId);
  const window = glassWindow({ toAuthority: !isPublic(notice) }, obligations, hours, now);
  if (!window.isOpen) {
    const { opensAt } = window;
    const when = opensAt
      ? `It opens at ${showInstant(opensAt, zone)}, ${hours} hours before the earliest date this notice answers.`
      : 'The law names no date here, so there are no last hours.';
    throw new Refusal(
      'FORBIDDEN',
      `Break-glass is for first filings and the last hours. ${when} Until then ask somebody who may approve and wrote no version of it.`,
      { reason: 'GLASS_CLOSED', opensAt: opensAt?.toUTC().toISO() ?? null },
    );
  }
  const policy = await findApprovalPolicy(db, notice.audience);
  const kept = await keepDecision(work, {
    notice,
    version: material.version,
    verdict: 'APPROVED',
    audience,
    decidedBy: brokenBy,
    opinion: null,
    place: outsideSteps(policy, expiryOf(policy, now)),
  });
  const { incidentId } = notice;
  const said = await makeStatement(work, { kind: 'GLASS_REASON', text: reason, incidentId });
  // Alone at night nobody else can answer for a warning: the reason covers it, and the review looks at both.
  if (openWarnings.length > 0)
    await answerForWarnings(work, { material, warnings: openWarnings, by: brokenBy, reason: said });
  const dueAt = now.setZone(zone).plus({ days: 1 }).endOf('day').toUTC();
  await insertRows(db, GlassReviewRow, {
    organizationId,
    approvalId: kept.approvalId,
    ...{ noticeId, incidentId, reasonId: said.statementId, brokenBy, dueAt },
    ...{ outcome: null, commentId: null, reviewedBy: null, reviewedAt: null },
  });
  await record(work, {
    type: 'notice.glass-broken',
    incidentId,
    details: {
      ...{ noticeId, version, approvalId: kept.approvalId, audienceHash: kept.audienceHash },
      contentHash: material.version.contentHash.toString('hex'),
      because: window.because,
      reason: said,
      reviewDueAt: dueAt.toISO() ?? '',
    },
  });
  return { noticeId, approvalId: kept.approvalId };
}
