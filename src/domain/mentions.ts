import type { FactTest } from './predicate.ts';
import type { Rule } from './rule.ts';

/** What a rule speaks of wherever it asks: the values at which its answer may turn. */
export interface Mentions {
  readonly facts: readonly FactTest[];
  /** Places and regions: of the affected, of the organization, of the recipients. */
  readonly regions: readonly string[];
  /** Numbers of people. */
  readonly numbers: readonly number[];
  /** Kinds of people. */
  readonly kinds: readonly string[];
  /** Combinations of data categories. */
  readonly combinations: readonly (readonly string[])[];
  readonly controllers: readonly string[];
}

const known = new WeakMap<Rule, Mentions>();

/** Reads a rule through, its cases apart, however deep the question stands. */
export function mentionsOf(rule: Rule): Mentions {
  const before = known.get(rule);
  if (before) return before;
  const { fixtures: _cases, content: _content, notes: _notes, verification: _source, ...asking } = rule;
  const found = {
    facts: [] as FactTest[],
    regions: rule.jurisdiction === null ? [] : [rule.jurisdiction],
    ...{ numbers: [] as number[], kinds: [] as string[] },
    ...{ combinations: [] as string[][], controllers: [] as string[] },
  };
  visit(asking, (name, value) => {
    if (name === 'fact') found.facts.push(value as FactTest);
    else if (regional.has(name)) found.regions.push(...words(value));
    else if (name === 'kinds') found.kinds.push(...words(value));
    else if (name === 'controllers') found.controllers.push(...words(value));
    else if (name === 'categories') found.combinations.push(...(value as string[][]));
    else if (name === 'count') found.numbers.push((value as { n: number }).n);
    return name !== 'fact';
  });
  const once: Mentions = {
    ...found,
    regions: [...new Set(found.regions)],
    numbers: [...new Set(found.numbers)],
  };
  known.set(rule, once);
  return once;
}

const regional: ReadonlySet<string> = new Set([
  'in',
  'eachOf',
  'of',
  'group',
  'establishedIn',
  'representativeIn',
]);

/** Goes through everything that has a name; `enter` says whether to look inside. */
function visit(node: unknown, enter: (name: string, value: unknown) => boolean): void {
  if (node === null || typeof node !== 'object') return;
  for (const [name, value] of Object.entries(node)) {
    if (value === null || value === undefined) continue;
    if (Array.isArray(node) || enter(name, value)) visit(value, enter);
  }
}

function words(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');
}
