import type { CategoryWords } from './category-finder.ts';
import type { CategoryFamilies } from './category-kin.ts';

/** What is held against the categories of a text. */
export interface RecordedCategories {
  readonly keys: readonly string[];
  /** Those that the text names among the data concerned. */
  readonly told: ReadonlySet<string>;
  /** Those of data that was neither seen nor taken, by the record: a text may say so. */
  readonly untouched: ReadonlySet<string>;
  /** "unknown" stands in the list: more may be in it. */
  readonly mayBeMore: boolean;
  readonly words: CategoryWords;
  readonly kin: CategoryFamilies;
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
