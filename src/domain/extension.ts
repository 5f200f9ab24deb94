import type { DateTime } from 'luxon';
import type { Extension, Term } from './clock.ts';
import { type DerivationStep, type Leg, type LegRun, step } from './clock-leg.ts';
import { endOfTerm } from './term-end.ts';

/** The end of a leg with what was granted on top of it, step by step. */
export function extended(
  leg: Leg,
  granted: readonly Extension[],
  run: LegRun,
): End & { readonly steps: readonly DerivationStep[] } {
  const steps: DerivationStep[] = [];
  let at = leg.dueAt;
  let { term } = leg;
  for (const { add, requires, citation } of granted) {
    if (at === null) break;
    ({ at, term } = longer(leg, { at, term }, add, run));
    steps.push(step(`Extended by ${inWords(add)}: ${requires}${cited(citation)}.`, at, run.zone));
  }
  return { at, term, steps };
}

/** What may still be asked for, and where it would lead: information only. */
export function shownExtensions(
  leg: Leg,
  { at, term }: End,
  left: readonly Extension[],
  run: LegRun,
): readonly DerivationStep[] {
  if (at === null) return [];
  return left.map(({ add, requires, citation }) => {
    const says = `May be extended by ${inWords(add)}: ${requires}${cited(citation)}. For information: the date stands.`;
    return step(says, longer(leg, { at, term }, add, run).at, run.zone);
  });
}

interface End {
  readonly at: DateTime<true> | null;
  readonly term: Term;
}

type Dated = End & { readonly at: DateTime<true> };

/** In the unit of the term itself both are counted as one, from the start: two months more are not one month twice. */
function longer({ startAt }: Leg, { at, term }: Dated, add: Term, run: LegRun): End {
  if (startAt !== null && add.unit === term.unit && add.calendar === term.calendar) {
    const both = { ...term, n: term.n + add.n };
    return { at: endOfTerm(both, startAt, run.zone, run.calendars).at, term: both };
  }
  return { at: endOfTerm(add, at, run.zone, run.calendars).at, term: { ...term, unit: 'none' } };
}

function inWords({ unit, n }: Term): string {
  if (unit === 'none') return 'a time the law does not number';
  const words = unit.replaceAll('_', ' ');
  return `${n} ${n === 1 ? words.slice(0, -1) : words}`;
}

function cited(citation: string | null | undefined): string {
  return citation ? ` (${citation})` : '';
}
