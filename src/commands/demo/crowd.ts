import { GONE } from './story-mail.ts';

/** People of one residence in a file: all of them invented. */
export interface Crowd {
  readonly jurisdiction: string;
  readonly count: number;
  readonly locale: string;
  /** How many of them have no mailbox any more. */
  readonly gone: number;
}

const firstNames =
  'Amina Bruno Chiara Deniz Elif Farid Greta Hugo Ines Jonas Kaya Lena Mateo Nuri Olga Pavel'.split(' ');
const lastNames = 'Example Muster Sample Voorbeeld Exemple Ejemplo Przyklad'.split(' ');

/** Accounts whose passwords were stored with a slow, salted hash. */
export const modern: readonly Crowd[] = [
  { jurisdiction: 'DE', count: 612, locale: 'de', gone: 5 },
  { jurisdiction: 'FR', count: 431, locale: 'en', gone: 3 },
  { jurisdiction: 'IE', count: 118, locale: 'en', gone: 1 },
  { jurisdiction: 'NL', count: 239, locale: 'en', gone: 2 },
  { jurisdiction: 'GB', count: 730, locale: 'en', gone: 6 },
  { jurisdiction: 'US-CA', count: 228, locale: 'en', gone: 2 },
  { jurisdiction: 'US-NY', count: 335, locale: 'en', gone: 2 },
  { jurisdiction: 'US-TX', count: 225, locale: 'en', gone: 1 },
  { jurisdiction: '', count: 570, locale: 'en', gone: 4 },
];

/** Accounts of the first years, all in California, whose passwords were unsalted MD5. */
export const weak: readonly Crowd[] = [{ jurisdiction: 'US-CA', count: 500, locale: 'en', gone: 5 }];

/** A file as a team would export it; the first `repeated` rows stand in it twice. */
export function csvOf(crowds: readonly Crowd[], mark: string, repeated = 0): string {
  const rows = crowds.flatMap(({ jurisdiction, count, locale, gone }, group) =>
    Array.from({ length: count }, (_, i) => {
      const name = `${firstNames[(i + group) % firstNames.length]} ${lastNames[(i * 3 + group) % lastNames.length]}`;
      const host = i >= count - gone ? GONE : `@mail${group}.test`;
      // Whoever has no mailbox any more has a street at least.
      const home = i >= count - gone ? `${i + 1} Sample Street,10115,Sampleton` : ',,';
      return `${mark}.${group}.${i}${host},${name},${jurisdiction},${locale},users,${home}`;
    }),
  );
  return [
    'email,name,country,locale,kind,addressLine1,postalCode,city',
    ...rows,
    ...rows.slice(0, repeated),
  ].join('\n');
}
