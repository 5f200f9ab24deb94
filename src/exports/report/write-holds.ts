import { isHandSet } from '../../obligations/hand-set.ts';
import { cell } from '../markdown-page.ts';
import type { Gathered } from './gather-report.ts';
import type { Words } from './page-words.ts';

/** Who asked for silence, how, until when, and what that did to each duty it is about. */
export function writeHolds({ holds, obligations }: Gathered, { time, who, said }: Words): string[] {
  if (holds.length === 0) return [];
  const affected = obligations.filter(
    ({ hold, row }) => hold !== null && !isHandSet(row.source) && row.state !== 'LAPSED',
  );
  return [
    '## Law-enforcement holds',
    '',
    ...holds.flatMap((hold) => [
      `### ${cell(said(hold.agencyId))}, ${time(hold.statedAt)}`,
      '',
      `- Officer: ${cell(said(hold.officerId))}`,
      `- ${hold.written ? 'In writing' : 'Oral'}; the time they named: ${hold.until ? time(hold.until) : 'none'}; ends of itself: ${hold.endsAt ? time(hold.endsAt) : 'only when it is lifted'}`,
      `- About: ${hold.everything ? 'every duty of the incident' : cell([...hold.jurisdictions, ...hold.regimes].join(', '))}`,
      `- Why: ${cell(said(hold.reasonId))}`,
      `- Recorded by ${cell(who(hold.placedBy))}, ${time(hold.placedAt)}`,
      ...(hold.liftedAt
        ? [
            `- Lifted by ${cell(who(hold.liftedBy))}, ${time(hold.liftedAt)}: ${cell(said(hold.liftReasonId))}`,
          ]
        : hold.lapsedAt
          ? [`- Lapsed ${time(hold.lapsedAt)}`]
          : []),
      '',
    ]),
    'What they do to duties now:',
    '',
    ...affected.map(({ row, hold }) => `- ${cell(row.rule.citation)}: ${cell(hold?.says)}`),
    ...(affected.length === 0 ? ['- None is about a duty of this incident.'] : []),
    '',
  ];
}
