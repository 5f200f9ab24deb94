import type { ApprovalRow } from '../../notices/approval.row.ts';
import { noticeWords } from '../../notices/render/notice-words.ts';
import { cell, quoted } from '../markdown-page.ts';
import type { Gathered } from './gather-report.ts';
import type { GatheredNotice } from './gather-sending.ts';
import type { Words } from './page-words.ts';

/** The texts that were sent or filed, in each language, and who approved them. Drafts stay in the house (rule 14). */
export function writeNotices(report: Gathered, words: Words): string[] {
  const used = usedVersions(report);
  const shown = report.notices.flatMap((notice) =>
    notice.versions
      .filter(({ version }) => used.has(`${notice.row.id} ${version}`))
      .flatMap((version) => writeVersion(notice, version, report, words)),
  );
  return ['## Notices that were sent or filed', '', ...(shown.length === 0 ? ['None.', ''] : shown)];
}

/** "<notice> <version>" of each text that was sent or filed. */
export function usedVersions({ dispatches, obligations }: Gathered): ReadonlySet<string> {
  return new Set([
    ...dispatches.map(({ row }) => `${row.noticeId} ${row.noticeVersion}`),
    ...obligations.flatMap(({ filings }) =>
      filings.flatMap(({ noticeId, noticeVersion, state }) =>
        noticeId && state !== 'PREPARED' ? [`${noticeId} ${noticeVersion}`] : [],
      ),
    ),
  ]);
}

function writeVersion(
  { row, variants, approvals, confirmations }: GatheredNotice,
  version: GatheredNotice['versions'][number],
  { glass }: Gathered,
  { time, who, said }: Words,
): string[] {
  const approvedOf = (approval: ApprovalRow): string[] => {
    const { verdict, decidedBy, decidedAt, audience, capacity, expiresAt } = approval;
    const alone = glass.get(approval.id);
    const people = audience.kind === 'PEOPLE' ? `, for ${audience.total} people` : '';
    return [
      `- ${verdict}${placeOf(approval)} by ${cell(who(decidedBy))}${capacity ? ` as ${capacity}` : ''}, ${time(decidedAt)}${people}${expiresAt ? `, until ${time(expiresAt)}` : ''}.`,
      ...(alone
        ? [
            `- That was approved by one person alone (break-glass): ${cell(said(alone.reasonId))} ${
              alone.outcome && alone.reviewedAt
                ? `Reviewed by ${cell(who(alone.reviewedBy))}, ${time(alone.reviewedAt)}: ${alone.outcome}.`
                : `Review due ${time(alone.dueAt)}.`
            }`,
          ]
        : []),
    ];
  };
  const read = noticeWords(version, row.locale);
  const own = <T extends { noticeVersion: number }>(all: readonly T[]) =>
    all.filter(({ noticeVersion }) => noticeVersion === version.version);
  return [
    `### To ${row.audience.toLowerCase()} (${cell(row.locale)}): ${cell(read.subject)}`,
    '',
    `Version ${version.version}, SHA-256 ${version.contentHash.toString('hex')}.`,
    '',
    ...own(approvals).flatMap(approvedOf),
    ...own(confirmations).map(
      ({ confirmedBy, confirmedAt, incidentVersion, reasonId }) =>
        `- Held to be true against version ${incidentVersion} of the facts by ${cell(who(confirmedBy))}, ${time(confirmedAt)}: ${cell(said(reasonId))}`,
    ),
    '',
    ...quoted(read.body),
    ...variants
      .filter((variant) => variant.version === version.version)
      .flatMap((variant) => {
        const { subject, body } = noticeWords(variant, variant.locale);
        return [`The same in ${cell(variant.locale)}: ${cell(subject)}`, '', ...quoted(body)];
      }),
  ];
}

/** Which step of the organization's policy an approval fills, and whether others had to follow. */
function placeOf({ step, policyVersion, settles }: ApprovalRow): string {
  if (step === null || policyVersion === 0) return '';
  return ` (step ${step} of policy ${policyVersion}${settles ? ', which completes it' : ''})`;
}
