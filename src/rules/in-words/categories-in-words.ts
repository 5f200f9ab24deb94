import type { Lexicon } from './lexicon.ts';
import { listed, lowered } from './said.ts';

type Combination = readonly string[];

/** Combinations of data, those that share their first element under one head: "name together with one of: …". */
export function categoriesInWords(combinations: readonly Combination[], lexicon: Lexicon): string {
  const name = (key: string): string => lowered(lexicon.category(key));
  const groups = new Map<string, Combination[]>();
  for (const one of combinations) {
    const head = one.length > 1 ? (one[0] ?? '') : '';
    groups.set(head, [...(groups.get(head) ?? []), one]);
  }
  const alone = (groups.get('') ?? []).map(([only]) => name(only ?? ''));
  const joined = [...groups].flatMap(([head, members]) => {
    if (head === '') return [];
    const rest = members.map((member) => member.slice(1).map(name).join(' with '));
    return rest.length === 1
      ? [`${name(head)} with ${rest[0]}`]
      : [`${name(head)} together with one of: ${rest.join('; ')}`];
  });
  if (joined.length === 0) return listed(alone, 'or');
  const last = alone.length === 0 ? [] : [alone.join('; or ')];
  return [...joined, ...last].join('; or ');
}
