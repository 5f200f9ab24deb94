import type { CategoryWords, Mention } from './category-finder.ts';
import { type CategoryFamilies, covers } from './category-kin.ts';
import { sparedIn } from './denials.ts';
import type { Lexicon } from './lexicon.ts';
import type { Statement } from './statements.ts';

/** What is held against the categories of a text. */
export interface RecordedCategories {
  readonly keys: readonly string[];
  /** Those that the text names among the data concerned, and the words it uses. */
  readonly told: ReadonlyMap<string, readonly string[]>;
  /** Those of data that was neither seen nor taken, by the record: a text may say so. */
  readonly untouched: ReadonlySet<string>;
  /** What each data set is called, with its categories. */
  readonly sets: readonly { readonly name: string; readonly categories: readonly string[] }[];
  /** "unknown" stands in the list: more may be in it. */
  readonly mayBeMore: boolean;
  readonly words: CategoryWords;
  readonly kin: CategoryFamilies;
}

/** Whether it is one that the record does not have, in words that mean nothing else. */
export function isForeign(one: Mention, { keys, kin }: Pick<RecordedCategories, 'keys' | 'kin'>): boolean {
  return one.strong && !keys.some((key) => covers(one, key, kin));
}

/** What a statement says was not concerned. */
export function sparedBy(
  { denied, text, mentions }: Statement,
  lexicon: Lexicon,
  recorded: Pick<RecordedCategories, 'keys' | 'kin'>,
): readonly Mention[] {
  return denied ? sparedIn(text, mentions, lexicon, (one) => isForeign(one, recorded)) : [];
}

/** What the record says against a statement. */
export interface Claimed {
  readonly certain: boolean;
  readonly unsure?: boolean;
  readonly why: string;
}

/** Categories by their names in the language of the text. */
export function namesOf(keys: readonly string[], words: CategoryWords): string {
  return [...new Set(keys)].map((key) => `"${words.get(key)?.[0] ?? key}"`).join(', ');
}
