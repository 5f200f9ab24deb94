import { answerUnder, isKnownEvent, rulesAwaited } from '../domain/anchors.ts';
import type { FactTest } from '../domain/predicate.ts';
import type { Rule } from '../domain/rule.ts';
import type { FactDefinition } from './catalog.ts';
import { wordsOf } from './words-of-rule.ts';

/** The words a rule may use. */
export interface KnownWords {
  readonly facts: ReadonlyMap<string, FactDefinition>;
  readonly categories: ReadonlySet<string>;
  readonly elements: ReadonlySet<string>;
  readonly calendars: Pick<ReadonlySet<string>, 'has'>;
}

/** A rule with the file it came from, for messages. */
export interface FiledRule {
  readonly file: string;
  readonly rule: Rule;
}

/** What the form alone cannot show: unknown words, double versions, versions that overlap. */
export function checkRules(filed: readonly FiledRule[], known: KnownWords): readonly string[] {
  const ids = new Set(filed.map(({ rule }) => rule.id));
  return [
    ...filed.flatMap(({ file, rule }) =>
      wordProblems(rule, known, ids).map((text) => `${file}: rule ${rule.id}: ${text}`),
    ),
    ...unchained(filed),
    ...overlaps(filed),
  ];
}

function wordProblems(rule: Rule, known: KnownWords, ids: ReadonlySet<string>): string[] {
  const words = wordsOf(rule);
  const missing = (
    what: string,
    used: readonly string[],
    has: { has(word: string): boolean },
    where: string,
  ): string[] => used.filter((word) => !has.has(word)).map((word) => `${what} "${word}" is not in ${where}`);
  return [
    ...words.facts.flatMap((test) => factProblems(test, known.facts)),
    ...missing('data category', words.categories, known.categories, 'vocabulary/data-categories.yaml'),
    ...missing('content element', words.elements, known.elements, 'vocabulary/content-elements.yaml'),
    ...missing('calendar', words.calendars, known.calendars, 'calendars/'),
    ...missing('rule', words.rules, ids, 'any file'),
    ...missing('event', words.events, { has: isKnownEvent }, 'the times of an incident or its milestones'),
  ];
}

function factProblems(test: FactTest, facts: ReadonlyMap<string, FactDefinition>): string[] {
  const fact = facts.get(test.key);
  if (fact === undefined) return [`fact "${test.key}" is not in facts/`];
  if (test.op !== undefined && fact.type !== 'number')
    return [`fact "${test.key}" is no number and cannot be compared`];
  if (test.within !== undefined && fact.type !== 'places')
    return [`fact "${test.key}" names no places, and none of them can be within ${test.within}`];
  const wanted = test.in ?? (test.is === undefined ? [] : [test.is]);
  const type = fact.type === 'boolean' || fact.type === 'number' ? fact.type : 'string';
  return wanted
    .filter(
      (value) =>
        typeof value !== type || (fact.values.length > 0 && !fact.values.some((one) => one.key === value)),
    )
    .map((value) => `fact "${test.key}" cannot be "${value}"`);
}

/** A follow-up is one whose clock starts with the answer to this rule; otherwise it would never be seen to follow. */
function unchained(filed: readonly FiledRule[]): string[] {
  return filed.flatMap(({ file, rule }) =>
    rule.followUp
      .filter((id) => {
        const versions = filed.filter((one) => one.rule.id === id);
        return versions.length > 0 && !versions.some((one) => rulesAwaited(one.rule.clock).includes(rule.id));
      })
      .map((id) => `${file}: rule ${rule.id}: no clock of "${id}" starts with ${answerUnder(rule.id)}`),
  );
}

function overlaps(filed: readonly FiledRule[]): string[] {
  const problems: string[] = [];
  for (const [index, { file, rule }] of filed.entries()) {
    for (const earlier of filed.slice(0, index).filter((one) => one.rule.id === rule.id)) {
      const text = `${file}: rule ${rule.id}: version ${rule.version}`;
      if (earlier.rule.version === rule.version) problems.push(`${text} is given twice`);
      else if (overlap(earlier.rule, rule))
        problems.push(`${text} is in force together with ${earlier.rule.version}`);
    }
  }
  return problems;
}

function overlap(a: Rule, b: Rule): boolean {
  if (a.status === 'proposed' || b.status === 'proposed') return false;
  const before = (from: string | null, to: string | null): boolean =>
    from === null || to === null || from <= to;
  return before(a.validity.from, b.validity.to) && before(b.validity.from, a.validity.to);
}
