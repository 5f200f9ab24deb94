import type { DataRole, DataSetFacts, Tri } from './facts.ts';
import { allOf, anyOf, type Finding, leaf, words } from './finding.ts';
import { foundOnce } from './found-once.ts';
import { harmed, reached } from './harm-test.ts';
import { and, not, or, triOf } from './kleene.ts';
import type { DataSetTest } from './predicate.ts';

/** Whether one body of data answers a test; the parts that decided it become one sentence about it. */
function testDataSet(set: DataSetFacts, test: DataSetTest, roles: readonly DataRole[]): Finding {
  const role = heldIn(set, test.roles ?? roles);
  if (role.value === 'NO') return role;
  const parts = role.value === 'UNKNOWN' ? [role, ...partsOf(set, test)] : partsOf(set, test);
  const found = allOf(parts);
  const says = found.why.map((why) => why.says).join('; ') || 'recorded';
  const facts = found.why.flatMap((why) => why.facts);
  return { ...found, why: [{ value: found.value, says: `"${set.name}": ${says}`, clause: null, facts }] };
}

/** Whether a data set is held in one of these roles; not knowing for whom it was held keeps each possible. */
export function heldIn(set: DataSetFacts, roles: readonly DataRole[]): Finding {
  const value = set.role === 'UNKNOWN' ? 'UNKNOWN' : triOf(roles.includes(set.role));
  const says =
    value === 'NO' ? `"${set.name}" is held in another role` : `role for "${set.name}": ${words[value]}`;
  const question = `Do you hold "${set.name}" for yourself (controller), together with others, or for somebody else (processor)?`;
  return leaf(value, says, [`dataSet.${set.id}.role`], question);
}

/** A data set, and whether it is one of those that the rule's own tests of data sets speak of. */
export interface ConcernedSet {
  readonly set: DataSetFacts;
  readonly concerned: Finding;
}

/**
 * Answers already found of a data set, by roles and test: many rules ask the same of it, and what binds
 * a scene is asked again by the predicate itself. Data sets are never changed, a new version brings new ones.
 */
const answers = new WeakMap<DataSetFacts, Map<object, Map<object, Finding>>>();

/** The data sets as they are recorded: each is concerned until a rule says of which it speaks. */
export function allConcerned(sets: readonly DataSetFacts[]): readonly ConcernedSet[] {
  return sets.map((set) => ({ set, concerned: { value: 'YES', why: [], questions: [] } }));
}

const rank: Readonly<Record<Tri, number>> = { NO: 0, UNKNOWN: 1, YES: 2 };

/** Both together: the one nearer to "no" decides and gives its reasons; of equals the first. */
export function weaker(a: Finding, b: Finding): Finding {
  return rank[b.value] < rank[a.value] ? b : a;
}

/** Whether a data set answers a test, concerned or not. */
export function testOnce({ set }: ConcernedSet, test: DataSetTest, roles: readonly DataRole[]): Finding {
  const known = answers.get(set) ?? new Map<object, Map<object, Finding>>();
  answers.set(set, known);
  const byTest = foundOnce(known, test.roles ?? roles, () => new Map<object, Finding>());
  return foundOnce(byTest, test, () => testDataSet(set, test, roles));
}

/** Whether a data set answers a test and is concerned. */
export function testConcerned(held: ConcernedSet, test: DataSetTest, roles: readonly DataRole[]): Finding {
  return weaker(testOnce(held, test, roles), held.concerned);
}

/** Whether any of the data sets does. None recorded yet is an unknown, never a "no". */
export function anyDataSet(
  sets: readonly ConcernedSet[],
  test: DataSetTest,
  roles: readonly DataRole[],
): Finding {
  if (sets.length === 0) return noneYet();
  return anyOf(sets.map((held) => testConcerned(held, test, roles)));
}

/** Whether all data sets of a kind answer a test, and there is one of that kind. */
export function everyDataSet(
  sets: readonly ConcernedSet[],
  of: DataSetTest,
  is: DataSetTest,
  roles: readonly DataRole[],
): Finding {
  if (sets.length === 0) return noneYet();
  const kinds = sets.map((one) => ({
    kind: testConcerned(one, of, roles),
    held: testOnce(one, is, roles),
  }));
  const concerned = kinds.filter(({ kind }) => kind.value !== 'NO');
  return allOf([
    anyOf(kinds.map(({ kind }) => kind)),
    ...concerned.map(({ kind, held }) => {
      // "Either not of the kind, or it holds": decided by `held` unless both are open.
      if (held.value !== 'NO' || kind.value === 'YES') return held;
      return { ...kind, why: [...kind.why, ...held.why] };
    }),
  ]);
}

function noneYet(): Finding {
  return leaf('UNKNOWN', 'no data set is recorded yet', ['dataSets'], 'Which data was affected?');
}

function partsOf(set: DataSetFacts, test: DataSetTest): Finding[] {
  const parts: Finding[] = [];
  const part = (value: Tri, what: string, field: string, question: string): void => {
    parts.push(leaf(value, `${what}: ${words[value]}`, [`dataSet.${set.id}.${field}`], question));
  };
  if (test.personalData !== undefined) {
    const value = test.personalData ? set.personalData : not(set.personalData);
    const what = test.personalData ? 'personal data' : 'no personal data';
    part(value, what, 'personalData', `Does "${set.name}" hold personal data?`);
  }
  if (test.breach !== undefined) parts.push(anyOf(test.breach.map((harm) => harmed(set, harm))));
  if (test.accessed !== undefined) parts.push(reached(set, 'accessed', test.accessed));
  if (test.acquired !== undefined) parts.push(reached(set, 'acquired', test.acquired));
  if (test.categories !== undefined) {
    const what = `holds ${test.categories.map((combination) => combination.join(' + ')).join(', or ')}`;
    part(
      holdsCategories(set, test.categories),
      what,
      'categories',
      `Which categories of data does "${set.name}" hold?`,
    );
  }
  if (test.controllers !== undefined) {
    part(
      heldFor(set, test.controllers),
      `held for ${test.controllers.join(' or ')}`,
      'controllers',
      `For which controllers was "${set.name}" processed?`,
    );
  }
  if (test.medium !== undefined) {
    const value = set.medium === 'UNKNOWN' ? 'UNKNOWN' : triOf(test.medium.includes(set.medium));
    part(
      value,
      test.medium.join(' or ').toLowerCase(),
      'medium',
      `Was "${set.name}" electronic, on paper or spoken?`,
    );
  }
  parts.push(...protectionParts(set, test));
  return parts;
}

function protectionParts(set: DataSetFacts, test: DataSetTest): Finding[] {
  const parts = test.protected === undefined ? [] : [protection(set, test.protected)];
  const part = (value: Tri, what: string, field: string, question: string): void => {
    parts.push(leaf(value, `${what}: ${words[value]}`, [`dataSet.${set.id}.${field}`], question));
  };
  if (test.passwordsRecoverable !== undefined) {
    const known = set.protection.passwordsRecoverable ?? 'UNKNOWN';
    part(
      test.passwordsRecoverable ? known : not(known),
      test.passwordsRecoverable ? 'passwords can be recovered' : 'passwords cannot be recovered',
      'passwordsRecoverable',
      `Could the hashes be reversed: can the passwords of "${set.name}" be read or recovered?`,
    );
  }
  if (test.stillAvailable !== undefined) {
    const available = or([not(set.availability), set.protection.availableElsewhere]);
    const value = test.stillAvailable ? available : not(available);
    const what = test.stillAvailable ? 'still available' : 'no longer available';
    part(
      value,
      what,
      'availableElsewhere',
      `Is "${set.name}" still available to you, for instance from a copy?`,
    );
  }
  return parts;
}

/** Names are typed by people: capitals and blanks around them do not tell two customers apart. */
function heldFor(set: DataSetFacts, wanted: readonly string[]): Tri {
  const plain = (name: string): string => name.trim().toLowerCase();
  if (set.controllers.length === 0) return 'UNKNOWN';
  return triOf(set.controllers.some((name) => wanted.some((one) => plain(one) === plain(name))));
}

function holdsCategories(set: DataSetFacts, combinations: readonly (readonly string[])[]): Tri {
  const open = set.categories.length === 0 || set.categories.includes('unknown');
  const one = (category: string): Tri => {
    if (set.categories.includes(category)) return 'YES';
    return open ? 'UNKNOWN' : 'NO';
  };
  return or(combinations.map((combination) => and(combination.map(one))));
}

function protection(set: DataSetFacts, wanted: boolean): Finding {
  const { keySafe } = set.protection;
  // Nobody encrypts paper or what was said: there it is no question, unless a person answered it.
  const plain = set.medium === 'PAPER' || set.medium === 'ORAL';
  const encrypted = plain && set.protection.encrypted === 'UNKNOWN' ? 'NO' : set.protection.encrypted;
  const one = (value: Tri, what: string, field: string, question: string): Finding =>
    leaf(wanted ? value : not(value), `${what}: ${words[value]}`, [`dataSet.${set.id}.${field}`], question);
  const both = [
    one(
      encrypted,
      'encrypted',
      'encrypted',
      `Was "${set.name}" encrypted, by what is in place and not by what the policy says?`,
    ),
    one(
      keySafe,
      'key out of reach',
      'keySafe',
      `Did the key of "${set.name}" stay out of the attacker's reach?`,
    ),
  ];
  return wanted ? allOf(both) : anyOf(both);
}
