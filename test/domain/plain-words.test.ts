import { describe, expect, test } from '@jest/globals';
import { columnWidths } from '../../src/platform/documents/column-widths.ts';
import { coverageOf } from '../../src/platform/documents/font-coverage.ts';
import { clausesApart, pieces } from '../../src/platform/documents/plain-words.ts';

describe('What a document does to words that are longer than a line', () => {
  test('they may be cut after their punctuation, or every eight characters; other words, spaces and scripts never are', () => {
    expect(pieces('Müller-Lüdenscheidt von und zu', 16)).toEqual(['Müller-Lüdenscheidt von und zu']);
    expect(pieces('see incident.facts-amended now', 16)).toEqual(['see incident.', 'facts-', 'amended now']);
    expect(pieces('a'.repeat(20), 10)).toEqual(['aaaaaaaa', 'aaaaaaaa', 'aaaa']);
    expect(pieces('個人情報漏えいに関するお知らせ', 4)).toEqual(['個人情報漏えいに関するお知らせ']);
  });

  test('a clause stays on one line with its number', () => {
    expect(clausesApart('by GDPR Art. 33(3)(d) and § 34, in part. 3 of it')).toEqual([
      ...['by GDPR ', 'Art. 33(3)(d)', ' and ', '§ 34', ', in part. 3 of it'],
    ]);
  });

  test('a column holds its longest word, and none takes all', () => {
    const rows = [
      ['Number', 'What', 'By'],
      ['1', 'x '.repeat(200), 'DECISION_MAKER'],
    ].map((row) => row.map((text) => [{ text }]));
    const [number = 0, what = 0, by = 0] = columnWidths(rows);
    expect(number).toBeGreaterThanOrEqual(6);
    expect(by).toBeGreaterThanOrEqual(14);
    expect(what).toBeGreaterThan(40);
    expect(number + what + by).toBeLessThan(104);
  });

  test('a file that is no font is not taken for one', () => {
    expect(() => coverageOf(Buffer.alloc(64))).toThrow('A font without the table cmap.');
  });
});
