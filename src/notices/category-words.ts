import { folded } from '../domain/passages.ts';
import type { CategoryWords } from '../domain/protection-claims.ts';
import type { Vocabulary } from '../rules/catalog.ts';

/** The words the categories of data go by in one language: their labels, taken apart, and what else people call them. */
export function categoryWords({ dataCategories }: Vocabulary, locale: string): CategoryWords {
  return new Map(
    dataCategories.map(({ key, label, alias }) => {
      const language = label[locale.slice(0, 2)] === undefined ? 'en' : locale.slice(0, 2);
      const own = (label[language] ?? key).split(/,|\(|\)|\bor\b|\band\b|\boder\b|\bund\b/);
      const words = [...own, ...(alias[language] ?? [])].map((word) => folded(word).trim());
      return [key, words.filter((word) => word.length > 2 || /^[a-z]{2}$/.test(word))];
    }),
  );
}
