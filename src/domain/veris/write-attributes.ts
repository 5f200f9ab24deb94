import type { Tri } from '../facts.ts';
import { type HarmMeaning, small, type VerisTables } from './veris-tables.ts';
import type { VerisView } from './veris-view.ts';
import type { Json, JsonObject } from './without-words.ts';

interface Now {
  readonly now: VerisView;
  /** Whether the record says the same of a thing already. */
  readonly same: (about: keyof VerisView) => boolean;
}

const disclosures: Readonly<Record<Tri, string>> = { YES: 'Yes', NO: 'No', UNKNOWN: 'Unknown' };

/** The attributes of a record with what the facts say otherwise written over them. */
export function writeAttributes(before: JsonObject, { now, same }: Now, tables: VerisTables): JsonObject {
  const { confidentiality, integrity, availability, ...rest } = before;
  const written: Record<string, Json> = { ...rest };
  const data = confidential(asObject(confidentiality), { now, same }, tables);
  if (data) written['confidentiality'] = data;
  const harms = { integrity: asObject(integrity), availability: asObject(availability) };
  for (const harm of ['integrity', 'availability'] as const) {
    const said = same(harm) ? harms[harm] : harmed(harms[harm], now[harm], tables[harm]);
    if (said) written[harm] = said;
  }
  return written;
}

function confidential(before: JsonObject | null, { now, same }: Now, tables: VerisTables): JsonObject | null {
  const says =
    now.confidentiality !== 'UNKNOWN' ||
    now.categories.length + now.kinds.length > 0 ||
    now.encrypted !== 'UNKNOWN';
  if (!before && !says && (same('hasData') || !now.hasData)) return null;
  const written: Record<string, Json> = { ...before };
  if (!before || !same('confidentiality')) written['data_disclosure'] = disclosures[now.confidentiality];
  if (!before || !same('categories')) written['data'] = dataOf(itemsOf(before?.['data']), now, tables);
  if (!same('kinds')) written['data_victim'] = victimsOf(itemsOf(before?.['data_victim']), now, tables);
  if (!same('encrypted'))
    written['state'] = [
      { YES: 'Stored encrypted', NO: 'Stored unencrypted', UNKNOWN: 'Unknown' }[now.encrypted],
    ];
  return written;
}

/** The items that still hold, with their amounts, and a word for each category they do not cover. */
function dataOf(before: readonly Json[], { categories, personalData }: VerisView, tables: VerisTables): Json {
  const meaning = (item: Json) => tables.data.get(small(String(asObject(item)?.['variety'] ?? '')));
  const kept = before.filter(
    (item) => meaning(item)?.categories.every((one) => categories.includes(one)) ?? true,
  );
  const covered = new Set(kept.flatMap((item) => meaning(item)?.categories ?? []));
  const other = personalData === 'YES' ? 'Personal' : 'Other';
  const words = categories
    .filter((one) => !covered.has(one))
    .map((one) => wordFor(tables.data.values(), one, (data) => data.categories)?.variety ?? other);
  const added = [...new Set(words)].filter((word) => !kept.some((item) => meaning(item)?.variety === word));
  const items: Json[] = [...kept, ...added.map((variety) => ({ variety }))];
  if (items.length > 0) return items;
  return [{ variety: personalData === 'YES' ? 'Personal' : 'Unknown' }];
}

function victimsOf(before: readonly Json[], { kinds }: VerisView, tables: VerisTables): Json {
  const meaning = (item: Json) => tables.people.get(small(String(item)));
  const kept = before.filter((item) => {
    const kind = meaning(item)?.kind ?? null;
    return kind === null || kinds.includes(kind);
  });
  const covered = new Set(kept.map((item) => meaning(item)?.kind));
  const words = kinds
    .filter((kind) => !covered.has(kind))
    .map(
      (kind) =>
        wordFor(tables.people.values(), kind, (one) => (one.kind ? [one.kind] : []))?.victim ?? 'Other',
    );
  const items = [...new Set([...kept, ...words])];
  return items.length > 0 ? items : ['Unknown'];
}

/** The word that means just this, or else one that is also written for it. */
function wordFor<T extends { readonly also: readonly string[] }>(
  words: Iterable<T>,
  key: string,
  meaning: (word: T) => readonly string[],
): T | undefined {
  const all = [...words];
  return (
    all.find((word) => meaning(word).length === 1 && meaning(word)[0] === key) ??
    all.find(({ also }) => also.includes(key))
  );
}

/** Yes: a word that says so. No: no word says so. Not known: what said so goes, and nothing takes its place. */
function harmed(
  before: JsonObject | null,
  value: Tri,
  table: ReadonlyMap<string, HarmMeaning>,
): JsonObject | null {
  const rest = itemsOf(before?.['variety']).filter((word) => table.get(small(String(word)))?.means !== 'YES');
  const yes = [...table.values()].find(({ means }) => means === 'YES')?.word;
  if (value === 'YES' && yes) return { ...before, variety: [...rest, yes] };
  if (!before || rest.length === 0) return null;
  return { ...before, variety: rest };
}

function asObject(value: Json | undefined): JsonObject | null {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject) : null;
}

function itemsOf(value: Json | undefined): readonly Json[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value : [];
}
