import { proseOn, type RulePlaces } from './page-links.ts';

/** A few rules by name, many by the page they stand on. */
export function whoAsks(ids: readonly string[], places: RulePlaces): string {
  const prose = proseOn(null, places, 'regimes/');
  if (ids.length <= 8) return ids.map((id) => prose(id)).join(', ');
  const files = new Map<string, number>();
  for (const id of ids) {
    const file = places.get(id)?.file ?? '';
    files.set(file, (files.get(file) ?? 0) + 1);
  }
  const pages = [...files]
    .sort()
    .map(([file, n]) => `[${file}](regimes/${file}.md)${n === 1 ? '' : ` (${n})`}`);
  return `${ids.length} duties, in ${pages.join(', ')}`;
}
