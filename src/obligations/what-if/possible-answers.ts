import type { AffectedGroupFacts, DataSetFacts } from '../../domain/facts.ts';
import type { Case } from '../../domain/judge-all.ts';
import { within } from '../../domain/jurisdiction.ts';
import { type Mentions, mentionsOf } from '../../domain/mentions.ts';
import type { FactTest } from '../../domain/predicate.ts';
import type { Rule } from '../../domain/rule.ts';
import type { AnswerForm } from '../../incidents/answer-form.ts';
import { type Answer, fullSet } from './answered.ts';

type Of = Pick<Case, 'facts' | 'organization'>;

/** A place under no law of the catalogue: what is asked of people there is "nobody here". */
const ELSEWHERE = 'AQ';

/**
 * The answers to a question at which a rule may turn, as far as they can be told from the rule: each value it speaks of,
 * one it does not speak of, each number just below, at, and just above.
 */
export function possibleAnswers(form: AnswerForm, rule: Rule, of: Of): readonly Answer[] {
  const mentions = mentionsOf(rule);
  const [head, , field] = form.key.split('.');
  const tests = mentions.facts.filter(({ key }) => key === form.key);
  const places = mentions.regions.flatMap(placesIn);
  switch (form.type) {
    case 'YES_NO':
      return [true, false];
    case 'CHOICE':
      return choices(form, tests);
    case 'CHOICES':
      return head === 'dataSet' ? categories(form, mentions, of) : choices(form, tests).map((one) => [one]);
    case 'NUMBER':
      return head === 'group' ? counts(mentions, of) : around(tests.flatMap(({ n }) => n ?? []));
    case 'TEXT':
      return ['stated', ...tests.flatMap(wanted)];
    case 'TEXTS':
      return [['Another controller'], ...mentions.controllers.map((name) => [name])];
    case 'PLACE':
      return head === 'group'
        ? residences(form.key, places, of)
        : [...new Set([...(of.organization.establishments ?? []), ...places])];
    case 'PLACES':
      return [[ELSEWHERE], ...places.map((place) => [place])];
    case 'GROUPS':
      return [[group(ELSEWHERE, 1)], ...groupsAt(places, mentions)];
    case 'DATA_SETS':
      return field === undefined
        ? [[fullSet('NO', 'CONTROLLER', [], [])], ...setsFor(rule, places, mentions)]
        : [];
  }
}

const wanted = ({ is, in: among }: FactTest) =>
  (is === undefined ? (among ?? []) : [is]) as readonly string[];

/** All of a short list; of a long one those the rule speaks of, and one it does not. */
function choices({ values }: AnswerForm, tests: readonly FactTest[]): readonly string[] {
  const all = values.map(({ key }) => key);
  if (all.length <= 8) return all;
  const named = new Set(tests.flatMap(wanted));
  const other = all.find((key) => !named.has(key));
  return [...named, ...(other === undefined ? [] : [other])];
}

function categories(
  { key, values }: AnswerForm,
  { combinations }: Mentions,
  { facts }: Of,
): readonly Answer[] {
  const [, id] = key.split('.');
  const known = (facts.dataSets.find((set) => set.id === id)?.categories ?? []).filter(
    (one) => one !== 'unknown',
  );
  const named = new Set(combinations.flat());
  const other = values.find((one) => !named.has(one.key) && one.key !== 'unknown')?.key;
  const harmless = known.length > 0 ? known : other === undefined ? [] : [other];
  return [harmless, ...combinations.map((one) => [...new Set([...known, ...one])])];
}

function around(numbers: readonly number[]): readonly number[] {
  const near = numbers.flatMap((n) => [n - 1, n, n + 1]).filter((n) => n >= 0);
  return [...new Set([0, 1, ...near])];
}

/** The numbers the rule speaks of, and what is left to them beside the groups that are counted. */
function counts({ numbers }: Mentions, { facts }: Of): readonly number[] {
  const known = facts.dataSets
    .flatMap(({ groups }) => groups)
    .reduce((sum, { count }) => sum + (count ?? 0), 0);
  return around([...numbers, ...(known === 0 ? [] : numbers.map((n) => n - known))]);
}

/** Where people of a group may live: within the place that is known of them, if one is. */
function residences(key: string, places: readonly string[], { facts }: Of): readonly string[] {
  const [, id] = key.split('.');
  const known =
    facts.dataSets.flatMap(({ groups }) => groups).find((one) => one.id === id)?.jurisdiction ?? null;
  const possible = [ELSEWHERE, ...places].filter((place) => known === null || within(place, known) === 'YES');
  return known === null ? possible : [...new Set([...possible, `${known}-ZZ`])];
}

/** A place or two in a region. A state of the United States under the least special of their laws stands for all. */
function placesIn(region: string): readonly string[] {
  const samples: Readonly<Record<string, readonly string[]>> = {
    EU: ['DE'],
    EEA: ['DE', 'NO'],
    US: ['US-WY'],
  };
  return samples[region] ?? [region];
}

function group(jurisdiction: string, count: number, kind = 'users'): AffectedGroupFacts {
  return { id: `tried-${jurisdiction}`, kind, jurisdiction, count, countKind: 'EXACT' };
}

function groupsAt(places: readonly string[], { numbers, kinds }: Mentions): readonly AffectedGroupFacts[][] {
  const sizes = numbers.length === 0 ? [1] : around(numbers).filter((n) => n > 0);
  return places.flatMap((place) =>
    sizes.flatMap((size) => [...new Set(['users', ...kinds])].map((kind) => [group(place, size, kind)])),
  );
}

/** Data as bad as the rule can find it, in each of the roles it speaks to. */
function setsFor(rule: Rule, places: readonly string[], mentions: Mentions): readonly DataSetFacts[][] {
  const { numbers, combinations, kinds } = mentions;
  const size = Math.max(0, ...numbers) + 1;
  const groups = places.map((place) => group(place, size, kinds[0]));
  return rule.actor.roles.map((role) => [fullSet('YES', role, combinations[0] ?? [], groups)]);
}
