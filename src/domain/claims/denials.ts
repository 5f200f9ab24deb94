import type { Mention } from './category-finder.ts';
import { type Lexicon, negationsIn, placesOf, says } from './lexicon.ts';

type Place = readonly [from: number, to: number];
/** How many letters may lie between a "not" and what it denies. */
const REACH = 45;
/** How many between two items of a list. */
const ITEM = 32;

/** The verbs of a breach, where they stand. */
function verbsIn(text: string, lexicon: Lexicon): readonly Place[] {
  return (['affected', 'contains', 'accessed', 'taken'] as const).flatMap((list) =>
    placesOf(lexicon, list, text),
  );
}

/** Whether a "not" stands by what is named, or by a verb of a breach, whatever it denies. */
export function isNegated(text: string, mentions: readonly Mention[], lexicon: Lexicon): boolean {
  if (says(lexicon, 'notOnly', text)) return false;
  const targets = [...mentions.map(({ from, to }) => [from, to] as const), ...verbsIn(text, lexicon)];
  return negationsIn(lexicon, text).some(([from, to]) =>
    targets.some(([start, end]) => (start >= to ? start - to : from - end) <= REACH),
  );
}

/** What of the categories named is said not to be concerned. */
export function sparedIn(
  text: string,
  mentions: readonly Mention[],
  lexicon: Lexicon,
  isForeign: (one: Mention) => boolean,
): readonly Mention[] {
  if (!isNegated(text, mentions, lexicon)) return [];
  if (lexicon.data.writing === 'continuous') return mentions;
  const verbs = verbsIn(text, lexicon);
  const spared = negationsIn(lexicon, text).flatMap((negation) => {
    const before = listBefore(text, mentions, negation, verbs, lexicon);
    const after = listAfter(mentions, negation, verbs);
    if (before.length === 0 || after.length === 0) return [...before, ...after];
    // "The system holds no cards", "cards are not on the statements": one side is where the other is not.
    return after.some(isForeign) && !before.some(isForeign) ? after : before;
  });
  return mentions.filter((one) => spared.includes(one));
}

/** "Names and passwords were not …": the list that ends right before the "not"; after a comma or a verb it denies something else. */
function listBefore(
  text: string,
  mentions: readonly Mention[],
  [from]: Place,
  verbs: readonly Place[],
  lexicon: Lexicon,
): readonly Mention[] {
  const list: Mention[] = [];
  let at = from;
  for (const one of mentions.toReversed().filter(({ to }) => to <= from)) {
    // "The code on the back (CVC) was not …"
    const between = text.slice(one.to, at).replace(/^\)/, '');
    const isFirst = list.length === 0;
    if (between.length > (isFirst ? REACH : ITEM) || isOfOther(one.to, at, text, verbs, lexicon)) break;
    // "Passports, however, were not touched."
    const isAside = /^[^,;:()]{0,24},[^,]{1,24},\s*(?:\p{L}+\s*){0,2}$/u.test(between);
    if (isFirst && !isAside && /[,;:()–—]/.test(between)) break;
    list.push(one);
    at = Math.min(at, one.from);
  }
  return list;
}

/** A verb stands between, and no "and" joins it to what follows: "passwords are kept elsewhere and were not …". */
function isOfOther(
  from: number,
  to: number,
  text: string,
  verbs: readonly Place[],
  lexicon: Lexicon,
): boolean {
  return verbs.some(([start, end]) => {
    const between = text.slice(end, to);
    // "Stonden niet": the verb that is denied itself.
    const isOwn = between.trim().split(/\s+/).length <= 1;
    return start >= from && start < to && !isOwn && !says(lexicon, 'and', between);
  });
}

/** "No names, no passwords or cards", "did not contain names": the list after it, with its verb between at most. */
function listAfter(mentions: readonly Mention[], [, to]: Place, verbs: readonly Place[]): readonly Mention[] {
  const list: Mention[] = [];
  const near = Math.max(
    to,
    ...verbs.filter(([start]) => start >= to && start - to <= REACH).map(([, end]) => end),
  );
  let at = to;
  for (const one of mentions.filter(({ from }) => from >= to)) {
    const reach = list.length === 0 ? REACH : ITEM;
    if (one.from - at > reach && one.from - near > reach) break;
    list.push(one);
    at = Math.max(at, one.to);
  }
  return list;
}
