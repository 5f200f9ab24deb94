import type { Catalog } from '../rules/catalog.ts';

export interface KnownProfile {
  readonly key: string;
  /** null: its policy names no company. */
  readonly name: string | null;
  readonly promises: readonly string[];
  readonly remarks: readonly string[];
}

/** The profiles an organization can be made from, by key, with what each one promises. */
export function knownProfiles({ profiles }: Catalog): readonly KnownProfile[] {
  return [...profiles.values()]
    .map(({ key, name, families, remarks }) => ({
      key,
      name,
      remarks,
      promises: [...new Set(families.flatMap(({ versions }) => versions.map(({ title }) => title)))],
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
