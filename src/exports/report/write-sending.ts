import { cell, table } from '../markdown-page.ts';
import type { Gathered } from './gather-report.ts';
import { plain, type Words } from './page-words.ts';

/** What each run achieved, and who was told another way: together they are the coverage. */
export function writeSending(report: Gathered, words: Words): string[] {
  const { time, who } = words;
  return [
    '## Sending',
    '',
    ...report.dispatches.flatMap(({ row, coverage, progress }) => [
      `Started ${time(row.createdAt)} by ${cell(who(row.startedBy))}: ${row.total} messages, ${row.state}${row.completedAt ? `, ended ${time(row.completedAt)}` : ''}. ${progress.map(({ state, count }) => `${plain(state)} ${count}`).join(', ')}.`,
      '',
      // A run to an authority is a filing, which stands with its duty.
      ...(row.kind === 'FILING' ? [] : coverageTable(report, coverage)),
    ]),
    ...(report.dispatches.length === 0 ? ['Nothing was sent.', ''] : []),
    ...(report.told.length === 0 ? [] : writeTold(report, words)),
  ];
}

function writeTold({ told, notices }: Gathered, { time }: Words): string[] {
  const subject = (id: string) => {
    const notice = notices.find(({ row }) => row.id === id);
    return notice?.versions.at(-1)?.subject;
  };
  return [
    'Told another way:',
    '',
    ...table(
      ['notice', 'how', 'jurisdiction', 'people', 'from', 'to'],
      told.map(({ noticeId, channel, jurisdiction, count, first, last }) => [
        subject(noticeId),
        plain(channel),
        jurisdiction,
        count,
        time(first),
        time(last),
      ]),
      '',
    ),
  ];
}

function coverageTable(
  { obligations }: Gathered,
  coverage: Gathered['dispatches'][number]['coverage'],
): string[] {
  return table(
    ['for', 'jurisdiction', 'people', 'reached', 'not reached', 'uncertain'],
    coverage.map((one) => [
      obligations.find(({ row: { id } }) => id === one.obligationId)?.row.rule.citation,
      one.segment,
      one.total,
      one.reached,
      one.unreached,
      one.uncertain,
    ]),
    'It achieved nothing.',
  );
}
