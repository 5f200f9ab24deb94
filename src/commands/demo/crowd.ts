import { GONE } from './story-mail.ts';

/** People of one residence in a file: all of them invented. */
export interface Crowd {
  readonly jurisdiction: string;
  readonly count: number;
  readonly locale: string;
  /** How many of them have no mailbox any more. */
  readonly gone: number;
  /** Names as they are written there; absent: invented names of everywhere. */
  readonly names?: readonly string[];
  /** Street, postal code and town; absent: of a sample town. */
  readonly home?: readonly [street: string, code: string, town: string];
}

const firstNames =
  'Amina Bruno Chiara Deniz Elif Farid Greta Hugo Ines Jonas Kaya Lena Mateo Nuri Olga Pavel'.split(' ');
const lastNames = 'Example Muster Sample Voorbeeld Exemple Ejemplo Przyklad'.split(' ');

/** Accounts whose passwords were stored with a slow, salted hash. */
export const modern: readonly Crowd[] = [
  { jurisdiction: 'DE', count: 612, locale: 'de', gone: 5, home: ['Musterweg', '10115', 'Musterstadt'] },
  {
    jurisdiction: 'FR',
    count: 431,
    locale: 'fr',
    gone: 3,
    home: ['rue de l’Exemple', '75000', 'Exempleville'],
  },
  { jurisdiction: 'IE', count: 118, locale: 'en', gone: 1 },
  {
    jurisdiction: 'NL',
    count: 239,
    locale: 'nl',
    gone: 2,
    home: ['Voorbeeldstraat', '1000 AB', 'Voorbeeldstad'],
  },
  { jurisdiction: 'GB', count: 730, locale: 'en', gone: 6 },
  { jurisdiction: 'US-CA', count: 228, locale: 'en', gone: 2 },
  { jurisdiction: 'US-NY', count: 335, locale: 'en', gone: 2 },
  { jurisdiction: 'US-TX', count: 225, locale: 'en', gone: 1 },
  { jurisdiction: '', count: 560, locale: 'en', gone: 2 },
  {
    ...{
      jurisdiction: '',
      count: 6,
      locale: 'ja',
      gone: 1,
      names: ['見本 花子', '見本 太郎', '例田 さくら'],
    },
    home: ['見本町', '100-0000', '見本市'],
  },
  {
    ...{ jurisdiction: '', count: 4, locale: 'ar', gone: 1, names: ['ليلى مثال', 'عمر نموذج'] },
    home: ['شارع المثال', '00000', 'مدينة المثال'],
  },
];

/** Accounts of the first years, all in California, whose passwords were unsalted MD5. */
export const weak: readonly Crowd[] = [{ jurisdiction: 'US-CA', count: 500, locale: 'en', gone: 5 }];

const SAMPLE_HOME = ['Sample Street', '10115', 'Sampleton'] as const;

/** A file as a team would export it; the first `repeated` rows stand in it twice. */
export function csvOf(crowds: readonly Crowd[], mark: string, repeated = 0): string {
  const rows = crowds.flatMap(({ jurisdiction, count, locale, gone, names, home = SAMPLE_HOME }, group) =>
    Array.from({ length: count }, (_, i) => {
      const name =
        names?.[i % names.length] ??
        `${firstNames[(i + group) % firstNames.length]} ${lastNames[(i * 3 + group) % lastNames.length]}`;
      const host = i >= count - gone ? GONE : `@mail${group}.test`;
      // Whoever has no mailbox any more has a street at least.
      const [street, code, town] = home;
      const address = i >= count - gone ? `${street} ${i + 1},${code},${town}` : ',,';
      return `${mark}.${group}.${i}${host},${name},${jurisdiction},${locale},users,${address}`;
    }),
  );
  return [
    'email,name,country,locale,kind,addressLine1,postalCode,city',
    ...rows,
    ...rows.slice(0, repeated),
  ].join('\n');
}
