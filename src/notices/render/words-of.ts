import { localeFor } from '../../domain/locale-choice.ts';
import type { Word } from '../../rules/catalog.ts';

/** A word of the vocabulary in the language asked for, or in English; null: not a word of it. */
export function labelOf(words: readonly Word[], key: string, locale: string): string | null {
  return inTongue(words.find((word) => word.key === key)?.label, locale);
}

/** What is said in the language asked for, or in English; null: in neither. */
export function inTongue(said: Readonly<Record<string, string>> | undefined, locale: string): string | null {
  if (said === undefined) return null;
  const own = localeFor(['en', ...Object.keys(said)], locale) ?? 'en';
  return said[own] ?? said['en'] ?? null;
}
