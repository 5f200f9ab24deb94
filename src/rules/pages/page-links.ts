import type { Catalog } from '../catalog.ts';
import { escaped, type Prose, slugOf } from './markdown.ts';

/** Where each rule stands: the page of its file and the heading on it. */
export type RulePlaces = ReadonlyMap<string, { readonly file: string; readonly slug: string }>;

/** The heading a rule gets; of several versions the newest gives it. */
export function placesOf({ regimes }: Pick<Catalog, 'regimes'>): RulePlaces {
  const places = new Map<string, { file: string; slug: string }>();
  for (const { file, rules } of regimes) {
    const taken = new Map<string, number>();
    for (const id of new Set(rules.map((rule) => rule.id))) {
      const slug = slugOf(headingOf(rules.filter((rule) => rule.id === id)));
      const before = taken.get(slug) ?? 0;
      taken.set(slug, before + 1);
      places.set(id, { file, slug: before === 0 ? slug : `${slug}-${before}` });
    }
  }
  return places;
}

/** The title of a duty on its page: that of its newest version. */
export function headingOf(versions: readonly { readonly title: string; readonly version: string }[]): string {
  return [...versions].sort((a, b) => (a.version < b.version ? 1 : -1))[0]?.title ?? '';
}

/** Texts of one page: every rule they name leads to where it stands. `folder` leads from the page to those of the regimes. */
export function proseOn(page: string | null, places: RulePlaces, folder = ''): Prose {
  return (text) =>
    escaped(text).replace(/`?\b([a-z]{2}-[a-z0-9-]*[a-z0-9])\b`?/g, (whole, id: string) => {
      const place = places.get(id);
      return place === undefined ? whole : `[\`${id}\`](${address(place, page, folder)})`;
    });
}

function address(
  { file, slug }: { file: string; slug: string },
  page: string | null,
  folder: string,
): string {
  return file === page ? `#${slug}` : `${folder}${file}.md#${slug}`;
}
