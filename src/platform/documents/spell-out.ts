import { loadCoverage } from './fonts.ts';
import { notCovered } from './plain-words.ts';

/**
 * The same texts, each character that no font has in its place as "[U+1F600]": for pages about what somebody wrote, which
 * must not fail over one emoji nor hide that it is there. A text that is sent as it stands is refused instead.
 */
export async function spellOut<T>(value: T): Promise<{ spelled: T; characters: number }> {
  const covers = await loadCoverage();
  const seen = new Set<string>();
  const inText = (text: string): string => {
    const missing = notCovered(text, covers);
    for (const character of missing) seen.add(character);
    return missing.reduce((shown, character) => shown.replaceAll(character, nameOf(character)), text);
  };
  return { spelled: mapped(value, inText), characters: seen.size };
}

function nameOf(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}

function mapped<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) return value.map((one) => mapped(one, change)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapped(one, change)])) as T;
}
