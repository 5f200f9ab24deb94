import type { Tri } from './facts.ts';
import {
  type AdjustmentKey,
  bandTable,
  type CircumstanceKey,
  type CircumstanceValue,
  circumstanceKeys,
  circumstanceTables,
  groupTables,
  highestStep,
  type IdentifierKind,
  identifierTables,
  type Level,
  levels,
  lowestStep,
  type SeverityBand,
  type SeverityFlag,
  type SeverityGroup,
  type Step,
  severityBands,
} from './severity-tables.ts';

/** One body of data as scored. Null is "don't know"; an absent adjustment leaves the base. */
export interface ScoredData {
  readonly group: SeverityGroup | null;
  readonly adjustment?: AdjustmentKey | 'UNKNOWN' | null;
  /** The value the step leads to; needed where the adjustment permits several. */
  readonly to?: number | null;
}

export interface ScoredIdentifier {
  readonly kind: IdentifierKind;
  readonly level: Level | null;
}

/** Everything the score is computed from; whatever is null is not known. */
export type SeverityInputs = {
  readonly data: readonly ScoredData[];
  readonly identifiers: readonly ScoredIdentifier[];
} & { readonly [K in CircumstanceKey]: CircumstanceValue<K> | null } & {
  readonly flags: Readonly<Record<SeverityFlag, Tri>>;
};

/** From the lowest to the highest the unknowns leave possible. */
export interface Range {
  readonly lowest: number;
  readonly highest: number;
}

/** An input that is not known, and what hangs on it. */
export interface OpenInput {
  /** Where it stands in the inputs ("data.0", "identifiers.1", "availability"). */
  readonly input: string;
  /** By how much it alone moves the score, everything else at its worst. */
  readonly moves: number;
  /** Whether its answer changes which bands are possible. */
  readonly decides: boolean;
}

export interface Severity {
  readonly context: Range;
  readonly identification: Range;
  readonly circumstances: Range;
  /** SE = DPC × EI + CB. */
  readonly score: Range;
  readonly bands: { readonly lowest: SeverityBand; readonly highest: SeverityBand };
  /** What moves the score most comes first; empty: the score is one number. */
  readonly open: readonly OpenInput[];
}

/** The ranges of every input, before they are combined. */
interface Parts {
  readonly data: readonly Range[];
  readonly identifiers: readonly Range[];
  readonly circumstances: Readonly<Record<CircumstanceKey, Range>>;
}

/** The severity these inputs come to. They have passed `severityProblems`. */
export function severityOf(inputs: SeverityInputs): Severity {
  const parts = partsOf(inputs);
  const { context, identification, circumstances, score } = combined(parts);
  return {
    context,
    identification,
    circumstances,
    score,
    bands: { lowest: bandOf(score.lowest), highest: bandOf(score.highest) },
    open: openInputs(parts, score),
  };
}

/** The band of a score: 2, 3 and 4 belong to the band above. */
export function bandOf(score: number): SeverityBand {
  return severityBands.findLast((band) => score >= bandTable[band].from) ?? 'LOW';
}

function partsOf(inputs: SeverityInputs): Parts {
  const { data, identifiers } = inputs;
  return {
    // Nothing listed says nothing about what there was.
    data: data.length > 0 ? data.map(contextOf) : [{ lowest: lowestStep, highest: highestStep }],
    identifiers:
      identifiers.length > 0
        ? identifiers.map(identificationOf)
        : [{ lowest: levels.NEGLIGIBLE, highest: levels.MAXIMUM }],
    circumstances: Object.fromEntries(
      circumstanceKeys.map((key) => [key, addedBy(key, inputs[key])]),
    ) as Parts['circumstances'],
  };
}

function contextOf({ group, adjustment, to }: ScoredData): Range {
  // Any data type can end anywhere from 1 to 4.
  if (group === null || adjustment === 'UNKNOWN') return { lowest: lowestStep, highest: highestStep };
  const { base, adjustments } = groupTables[group];
  if (!adjustment) return point(base);
  const results: readonly Step[] = adjustments[adjustment]?.results ?? [];
  return point(results.find((result) => result === to) ?? results[0] ?? base);
}

function identificationOf({ kind, level }: ScoredIdentifier): Range {
  if (level !== null) return point(levels[level]);
  const offered = Object.keys(identifierTables[kind].meanings).map((key) => levels[key as Level]);
  return { lowest: Math.min(...offered), highest: Math.max(...offered) };
}

function addedBy(key: CircumstanceKey, value: string | null): Range {
  const table: Readonly<Record<string, { readonly adds: number }>> = circumstanceTables[key];
  if (value !== null) return point(table[value]?.adds ?? 0);
  const all = Object.values(table).map(({ adds }) => adds);
  return { lowest: Math.min(...all), highest: Math.max(...all) };
}

function point(value: number): Range {
  return { lowest: value, highest: value };
}

/** Several categories or identifiers: each is scored, the highest kept. All steps are quarters: sums are exact. */
function combined({ data, identifiers, circumstances }: Parts) {
  const context = highestOf(data);
  const identification = highestOf(identifiers);
  const added = Object.values(circumstances);
  const sum = (of: (range: Range) => number) => added.reduce((total, one) => total + of(one), 0);
  const circumstance = { lowest: sum(({ lowest }) => lowest), highest: sum(({ highest }) => highest) };
  const score = {
    lowest: context.lowest * identification.lowest + circumstance.lowest,
    highest: context.highest * identification.highest + circumstance.highest,
  };
  return { context, identification, circumstances: circumstance, score };
}

function highestOf(ranges: readonly Range[]): Range {
  return {
    lowest: Math.max(...ranges.map(({ lowest }) => lowest)),
    highest: Math.max(...ranges.map(({ highest }) => highest)),
  };
}

function openInputs(parts: Parts, score: Range): readonly OpenInput[] {
  const variants = [
    ...parts.data.map((range, n) => ({
      input: `data.${n}`,
      range,
      with: (value: Range): Parts => ({ ...parts, data: parts.data.with(n, value) }),
    })),
    ...parts.identifiers.map((range, n) => ({
      input: `identifiers.${n}`,
      range,
      with: (value: Range): Parts => ({ ...parts, identifiers: parts.identifiers.with(n, value) }),
    })),
    ...circumstanceKeys.map((key) => ({
      input: key,
      range: parts.circumstances[key],
      with: (value: Range): Parts => ({ ...parts, circumstances: { ...parts.circumstances, [key]: value } }),
    })),
  ];
  return variants
    .filter(({ range }) => range.lowest < range.highest)
    .map(({ input, range, with: set }) => {
      const best = combined(set(point(range.lowest))).score;
      const worst = combined(set(point(range.highest))).score;
      const decides =
        bandOf(best.highest) !== bandOf(score.highest) || bandOf(worst.lowest) !== bandOf(score.lowest);
      return { input, moves: worst.highest - best.highest, decides };
    })
    .sort((a, b) => b.moves - a.moves);
}
