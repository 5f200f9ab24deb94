import type { Tri } from './facts.ts';
import { triOf } from './kleene.ts';

const eu = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');

const groups: Readonly<Record<string, ReadonlySet<string>>> = {
  EU: new Set(eu),
  EEA: new Set([...eu, 'IS', 'LI', 'NO']),
};

/**
 * Residence unknown: how people, ledger and coverage say it. In a group a person typed it means "looked for and not to be
 * found out", counted in no jurisdiction; null there is "not known yet", and leaves the law's question open.
 */
export const undeterminable = 'ZZ';

/** "US-CA" → "US"; "UK" and "EL", which people write, are GB and GR in ISO 3166. */
export function countryOf(jurisdiction: string): string {
  const dash = jurisdiction.indexOf('-');
  const country = dash === -1 ? jurisdiction : jurisdiction.slice(0, dash);
  if (country === 'UK') return 'GB';
  return country === 'EL' ? 'GR' : country;
}

// ISO 3166 has two codes for each of these: one of its own, and one as a part of the United States.
const territories: ReadonlySet<string> = new Set(['AS', 'GU', 'MP', 'PR', 'VI']);

/** A place as ISO 3166 writes it, its subdivision kept; "PR" is "US-PR". */
export function isoPlace(jurisdiction: string): string {
  if (territories.has(jurisdiction)) return `US-${jurisdiction}`;
  const country = countryOf(jurisdiction);
  if (jurisdiction.startsWith(country)) return jurisdiction;
  return country + jurisdiction.slice(2);
}

/** The same of a place that may not be known. */
export function isoPlaceOrNull(jurisdiction: string | null): string | null {
  return jurisdiction === null ? null : isoPlace(jurisdiction);
}

/** Whether a place lies in a region: "US-CA" in "US", "DE" in "EEA". "US" in "US-CA" is not known, nor is a place not known. */
export function within(jurisdiction: string | null, region: string): Tri {
  if (jurisdiction === null) return 'UNKNOWN';
  const members = groups[region];
  if (members !== undefined) return triOf(members.has(countryOf(jurisdiction)));
  const wanted = isoPlace(region);
  const place = isoPlace(jurisdiction);
  if (place === wanted || isPartOf(place, wanted)) return 'YES';
  return isPartOf(wanted, place) ? 'UNKNOWN' : 'NO';
}

/** Asked of every group by every law: no text is built for it. */
function isPartOf(place: string, whole: string): boolean {
  return place.charAt(whole.length) === '-' && place.startsWith(whole);
}

/** Whether somebody could be in both: "EEA" and "EU", "US" and "US-CA", "DE" and "EEA". */
export function overlap(one: string, other: string): boolean {
  const [ours, theirs] = [groups[one], groups[other]];
  if (ours !== undefined) return [...ours].some((country) => overlap(country, other));
  if (theirs !== undefined) return within(one, other) === 'YES';
  return within(one, other) !== 'NO' || within(other, one) !== 'NO';
}
