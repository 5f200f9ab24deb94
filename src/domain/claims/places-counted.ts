import type { AffectedGroupFacts, DataSetFacts } from '../facts.ts';
import { countryOf } from '../jurisdiction.ts';
import { usStates } from '../us-states.ts';
import { folded } from './folded-text.ts';
import { derived, type Lexicon, says } from './lexicon.ts';
import type { NumberSaid } from './numbers-in-text.ts';
import { escaped, LETTER } from './phrases.ts';
import type { Stretch } from './stretch.ts';

/** How far a place may stand from the number it belongs to. */
const NEAR = 40;
/** "Of the", between a part and its whole, in the ten languages. */
const OF =
  /^\s*(?:(?:out )?of|von|der|unter|sur|parmi|de|das|dos|di|su|van|z|ze|sposrod|من)\s*(?:the|den|der|diesen|les|ces|los|las|estos|le|i|questi|os|as|de|deze|tych)?\s*$/;
/** Words that may stand between a number and the kind of people it counts. */
const WORDS = 3;

interface Place extends Stretch {
  readonly code: string;
}

/** For each number of a text the data sets with those groups alone that its words leave: of a place, of a kind. */
export function groupsMeant(
  text: string,
  numbers: readonly NumberSaid[],
  dataSets: readonly DataSetFacts[],
  lexicon: Lexicon,
): readonly (readonly DataSetFacts[])[] {
  const groups = dataSets.flatMap((one) => one.groups);
  const codes = [...new Set(groups.flatMap(({ jurisdiction }) => jurisdiction ?? []))];
  const kinds = [...new Set(groups.map(({ kind }) => kind))];
  const places = codes.length > 1 ? placesIn(text, codes, lexicon) : [];
  const own = numbers.map((): Place[] => []);
  for (const place of places) {
    const i = belongsTo(text, place, numbers);
    if (i !== null) own[i]?.push(place);
  }
  return numbers.map((number, i) => {
    const inPlaces = new Set((own[i] ?? []).map(({ code }) => code));
    // "1,312 patients, of them 87 minors": all of them, by the word for most of them.
    const isAll = dataSets.some((set) => totalOf(set) === number.least);
    const kind = kinds.length > 1 && !isAll ? kindAfter(text, number, kinds) : null;
    if (inPlaces.size === 0 && kind === null) return dataSets;
    const isMeant = (group: AffectedGroupFacts) =>
      (inPlaces.size === 0 || isIn(group.jurisdiction, inPlaces)) && (kind === null || group.kind === kind);
    return dataSets.map((set) => ({ ...set, groups: set.groups.filter(isMeant) }));
  });
}

function totalOf({ groups }: DataSetFacts): number {
  return groups.reduce((sum, { count }) => sum + (count ?? 0), 0);
}

function isIn(jurisdiction: string | null, places: ReadonlySet<string>): boolean {
  return jurisdiction !== null && (places.has(jurisdiction) || places.has(countryOf(jurisdiction)));
}

/** "12,411 residents of Colorado", "Colorado: 12,411": what stands behind a number first, then what stands before one. */
function belongsTo(text: string, { from, to }: Place, numbers: readonly Stretch[]): number | null {
  const before = numbers.findLastIndex((one) => one.to <= from);
  const ahead = text.slice(numbers[before]?.to ?? 0, from);
  // "41 of the 368 live in the Netherlands": of the part, not of the whole.
  const part = numbers[before - 1];
  const isWhole = part !== undefined && OF.test(text.slice(part.to, numbers[before]?.from));
  if (before >= 0 && ahead.length <= NEAR && !/[(,;:|.\n]/.test(ahead)) return isWhole ? before - 1 : before;
  const after = numbers.findIndex((one) => one.from >= to);
  const behind = text.slice(to, numbers[after]?.from ?? to);
  return after >= 0 && behind.length <= NEAR && !/[;.\n]/.test(behind) ? after : null;
}

/** Parts of a country that people name instead of it; where another country's name stands in one it is not meant. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  GB: [
    ...['England', 'Scotland', 'Wales', 'Northern Ireland', 'Great Britain', 'Britain', 'UK'],
    ...[
      'Schottland',
      'Nordirland',
      'Großbritannien',
      'Angleterre',
      'Écosse',
      'Irlande du Nord',
      'Grande-Bretagne',
    ],
    ...[
      'Inglaterra',
      'Escocia',
      'Irlanda del Norte',
      'Gran Bretaña',
      'Inghilterra',
      'Scozia',
      'Irlanda del Nord',
    ],
    ...[
      'Escócia',
      'Irlanda do Norte',
      'Engeland',
      'Schotland',
      'Noord-Ierland',
      'Anglia',
      'Anglii',
      'Szkocja',
    ],
    ...['Irlandia Północna', 'Irlandii Północnej', 'Wielka Brytania', 'Wielkiej Brytanii'],
  ],
};

function placesIn(text: string, codes: readonly string[], lexicon: Lexicon): readonly Place[] {
  const found = namedIn(text, [...new Set([...codes, ...Object.keys(PARTS)])], lexicon);
  return found.filter(
    (one) =>
      codes.includes(one.code) &&
      !found.some(
        (other) => other.to - other.from > one.to - one.from && other.from < one.to && one.from < other.to,
      ),
  );
}

function namedIn(text: string, codes: readonly string[], lexicon: Lexicon): readonly Place[] {
  return codes.flatMap((code) => {
    const names = namesOf(code, lexicon.data.locale);
    if (names.length === 0) return [];
    const pattern = derived(
      lexicon,
      `place ${code}`,
      () => new RegExp(`(?<![${LETTER}])(?:${names.map(escaped).join('|')})(?![${LETTER}])`, 'g'),
    );
    return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
      code,
      from: index,
      to: index + found.length,
    }));
  });
}

/** What a place is called in the language of the text; states of the United States are so in all of them. */
function namesOf(code: string, locale: string): readonly string[] {
  const state = usStates.get(code);
  if (state !== undefined) return [folded(state)];
  if (!/^[A-Z]{2}$/.test(code)) return [];
  const name = new Intl.DisplayNames([locale], { type: 'region' }).of(code);
  const parts = (PARTS[code] ?? []).map(folded);
  return name === undefined || name === code ? parts : [folded(name), ...parts];
}

/** The kind of people by its own key, as it stands in a text: "1,480 pupils". */
function kindAfter(text: string, { to }: Stretch, kinds: readonly string[]): string | null {
  const behind = text.slice(to, to + 60);
  const found = kinds.filter((kind) => {
    const word = escaped(folded(kind).replaceAll('_', ' ').replace(/s$/, ''));
    return new RegExp(`^(?:[\\s-]+[${LETTER}]+){0,${WORDS - 1}}?[\\s-]+${word}(?:e?s)?(?![${LETTER}])`).test(
      behind,
    );
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Whether a number counts people by what the record itself calls them: "4,020 tutors". */
export function countsKind(text: string, number: Stretch, dataSets: readonly DataSetFacts[]): boolean {
  const kinds = new Set(dataSets.flatMap(({ groups }) => groups.map(({ kind }) => kind)));
  return kindAfter(text, number, [...kinds]) !== null;
}

/** "Of them 310 live in Belgium": a part of those affected, by a place that the record counts in. */
export function countsInPlace(
  text: string,
  number: Stretch,
  dataSets: readonly DataSetFacts[],
  lexicon: Lexicon,
): boolean {
  if (/^\s?(?:%|percent|per cent|€|\$|£)/u.test(text.slice(number.to))) return false;
  const around = text.slice(Math.max(0, number.from - NEAR), number.to + NEAR);
  const codes = [
    ...new Set(dataSets.flatMap(({ groups }) => groups.flatMap(({ jurisdiction }) => jurisdiction ?? []))),
  ];
  if (codes.length < 2) return false;
  const places = placesIn(text, codes, lexicon);
  // "3,120 in the Netherlands, 1,845 in Poland": numbers right before places.
  const listed = places.filter(({ from }) =>
    /\d(?:\s\p{L}{1,6}){1,2}\s$/u.test(text.slice(Math.max(0, from - 20), from)),
  );
  if (!says(lexicon, 'partOf', around) && listed.length < 2) return false;
  return places.some((place) => belongsTo(text, place, [number]) === 0);
}
