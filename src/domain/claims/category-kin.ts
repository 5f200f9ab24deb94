/** Which categories belong together, by their keys: notifications/vocabulary/category-families.yaml. */
export interface CategoryFamilies {
  /** What a word for the whole stands for: "contact details". */
  readonly families: Readonly<Record<string, readonly string[]>>;
  /** Categories whose names people use for one another. */
  readonly alike: readonly (readonly string[])[];
  /** Categories of which none stands for another that is on record beside it. */
  readonly apart: readonly (readonly string[])[];
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

/** Whether a category that is on record itself is named, and so tells nothing of another one. */
export function isItself(
  { key, isFamily, strong }: { readonly key: string; readonly isFamily: boolean; readonly strong: boolean },
  recorded: string,
  keys: readonly string[],
  { apart }: CategoryFamilies,
): boolean {
  if (isFamily || !strong || key === recorded || !keys.includes(key)) return false;
  return apart.some((group) => group.includes(key) && group.includes(recorded));
}
