import { anyDataSet, type ConcernedSet, testConcerned } from './data-set-test.ts';
import type { Tri } from './facts.ts';
import { anyOf, distinct, type Finding, type OpenQuestion } from './finding.ts';
import { isoPlaceOrNull, within } from './jurisdiction.ts';
import { and, triOf } from './kleene.ts';
import { type Crowd, nobodyThere, ofKind, where, who, whom } from './people-test.ts';
import type { CountOperator, CountTest } from './predicate.ts';

/** Whether the data sets of an incident concern the same people: it settles how their numbers add up. */
export const samePeopleFact = 'same_people_in_all_data_sets';

const operators: Readonly<Record<CountOperator, { says: string; holds: (a: number, b: number) => boolean }>> =
  {
    '>': { says: 'more than', holds: (a, b) => a > b },
    '>=': { says: 'at least', holds: (a, b) => a >= b },
    '<': { says: 'fewer than', holds: (a, b) => a < b },
    '<=': { says: 'at most', holds: (a, b) => a <= b },
  };

/** Exact operators: "500 or more" is not "more than 500". */
export function compare(a: number, operator: CountOperator, b: number): boolean {
  return operators[operator].holds(a, b);
}

/** How many are affected, as an interval: unknown counts stay unknown unless the known part already decides. */
export function countPeople(crowd: Crowd, test: CountTest): Finding {
  const { sets, roles } = crowd;
  if (sets.length === 0) {
    const { in: place } = test;
    return (place === undefined ? null : nobodyThere(crowd, place)) ?? anyDataSet([], {}, roles);
  }
  const parts = sets.flatMap((held) => partsOf(held, test, crowd));
  if (test.eachOf === undefined) return compared(parts, test, test.in, crowd);
  const places = [...new Set(parts.map((part) => part.place).filter((place) => place !== null))];
  const unplaced = parts.filter(({ place }) => place === null);
  // Those whose place is open may live in any of them, or all in one that nobody has named.
  const perPlace = places.map((place) => {
    const there = [
      ...parts.filter((part) => part.place === place),
      ...unplaced.map((part) => ({ ...part, low: 0 })),
    ];
    return compared(there, test, place, crowd);
  });
  const rest = compared(
    unplaced.map((part) => ({ ...part, low: 0 })),
    test,
    `one part of ${test.eachOf}`,
    crowd,
  );
  return anyOf([...perPlace, rest]);
}

function compared(parts: readonly Part[], test: CountTest, where: string | undefined, crowd: Crowd): Finding {
  const same = crowd.facts.answers[samePeopleFact];
  const all = parts.reduce((sum, part) => sum + part.high, 0);
  const low = same === false ? parts.reduce((sum, part) => sum + part.low, 0) : leastPeople(parts);
  const high = same === true ? mostInOne(parts) : all;
  const atLow = compare(low, test.op, test.n);
  const value: Tri = atLow === compare(high, test.op, test.n) ? triOf(atLow) : 'UNKNOWN';
  const place = where === undefined ? '' : ` in ${where}`;
  const atMost = high === Number.POSITIVE_INFINITY ? '' : `, at most ${high}`;
  const span = low === high ? `${low}` : `at least ${low}${atMost}`;
  const estimated = parts.some((part) => part.estimated) ? ' (estimated)' : '';
  const margin = low === high ? ` (margin ${Math.abs(low - test.n)})` : '';
  const says = `${span} people${place} are affected${estimated}; asked for: ${operators[test.op].says} ${test.n}${margin}`;
  const overlapping = new Set(parts.map(({ set }) => set)).size > 1 && same === undefined;
  const asked = [
    ...parts.flatMap((part) => part.questions),
    ...(overlapping && all !== leastPeople(parts)
      ? [{ key: samePeopleFact, question: crowd.questions.get(samePeopleFact) ?? samePeopleFact }]
      : []),
  ];
  return {
    value,
    why: [{ value, says, clause: null, facts: ['dataSets'] }],
    questions: value === 'UNKNOWN' ? distinct(asked) : [],
  };
}

/** The same people may stand in several data sets: of one kind in one place there are as many as in the largest of them. */
function leastPeople(parts: readonly Part[]): number {
  const largest = new Map<string, Map<string, number>>();
  for (const { crowd, set, low } of parts) {
    const bySet = largest.get(crowd) ?? new Map<string, number>();
    largest.set(crowd, bySet.set(set, (bySet.get(set) ?? 0) + low));
  }
  return [...largest.values()].reduce((sum, bySet) => sum + Math.max(...bySet.values()), 0);
}

function mostInOne(parts: readonly Part[]): number {
  const bySet = new Map<string, number>();
  for (const { set, high } of parts) bySet.set(set, (bySet.get(set) ?? 0) + high);
  return Math.max(0, ...bySet.values());
}

/** What one group, or a data set without groups, adds to a count. */
interface Part {
  readonly set: string;
  /** Kind and place: people who may be the same as those of another data set. */
  readonly crowd: string;
  /** The part of the country asked for; null: not known which. */
  readonly place: string | null;
  readonly low: number;
  readonly high: number;
  readonly estimated: boolean;
  readonly questions: readonly OpenQuestion[];
}

function partsOf(held: ConcernedSet, test: CountTest, crowd: Crowd): Part[] {
  const { set } = held;
  const region = test.in ?? test.eachOf;
  if (set.personalData === 'NO') return [];
  const fits = testConcerned(held, test.where ?? {}, crowd.roles);
  if (fits.value === 'NO') return [];
  const nobody = region === undefined ? null : nobodyThere(crowd, region);
  if (set.groups.length === 0) {
    if (nobody !== null) return [];
    const questions = [...fits.questions, { key: `dataSet.${set.id}.groups`, question: whom(set) }];
    const high = Number.POSITIVE_INFINITY;
    return [{ set: set.id, crowd: '', place: null, low: 0, high, estimated: false, questions }];
  }
  return set.groups
    .filter((group) => ofKind(group, test.kinds) && group.count !== 0)
    .flatMap((group) => {
      const jurisdiction = isoPlaceOrNull(group.jurisdiction);
      const inside = region === undefined ? 'YES' : within(jurisdiction, region);
      const sure = and([inside, fits.value]);
      if (sure === 'NO' || (jurisdiction === null && nobody !== null)) return [];
      const placed = inside === 'YES' && jurisdiction?.includes('-') === true;
      const questions = [...fits.questions];
      if (inside === 'UNKNOWN' || (test.eachOf !== undefined && !placed))
        questions.push({ key: `group.${group.id}.jurisdiction`, question: where(group, set) });
      if (group.count === null) {
        const question = `How many ${who(group)} of "${set.name}" are affected?`;
        questions.push({ key: `group.${group.id}.count`, question });
      }
      return [
        {
          set: set.id,
          crowd: `${group.kind} ${jurisdiction}`,
          place: placed ? jurisdiction : null,
          low: sure === 'YES' ? (group.count ?? 0) : 0,
          high: group.count ?? Number.POSITIVE_INFINITY,
          estimated: group.countKind === 'ESTIMATED',
          questions,
        },
      ];
    });
}
