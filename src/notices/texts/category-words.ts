import type { CategoryWords } from '../../domain/claims/category-finder.ts';
import type { Vocabulary } from '../../rules/catalog.ts';

const known = new WeakMap<Vocabulary, Map<string, CategoryWords>>();

/** The words the categories of data go by in one language: their labels, and what else people call them. */
export function categoryWords(vocabulary: Vocabulary, locale: string): CategoryWords {
  const own = known.get(vocabulary) ?? new Map<string, CategoryWords>();
  known.set(vocabulary, own);
  const before = own.get(locale);
  if (before) return before;
  const words = new Map(
    vocabulary.dataCategories.map(({ key, label, alias }) => {
      // As labels are chosen for a notice: the locale's, its language's, else English.
      const language = [locale, locale.slice(0, 2)].find((one) => label[one] !== undefined) ?? 'en';
      return [key, [label[language] ?? key, ...(alias[language] ?? [])]];
    }),
  );
  own.set(locale, words);
  return words;
}
