/** Which categories belong together, by their keys: notifications/vocabulary/category-families.yaml. */
export interface CategoryFamilies {
  /** What a word for the whole stands for: "contact details". */
  readonly families: Readonly<Record<string, readonly string[]>>;
  /** Categories whose names people use for one another. */
  readonly alike: readonly (readonly string[])[];
  /** Categories of which none stands for another: that one was spared, or is listed, tells nothing of the rest. */
  readonly apart: readonly (readonly string[])[];
  /** What a word for the whole may leave out in good faith: "no medical data", where the number of an insurance is on record. */
  readonly edges: Readonly<Record<string, readonly string[]>>;
  /** Categories told by who is spoken of, wherever the text does so: "your child". */
  readonly ofPeople: readonly string[];
  /** Categories that everybody calls by the same few words: no unknown words of a list stand for them. */
  readonly plain: readonly string[];
  /** Categories whose words stand for others too: one that the record does not have is for a person to read. */
  readonly loose: readonly string[];
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

/** Whether a text names one category outright, and so tells nothing of the recorded other. */
export function isApart(
  { key, isFamily, strong }: { readonly key: string; readonly isFamily: boolean; readonly strong: boolean },
  recorded: string,
  { apart }: CategoryFamilies,
): boolean {
  if (isFamily || !strong || key === recorded) return false;
  return apart.some((group) => group.includes(key) && group.includes(recorded));
}

/** Whether a word for the whole may be used without the recorded category in mind. */
export function isAtEdge(
  { key, isFamily }: { readonly key: string; readonly isFamily: boolean },
  recorded: string,
  { edges }: CategoryFamilies,
): boolean {
  return isFamily && (edges[key] ?? []).includes(recorded);
}
