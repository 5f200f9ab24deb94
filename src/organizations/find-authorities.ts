import { within } from '../domain/jurisdiction.ts';
import type { Authority, Catalog } from '../rules/catalog.ts';

export interface AuthorityFilter {
  readonly jurisdiction?: string | null | undefined;
  readonly kind?: string | null | undefined;
  readonly keys?: readonly string[] | null | undefined;
}

/** Those of the directory that meet the filter, by key. */
export function findAuthorities(
  { authorities }: Pick<Catalog, 'authorities'>,
  { jurisdiction, kind, keys }: AuthorityFilter,
): readonly Authority[] {
  const wanted = keys && new Set(keys);
  return [...authorities.values()]
    .filter(
      (one) =>
        (!jurisdiction ||
          one.jurisdiction === jurisdiction ||
          within(one.jurisdiction, jurisdiction) === 'YES') &&
        (!kind || one.key.startsWith(`${kind}:`)) &&
        (!wanted || wanted.has(one.key)),
    )
    .sort((one, other) => (one.key < other.key ? -1 : 1));
}
