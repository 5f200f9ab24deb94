import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvOf, safeCell } from '../../src/platform/files/csv-lines.ts';

const dangerous = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '  =1',
  '\u00a0=1',
  '＝1',
  '＋1',
  '－1',
  '＠x',
  "'=1",
  '|calc',
];

describe('A CSV that leaves the house (T-I05)', () => {
  test.each(dangerous)('holds no cell that a spreadsheet would run: %j', (value) => {
    expect(safeCell(value)).toBe(`'${value}`);
  });

  test.each(['Anna', 'a=b', '5', '2026-10-24', "O'Hara", "'quoted'", 'a-b', ''])(
    'leaves %j as it is',
    (value) => {
      expect(safeCell(value)).toBe(value);
    },
  );

  test('gives every value back: one apostrophe off where one was put on', () => {
    const text = fc.string({
      unit: fc.oneof(fc.constantFrom(...'=+-@\'" \t\r\n,;＝'), fc.string({ minLength: 1, maxLength: 1 })),
    });
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 4 }), (values) => {
        const csv = csvOf(
          values.map((_, i) => `c${i}`),
          [values],
        );
        const [, read = []]: string[][] = parse(csv, { bom: true });
        expect(
          read.map((cell, i) => (safeCell(values[i] ?? '') === values[i] ? cell : cell.slice(1))),
        ).toEqual(values);
        expect(read.every((cell) => safeCell(cell) === cell || cell.startsWith("'"))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
