/** Which categories belong together, by their keys: notifications/vocabulary/category-families.yaml. */
export interface CategoryFamilies {
  /** What a word for the whole stands for: "contact details". */
  readonly families: Readonly<Record<string, readonly string[]>>;
  /** Categories whose names people use for one another. */
  readonly alike: readonly (readonly string[])[];
}

/** Whether a category that a text names may be the recorded one. */
function isAlike(named: string, recorded: string, { alike }: CategoryFamilies): boolean {
  return named === recorded || alike.some((group) => group.includes(named) && group.includes(recorded));
}

/** Whether what a text names, a category or a family, covers a recorded category. */
export function covers(
  { key, isFamily }: { readonly key: string; readonly isFamily: boolean },
  recorded: string,
  kin: CategoryFamilies,
): boolean {
  if (!isFamily) return isAlike(key, recorded, kin);
  return (kin.families[key] ?? []).includes(recorded);
}
