import { samePeopleFact } from '../count-people.ts';
import type { AffectedGroupFacts } from '../facts.ts';
import { countryOf, undeterminable, within } from '../jurisdiction.ts';
import { personalSets } from './breach-values.ts';
import type { FilingScene } from './scene.ts';
import { answerOf, labels, type ValueOf } from './value-of.ts';

/** Who and what is concerned (GDPR Art. 33(3)(a)). */
export const peopleValues: Readonly<Record<string, ValueOf>> = {
  'people.kinds': (scene) => {
    const kinds = groupsOf(scene).flatMap(({ kind, minors, vulnerable }) => [
      kind,
      ...(minors === 'YES' ? ['minors'] : []),
      ...(vulnerable === 'YES' ? ['vulnerable'] : []),
    ]);
    return orNull([...new Set(kinds)].filter((kind) => kind !== 'unknown'));
  },
  'people.kinds_text': (scene) => orNull(groupsOf(scene).map((group) => groupInWords(scene, group))),
  'people.count': (scene) => people(scene)?.count ?? null,
  'people.count_kind': (scene) => people(scene)?.kind ?? null,
  'people.residents': (scene) => residents(scene),
  'people.countries': (scene) => orNull(countriesOf(scene)),
  'people.placed': (scene) =>
    groupsOf(scene).length > 0 && groupsOf(scene).every(({ jurisdiction }) => jurisdiction !== null)
      ? 'yes'
      : null,
  'people.eea_countries': (scene) => orNull(inEea(countriesOf(scene))),
  'people.eea_counts': (scene) => orNull(inEea(countriesOf(scene)).map((country) => countIn(scene, country))),
  'people.vulnerable': (scene) => {
    const counts = groupsOf(scene).flatMap(({ vulnerableCount, minorCount }) => [
      vulnerableCount,
      minorCount,
    ]);
    const known = counts.filter((count) => typeof count === 'number');
    return known.length > 0 ? known.reduce((sum, count) => sum + count, 0) : null;
  },
  'data.categories': ({ facts }) => {
    const keys = new Set(personalSets(facts).flatMap(({ categories }) => categories));
    keys.delete('unknown');
    return orNull([...keys]);
  },
  'data.categories_text': (scene) =>
    orNull(
      labels(
        scene,
        'dataCategories',
        personalSets(scene.facts).flatMap(({ categories }) => categories),
      ),
    ),
  'records.count': (scene) => {
    const count = answerOf(scene, 'records_concerned');
    return typeof count === 'number' ? count : null;
  },
  'records.count_kind': (scene) =>
    typeof answerOf(scene, 'records_concerned') === 'number' ? 'ESTIMATED' : null,
};

function orNull<T>(list: readonly T[]): readonly T[] | null {
  return list.length > 0 ? list : null;
}

function groupsOf({ facts }: FilingScene): readonly AffectedGroupFacts[] {
  return personalSets(facts).flatMap(({ groups }) => groups);
}

/**
 * The same people may stand in several data sets: they are counted once where that is known, and as "about" where it is not. A
 * number known in part is none: how many there are of whom is said in words.
 */
function people(scene: FilingScene): { count: number; kind: string } | null {
  const sets = personalSets(scene.facts).filter(({ groups }) => groups.length > 0);
  if (sets.length === 0 || groupsOf(scene).some(({ count }) => count === null)) return null;
  const sums = sets.map(({ groups }) => groups.reduce((sum, { count }) => sum + (count ?? 0), 0));
  const same = answerOf(scene, samePeopleFact);
  const count = same === true ? Math.max(...sums) : sums.reduce((sum, one) => sum + one, 0);
  const counted = groupsOf(scene).every(({ countKind }) => countKind === 'EXACT');
  return { count, kind: counted && (sets.length === 1 || same === false) ? 'EXACT' : 'ESTIMATED' };
}

function groupInWords(
  { label }: FilingScene,
  { kind, jurisdiction, count, countKind }: AffectedGroupFacts,
): string {
  const number =
    count === null ? 'number not known yet' : `${countKind === 'EXACT' ? '' : 'about '}${inFigures(count)}`;
  const place =
    jurisdiction === null || jurisdiction === undeterminable ? '' : ` in ${placeInWords(jurisdiction)}`;
  return `${label('personKinds', kind)}${place}: ${number}`;
}

const inFigures = (count: number) => count.toLocaleString('en-GB');
const countries = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

/** "Germany (DE)", "United States (US-CA)": names to read, and codes to copy. */
function placeInWords(place: string): string {
  const country = countryOf(place);
  const name = /^[A-Z]{2}$/.test(country) ? countries.of(country) : undefined;
  return name === undefined || name === place ? place : `${name} (${place})`;
}

function countriesOf(scene: FilingScene): readonly string[] {
  const places = groupsOf(scene).flatMap(({ jurisdiction }) =>
    jurisdiction === null || jurisdiction === undeterminable ? [] : [countryOf(jurisdiction)],
  );
  return [...new Set(places)].sort();
}

function inEea(countries: readonly string[]): readonly string[] {
  return countries.filter((country) => within(country, 'EEA') === 'YES');
}

function countIn(scene: FilingScene, country: string): string {
  const there = groupsOf(scene).filter(
    ({ jurisdiction }) => jurisdiction !== null && countryOf(jurisdiction) === country,
  );
  const known = there.flatMap(({ count }) => count ?? []);
  const place = placeInWords(country);
  if (known.length === 0) return `${place}: not known yet`;
  const sum = inFigures(known.reduce((all, count) => all + count, 0));
  return `${place}: ${known.length < there.length ? `at least ${sum}` : sum}`;
}

/** How many live where the authority is competent; not known while some may who were not counted, or not placed. */
function residents(scene: FilingScene): number | null {
  const place = scene.duty.recipientPlace;
  if (place === null) return null;
  const placed = groupsOf(scene).map(({ jurisdiction, count }) => ({
    there: jurisdiction === undeterminable ? 'NO' : within(jurisdiction, place),
    count,
  }));
  if (placed.some(({ there, count }) => there === 'UNKNOWN' || (there === 'YES' && count === null)))
    return null;
  const counts = placed.flatMap(({ there, count }) => (there === 'YES' && count !== null ? count : []));
  return counts.length > 0 ? counts.reduce((sum, count) => sum + count, 0) : null;
}
