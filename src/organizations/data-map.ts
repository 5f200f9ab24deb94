import type { Catalog } from '../rules/catalog.ts';

export interface MappedCategory {
  readonly category: string;
  readonly label: string;
  readonly special: boolean;
  readonly note: string | null;
}

/** The categories a profile says its organization holds, with their names: what reporting offers first. */
export function dataMapOf(
  { profiles, vocabulary }: Catalog,
  profileKey: string | null,
): readonly MappedCategory[] {
  const words = new Map(vocabulary.dataCategories.map((word) => [word.key, word]));
  const entries = (profileKey === null ? undefined : profiles.get(profileKey))?.dataMap ?? [];
  return entries.map(({ category, note }) => {
    const word = words.get(category);
    return { category, note, label: word?.label['en'] ?? category, special: word?.special ?? false };
  });
}
