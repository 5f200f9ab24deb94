import { isHandSet } from '../../obligations/hand-set.ts';
import { table } from '../markdown-page.ts';
import type { GatheredDuty } from './gather-duties.ts';
import type { Gathered } from './gather-report.ts';
import { plain, type Words } from './page-words.ts';

/** Clocks that persons set: answers asked for by a time, and evidence that expires; what was lost is said. */
export function writeClocks({ obligations }: Gathered, words: Words): string[] {
  const set = obligations.filter(({ row }) => isHandSet(row.source));
  if (set.length === 0) return [];
  const evidence = set.filter(({ row }) => row.source === 'EVIDENCE');
  const asked = set.filter(({ row }) => row.source !== 'EVIDENCE');
  return [
    '## Clocks set by hand',
    '',
    ...(asked.length === 0
      ? []
      : table(
          ['asked for', 'by', 'until', 'before', 'outcome', 'note'],
          asked.map((one) => cells(one, words)),
          '',
        )),
    ...(evidence.length === 0
      ? []
      : table(
          ['evidence that expires', 'where', 'gone by', 'before', 'outcome', 'note'],
          evidence.map((one) => cells(one, words)),
          '',
        )),
  ];
}

function cells({ row, clock, dues }: GatheredDuty, { time, who, said }: Words): (string | null)[] {
  const before = dues.slice(0, -1).map(({ dueAt }, i) => {
    const why = said(dues[i + 1]?.reasonId);
    return `${dueAt ? time(dueAt) : 'no date'}${why ? ` (moved: ${why})` : ''}`;
  });
  const ended = clock?.settledAt ? `, ${time(clock.settledAt)} by ${who(clock.settledBy)}` : '';
  return [
    row.rule.title,
    clock?.place ?? row.recipientName,
    row.dueAt ? time(row.dueAt) : null,
    before.join('; '),
    clock?.outcome ? `${plain(clock.outcome)}${ended}` : 'it runs',
    said(clock?.noteId),
  ];
}
