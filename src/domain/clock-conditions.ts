import type { Clock, Extension, Rollover, Term } from './clock.ts';
import type { Finding, OpenQuestion } from './finding.ts';
import type { Predicate } from './predicate.ts';

/** What of a clock depends on facts beyond its start: which term, whether it rolls over, what was granted on top. */
export interface Terms {
  readonly term: Term;
  readonly rollover: Rollover | null;
  readonly granted: readonly Extension[];
  /** Said between the start and the term. */
  readonly remarks: readonly string[];
}

/** A condition of a clock that nobody can judge yet. */
export interface OpenCondition {
  readonly says: string;
  readonly questions: readonly OpenQuestion[];
}

/** One way it may turn out; `condition` null: what remains if none before it holds. */
interface Option {
  readonly condition: OpenCondition | null;
  change(terms: Terms): Terms;
}

/** What the clock comes to for one way in which its open conditions may turn out: one option of each axis. */
export interface Outcome {
  readonly terms: Terms;
  readonly picked: readonly number[];
}

export interface Conditions {
  readonly axes: readonly (readonly Option[])[];
  /** Never empty; the last is the one in which no open condition holds. */
  readonly outcomes: readonly Outcome[];
}

export type Judge = (predicate: Predicate) => Finding;

/** Whether nothing but the start decides what a clock comes to. */
export function hangsOnTimesAlone({ cases, rollover, extensions }: Clock): boolean {
  return (
    cases.length === 0 && rollover.when === undefined && extensions.every(({ when }) => when === undefined)
  );
}

/** Judges the conditions of a clock; what is known leaves one outcome, each unknown more. */
export function conditionsOf(clock: Clock, judge: Judge): Conditions {
  const axes = [
    ...(clock.cases.length === 0 ? [] : [termAxis(clock, judge)]),
    ...(clock.rollover.when === undefined ? [] : [rolloverAxis(clock.rollover, clock.rollover.when, judge)]),
    ...clock.extensions.flatMap((one) =>
      one.when === undefined ? [] : [extensionAxis(one, one.when, judge)],
    ),
  ];
  const start: Terms = {
    ...{ term: clock.term, granted: [], remarks: [] },
    rollover: clock.rollover.when === undefined ? clock.rollover : null,
  };
  const outcomes = axes.reduce<readonly Outcome[]>(
    (before, axis) =>
      before.flatMap(({ terms, picked }) =>
        axis.map((option, index) => ({ terms: option.change(terms), picked: [...picked, index] })),
      ),
    [{ terms: start, picked: [] }],
  );
  return { axes, outcomes };
}

/** The open conditions on which the result hangs: two outcomes that differ in nothing else come to different results. */
export function decisive(
  { axes, outcomes }: Conditions,
  resultOf: (outcome: Outcome) => string,
): readonly OpenCondition[] {
  const result = new Map(outcomes.map((one) => [one.picked.join(), resultOf(one)]));
  return axes.flatMap((axis, place) =>
    axis.flatMap(({ condition }, index) => {
      if (condition === null) return [];
      const others = axis.slice(index + 1).map((_, later) => index + 1 + later);
      const matters = outcomes
        .filter(({ picked }) => picked[place] === index)
        .some(({ picked }) =>
          others.some((other) => result.get(picked.with(place, other).join()) !== result.get(picked.join())),
        );
      return matters ? [condition] : [];
    }),
  );
}

const unchanged: Option = { condition: null, change: (terms) => terms };

/** The first case that holds; those before it that are open; without one that holds, the term itself. */
function termAxis(clock: Clock, judge: Judge): readonly Option[] {
  const options: Option[] = [];
  for (const one of clock.cases) {
    const finding = judge(one.when);
    if (finding.value === 'NO') continue;
    if (finding.value === 'YES') {
      const remark = `Another term applies: ${one.says} (${one.citation})${because(finding)}.`;
      const change = options.length === 0 ? taking(one.term, [remark]) : taking(one.term, []);
      return [...options, { condition: null, change }];
    }
    options.push({
      condition: {
        says: `whether another term applies: ${one.says} (${one.citation})`,
        questions: finding.questions,
      },
      change: taking(one.term, []),
    });
  }
  return [...options, unchanged];
}

function taking(term: Term, remarks: readonly string[]): Option['change'] {
  return (terms) => ({ ...terms, term, remarks: [...terms.remarks, ...remarks] });
}

function rolloverAxis(rollover: Rollover, when: Predicate, judge: Judge): readonly Option[] {
  const change: Option['change'] = (terms) => ({ ...terms, rollover });
  return yesOrNo(judge(when), 'whether the term rolls over to the next business day', change);
}

function extensionAxis(extension: Extension, when: Predicate, judge: Judge): readonly Option[] {
  const change: Option['change'] = (terms) => ({ ...terms, granted: [...terms.granted, extension] });
  return yesOrNo(judge(when), `whether it was extended: ${extension.requires}`, change);
}

function yesOrNo(finding: Finding, says: string, change: Option['change']): readonly Option[] {
  if (finding.value === 'NO') return [unchanged];
  if (finding.value === 'YES') return [{ condition: null, change }];
  return [{ condition: { says, questions: finding.questions }, change }, unchanged];
}

function because({ why }: Finding): string {
  return why.length === 0 ? '' : `: ${why.map(({ says }) => says).join('; ')}`;
}
