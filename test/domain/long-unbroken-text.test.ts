import { expect, test } from '@jest/globals';
import { corpusProblems, readCorpus } from '../support/notice-corpus.ts';

const LENGTH = 60_000;
const hostile = [
  'a',
  '9',
  'a.',
  '1,',
  'a-',
  'a@',
  '*_',
  '[',
  '<',
  '(',
  ' ',
  'http://a.b/c?',
  'ä',
  '日',
  '9 ',
];
const corpus = await readCorpus();

// Where a pattern looks for its end from every sign again, each of these takes minutes instead of a moment.
test.each(
  [...new Map(corpus.map((notice) => [notice.locale, notice])).values()].map(
    (one) => [one.locale, one] as const,
  ),
)(
  'a text as long as one may be, without a break, keeps nobody waiting (%s)',
  (_, notice) => {
    for (const piece of hostile) {
      const body = `${notice.body}\n${piece.repeat(LENGTH / piece.length)}`;
      expect(Array.isArray(corpusProblems(notice, { subject: notice.subject, body }))).toBe(true);
    }
  },
  60_000,
);
