import fc from 'fast-check';
import { type SeverityInputs, severityOf } from '../../src/domain/severity.ts';
import { severityProblems } from '../../src/domain/severity-problems.ts';
import {
  type AdjustmentKey,
  adjustmentKeys,
  circumstanceKeys,
  circumstanceTables,
  groupTables,
  identifierKinds,
  identifierTables,
  type Level,
  levels,
  severityGroups,
} from '../../src/domain/severity-tables.ts';

const keysOf = <T extends object>(table: T) => Object.keys(table) as (keyof T)[];
const orNull = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const data = fc
  .record({
    group: orNull(fc.constantFrom(...severityGroups)),
    adjustment: fc.constantFrom<AdjustmentKey | 'UNKNOWN' | null>(...adjustmentKeys, 'UNKNOWN', null),
    to: fc.constantFrom(null, 1, 2, 3, 4),
  })
  .filter((one) => severityProblems({ ...nothing, data: [one] }).length === 0);
const identifier = fc.constantFrom(...identifierKinds).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    level: orNull(fc.constantFrom(...(Object.keys(identifierTables[kind].meanings) as Level[]))),
  }),
);
const nothing = {
  data: [],
  identifiers: [],
  confidentiality: null,
  integrity: null,
  availability: null,
  malice: null,
  flags: { OVER_100: 'UNKNOWN', UNINTELLIGIBLE: 'UNKNOWN' },
} as const satisfies SeverityInputs;
const inputs = fc.record({
  data: fc.array(data, { maxLength: 4 }),
  identifiers: fc.array(identifier, { maxLength: 4 }),
  confidentiality: orNull(fc.constantFrom(...keysOf(circumstanceTables.confidentiality))),
  integrity: orNull(fc.constantFrom(...keysOf(circumstanceTables.integrity))),
  availability: orNull(fc.constantFrom(...keysOf(circumstanceTables.availability))),
  malice: orNull(fc.constantFrom(...keysOf(circumstanceTables.malice))),
  flags: fc.constant(nothing.flags),
});

const scoreOf = (given: SeverityInputs) => severityOf(given).score;
const within = (inner: { lowest: number; highest: number }, outer: { lowest: number; highest: number }) =>
  outer.lowest <= inner.lowest && inner.highest <= outer.highest;

test('any severity lies in 0.25 to 6, in quarters, its lowest no higher than its highest', () => {
  fc.assert(
    fc.property(inputs, (given) => {
      const { lowest, highest } = scoreOf(given);
      expect(lowest).toBeGreaterThanOrEqual(0.25);
      expect(highest).toBeLessThanOrEqual(6);
      expect(lowest).toBeLessThanOrEqual(highest);
      expect([lowest * 4, highest * 4].every(Number.isInteger)).toBe(true);
    }),
  );
});

test('a worse circumstance never lowers it, and an answer never widens the range', () => {
  fc.assert(
    fc.property(inputs, fc.constantFrom(...circumstanceKeys), (given, key) => {
      const unknown = scoreOf({ ...given, [key]: null });
      const scores = Object.entries(circumstanceTables[key])
        .sort(([, a], [, b]) => a.adds - b.adds)
        .map(([value]) => scoreOf({ ...given, [key]: value }));
      for (const [n, score] of scores.entries()) {
        expect(within(score, unknown)).toBe(true);
        expect(score.lowest).toBeGreaterThanOrEqual(scores[n - 1]?.lowest ?? 0);
        expect(score.highest).toBeGreaterThanOrEqual(scores[n - 1]?.highest ?? 0);
      }
    }),
  );
});

test('more data and more identifiers never lower it, once something is listed', () => {
  fc.assert(
    fc.property(inputs, data, identifier, (given, more, another) => {
      fc.pre(given.data.length > 0 && given.identifiers.length > 0);
      const before = scoreOf(given);
      for (const after of [
        scoreOf({ ...given, data: [...given.data, more] }),
        scoreOf({ ...given, identifiers: [...given.identifiers, another] }),
      ]) {
        expect(after.lowest).toBeGreaterThanOrEqual(before.lowest);
        expect(after.highest).toBeGreaterThanOrEqual(before.highest);
      }
    }),
  );
});

test('a higher level of identification never lowers it', () => {
  fc.assert(
    fc.property(inputs, (given) => {
      const scores = (Object.keys(levels) as Level[]).map((level) =>
        scoreOf({ ...given, identifiers: [...given.identifiers, { kind: 'OTHER', level }] }),
      );
      for (const [n, score] of scores.entries())
        expect(score.lowest).toBeGreaterThanOrEqual(scores[n - 1]?.lowest ?? 0);
    }),
  );
});

test('a step up never ends below the base, a step down never above it, and both within 1 to 4', () => {
  for (const group of severityGroups) {
    const { base, adjustments } = groupTables[group];
    for (const { direction, results } of Object.values(adjustments)) {
      expect(results.length).toBeGreaterThan(0);
      expect(results.every((to) => (direction === 'UP' ? to > base : to < base) && to >= 1 && to <= 4)).toBe(
        true,
      );
    }
  }
});

test('whatever is said to decide, does: with it answered, the bands possible are others', () => {
  fc.assert(
    fc.property(inputs, (given) => {
      const { open, bands } = severityOf(given);
      for (const { input, decides } of open.filter((one) =>
        circumstanceKeys.some((key) => key === one.input),
      )) {
        const table = Object.entries(circumstanceTables[input as (typeof circumstanceKeys)[number]]);
        const answered = table.map(([value]) => severityOf({ ...given, [input]: value }).bands);
        const moved = answered.some((one) => one.lowest !== bands.lowest || one.highest !== bands.highest);
        expect(moved).toBe(decides);
      }
    }),
  );
});
