import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { differenceText } from '../../src/domain/difference-text.ts';
import { type NoticeBlock, parseBody, toFence } from '../../src/domain/notice-body.ts';
import {
  type DifferingText,
  type TextDifference,
  textDifference,
} from '../../src/domain/notice-difference.ts';
import type { SentenceDifference } from '../../src/domain/sentences-difference.ts';
import { sequenceDifference } from '../../src/domain/sequence-difference.ts';
import { wordsDifference } from '../../src/domain/words-difference.ts';

const without = (gone: 'ADDED' | 'REMOVED', sentences: readonly SentenceDifference[]) =>
  sentences
    .flatMap(({ pieces }) => pieces.filter(({ change }) => change !== gone).map(({ text }) => text))
    .join('');

/** One side of a difference: all that was kept, and what came (or what went). */
function side(
  which: 'from' | 'to',
  { subject, blocks }: TextDifference,
): { subject: string; blocks: NoticeBlock[] } {
  const gone = which === 'to' ? 'REMOVED' : 'ADDED';
  return {
    subject: without(gone, subject),
    blocks: blocks
      .filter(({ change }) => change !== gone)
      .map(({ elements, notYetKnownBy, sentences }) => ({
        ...{ elements, by: notYetKnownBy[which], markdown: without(gone, sentences) },
      })),
  };
}

const text = (subject: string, ...blocks: NoticeBlock[]): DifferingText => ({
  subject,
  body: blocks.map(toFence).join('\n\n'),
});
const block = (markdown: string, elements: string[] = [], by: string | null = null): NoticeBlock => ({
  elements,
  by,
  markdown,
});

describe('The difference between two versions of a notice', () => {
  const word = fc.constantFrom(
    ...[
      'data',
      'backup',
      'was',
      'were',
      'open',
      'Passwörter',
      '氏名',
      'が漏えいした',
      'بيانات',
      '431',
      '{{ recipient.name | or: "you" }}',
      '**now**',
    ],
  );
  const sentence = fc
    .tuple(
      fc.array(word, { minLength: 1, maxLength: 8 }),
      fc.constantFrom('. ', '.\n', '!\n\n', '。', '؟ ', '\n- ', '  '),
    )
    .map(([words, end]) => words.join(' ') + end);
  const markdown = fc.array(sentence, { maxLength: 8 }).map((all) => all.join(''));
  const blocks = fc.array(
    fc.record({
      elements: fc.constantFrom<string[]>(
        [],
        ['nature'],
        ['measures_taken'],
        ['nature', 'likely_consequences'],
      ),
      by: fc.constant(null),
      markdown,
    }),
    { maxLength: 6 },
  );
  const texts = fc.tuple(markdown, blocks).map(([subject, all]) => text(subject, ...all));
  const locale = fc.constantFrom('en', 'de', 'ja', 'ar');

  test('loses and invents nothing: what stays and goes is the one, what stays and comes is the other', () => {
    fc.assert(
      fc.property(texts, texts, locale, (from, to, language) => {
        const difference = textDifference(from, to, language);
        expect(side('from', difference)).toEqual({
          subject: from.subject,
          blocks: parseBody(from.body).blocks,
        });
        expect(side('to', difference)).toEqual({ subject: to.subject, blocks: parseBody(to.body).blocks });
      }),
    );
  });

  test('of a text and itself is that all was kept', () => {
    fc.assert(
      fc.property(texts, locale, (same, language) => {
        const { change, subject, blocks: all } = textDifference(same, same, language);
        expect(change).toBe('KEPT');
        for (const one of [...subject, ...all.flatMap(({ sentences }) => sentences)])
          expect(one.change).toBe('KEPT');
      }),
    );
  });

  test('is shown by sentence, and word by word within one that was changed', () => {
    const before = block('A backup was open for two days. We closed it. Nobody wrote to us.', ['nature']);
    const after = block(
      'A backup at our provider was open for three days. We closed it. The police was told.',
      ['nature'],
    );
    const {
      blocks: [nature],
    } = textDifference(text('x', before), text('x', after), 'en');
    expect(nature?.sentences).toEqual([
      {
        change: 'CHANGED',
        pieces: [
          { change: 'KEPT', text: 'A backup ' },
          { change: 'ADDED', text: 'at our provider ' },
          { change: 'KEPT', text: 'was open for ' },
          { change: 'REMOVED', text: 'two' },
          { change: 'ADDED', text: 'three' },
          { change: 'KEPT', text: ' days. ' },
        ],
      },
      { change: 'KEPT', pieces: [{ change: 'KEPT', text: 'We closed it. ' }] },
      { change: 'REMOVED', pieces: [{ change: 'REMOVED', text: 'Nobody wrote to us.' }] },
      { change: 'ADDED', pieces: [{ change: 'ADDED', text: 'The police was told.' }] },
    ]);
  });

  test('tells words apart where a language writes them without blanks', () => {
    expect(wordsDifference('氏名が漏えいしました。', '住所が漏えいしました。', 'ja')).toEqual([
      { change: 'REMOVED', text: '氏名' },
      { change: 'ADDED', text: '住所' },
      { change: 'KEPT', text: 'が漏えいしました。' },
    ]);
  });

  test('says when something not yet known is stated, an element comes or goes, or a language does', () => {
    const until = '2026-10-28T10:00:00.000Z';
    const before = text(
      'A',
      block('We do not know yet.', ['nature'], until),
      block('Change your password.', ['advice']),
    );
    const after = text(
      'A',
      block('A backup was open.', ['nature']),
      block('We closed it.', ['measures_taken']),
    );
    const { blocks: all } = textDifference(before, after, 'en');
    expect(
      all.map(({ change, elements, notYetKnownBy }) => [change, elements[0], notYetKnownBy.from]),
    ).toEqual([
      ['CHANGED', 'nature', until],
      ['REMOVED', 'advice', null],
      ['ADDED', 'measures_taken', null],
    ]);
    expect(textDifference(null, after, 'de').change).toBe('ADDED');
    expect(textDifference(before, null, 'de').change).toBe('REMOVED');
  });

  test('reads as plain text', () => {
    const before = text(
      'Your data',
      block('Dear you,'),
      block('A backup was open. We closed it.', ['nature']),
    );
    const after = text(
      'Your data',
      block('Dear you,'),
      block('A backup was copied. We closed it. It is over.', ['nature']),
    );
    expect(differenceText('en', textDifference(before, after, 'en'))).toBe(
      [
        '# en: changed\n\n## Subject\n  Your data\n\n## (between): kept\n\n## nature: changed',
        '~ A backup was [-open-]{+copied+}.\n  We closed it.\n+ It is over.\n',
      ].join('\n'),
    );
  });
});

describe('Steps from one sequence to another', () => {
  const items = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 });
  test('are as few as can be, and lead there', () => {
    fc.assert(
      fc.property(items, items, (from, to) => {
        const steps = sequenceDifference(from, to);
        expect(steps.flatMap((step) => (step.change === 'ADDED' ? [] : [step.from]))).toEqual([
          ...from.keys(),
        ]);
        expect(steps.flatMap((step) => (step.change === 'REMOVED' ? [] : [step.to]))).toEqual([...to.keys()]);
        for (const step of steps) if (step.change === 'KEPT') expect(from[step.from]).toBe(to[step.to]);
        expect(steps.filter(({ change }) => change === 'KEPT')).toHaveLength(longestCommon(from, to));
      }),
    );
  });

  test('stay within bounds where two long texts have nothing in common: the whole goes and comes', () => {
    const from = Array.from({ length: 30_000 }, (_, i) => `a${i}`);
    const to = Array.from({ length: 30_000 }, (_, i) => `b${i}`);
    expect(sequenceDifference(from, to)).toHaveLength(60_000);
    const near = [...from.slice(0, 29_000), 'new', ...from.slice(29_001)];
    expect(sequenceDifference(from, near).filter(({ change }) => change !== 'KEPT')).toEqual([
      { change: 'REMOVED', from: 29_000 },
      { change: 'ADDED', to: 29_000 },
    ]);
  });
});

/** The length of the longest common subsequence, the slow way. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  const table = Array.from({ length: a.length + 1 }, () => Array<number>(b.length + 1).fill(0));
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const row = table[i] ?? [];
      const above = table[i - 1] ?? [];
      row[j] = a[i - 1] === b[j - 1] ? (above[j - 1] ?? 0) + 1 : Math.max(above[j] ?? 0, row[j - 1] ?? 0);
    }
  return table[a.length]?.[b.length] ?? 0;
}
