import { anyDataSet, type ConcernedSet, heldIn, testConcerned, weaker } from './data-set-test.ts';
import type { AffectedGroupFacts, DataRole, DataSetFacts, Tri } from './facts.ts';
import { anyOf, distinct, type Finding, leaf, type OpenQuestion } from './finding.ts';
import { within } from './jurisdiction.ts';
import { and, triOf } from './kleene.ts';
import type { CountOperator, CountTest } from './predicate.ts';

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

/** Whether anybody in a region is affected. A group of unknown size counts: somebody is in it. */
export function affectedIn(
  sets: readonly ConcernedSet[],
  region: string,
  kinds: readonly string[] | undefined,
  roles: readonly DataRole[],
): Finding {
  if (sets.length === 0) return anyDataSet([], {}, roles);
  const findings = personal(sets, roles).flatMap(({ set, concerned }) => {
    const groups = set.groups.filter((group) => ofKind(group, kinds) && group.count !== 0);
    if (set.groups.length === 0)
      return [
        leaf(
          'UNKNOWN',
          `whom "${set.name}" concerns is not recorded yet`,
          [`dataSet.${set.id}.groups`],
          whom(set),
        ),
      ];
    return groups.map((group) => {
      const place = group.jurisdiction ?? 'a place not known';
      const value = within(group.jurisdiction, region);
      const facts = [`group.${group.id}.jurisdiction`];
      const there = leaf(value, `people in ${place} are affected`, facts, where(group, set));
      return weaker(weaker(there, concerned), heldIn(set, roles));
    });
  });
  return findings.length === 0
    ? leaf('NO', `nobody in ${region} is affected`, ['dataSets'], '')
    : anyOf(findings);
}

/** How many are affected, as an interval: unknown counts stay unknown unless the known part already decides. */
export function countPeople(
  sets: readonly ConcernedSet[],
  test: CountTest,
  roles: readonly DataRole[],
): Finding {
  if (sets.length === 0) return anyDataSet([], {}, roles);
  const parts = personal(sets, roles).flatMap((held) => partsOf(held, test, roles));
  const low = parts.reduce((sum, part) => sum + part.low, 0);
  const high = parts.reduce((sum, part) => sum + part.high, 0);
  const atLow = compare(low, test.op, test.n);
  const value: Tri = atLow === compare(high, test.op, test.n) ? triOf(atLow) : 'UNKNOWN';
  const place = test.in === undefined ? '' : ` in ${test.in}`;
  const atMost = high === Number.POSITIVE_INFINITY ? '' : `, at most ${high}`;
  const span = low === high ? `${low}` : `at least ${low}${atMost}`;
  const estimated = parts.some((part) => part.estimated) ? ' (estimated)' : '';
  const margin = low === high ? ` (margin ${Math.abs(low - test.n)})` : '';
  const says = `${span} people${place} are affected${estimated}; asked for: ${operators[test.op].says} ${test.n}${margin}`;
  const questions = value === 'UNKNOWN' ? distinct(parts.flatMap((part) => part.questions)) : [];
  return { value, why: [{ value, says, clause: null, facts: ['dataSets'] }], questions };
}

/** What one group, or a data set without groups, adds to a count. */
interface Part {
  readonly low: number;
  readonly high: number;
  readonly estimated: boolean;
  readonly questions: readonly OpenQuestion[];
}

function partsOf(held: ConcernedSet, test: CountTest, roles: readonly DataRole[]): Part[] {
  const { set } = held;
  const fits = testConcerned(held, test.where ?? {}, roles);
  if (fits.value === 'NO') return [];
  if (set.groups.length === 0) {
    const questions = [...fits.questions, { key: `dataSet.${set.id}.groups`, question: whom(set) }];
    return [{ low: 0, high: Number.POSITIVE_INFINITY, estimated: false, questions }];
  }
  return set.groups
    .filter((group) => ofKind(group, test.kinds) && group.count !== 0)
    .flatMap((group) => {
      const inside = test.in === undefined ? 'YES' : within(group.jurisdiction, test.in);
      const sure = and([inside, fits.value]);
      if (sure === 'NO') return [];
      const questions = [...fits.questions];
      if (inside === 'UNKNOWN') {
        questions.push({ key: `group.${group.id}.jurisdiction`, question: where(group, set) });
      }
      if (group.count === null) {
        const question = `How many ${who(group)} of "${set.name}" are affected?`;
        questions.push({ key: `group.${group.id}.count`, question });
      }
      return [
        {
          low: sure === 'YES' ? (group.count ?? 0) : 0,
          high: group.count ?? Number.POSITIVE_INFINITY,
          estimated: group.countKind === 'ESTIMATED',
          questions,
        },
      ];
    });
}

/** The data sets whose people count: in the rule's role, possibly personal, possibly concerned. */
function personal(sets: readonly ConcernedSet[], roles: readonly DataRole[]): readonly ConcernedSet[] {
  return sets.filter(
    ({ set, concerned }) =>
      heldIn(set, roles).value !== 'NO' && set.personalData !== 'NO' && concerned.value !== 'NO',
  );
}

function ofKind(group: AffectedGroupFacts, kinds: readonly string[] | undefined): boolean {
  return kinds === undefined || kinds.length === 0 || kinds.includes(group.kind);
}

function whom(set: DataSetFacts): string {
  return `Whom does "${set.name}" concern: what kind of people, where, how many?`;
}

function where(group: AffectedGroupFacts, set: DataSetFacts): string {
  return `Where do the ${who(group)} of "${set.name}" live${group.jurisdiction === null ? '' : ` within ${group.jurisdiction}`}?`;
}

function who({ kind }: AffectedGroupFacts): string {
  return kind === 'UNKNOWN' || kind === 'unknown' ? 'people' : kind.replaceAll('_', ' ');
}
