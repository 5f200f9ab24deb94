import type { DateTime } from 'luxon';

/** The invented breach: a backup bucket of a hosting firm stood open. Times are counted back from the play. */
export function storyAt(now: DateTime<true>) {
  const at = (back: { days?: number; hours?: number; minutes?: number }) =>
    now.minus(back).startOf('minute').toUTC().toISO();
  return {
    title: 'Backup bucket of our hosting firm Harborline was public',
    occurredFrom: { at: at({ days: 3 }), toleranceMinutes: 15, zone: 'UTC' },
    occurredTo: { at: at({ hours: 7 }), zone: 'UTC' },
    detected: { at: at({ hours: 5, minutes: 30 }), zone: 'Europe/Berlin' },
    aware: { at: at({ hours: 5 }), zone: 'Europe/Berlin' },
  };
}

/** Whom the accounts belong to: residence, and how many there are in the file. */
const residences: readonly (readonly [jurisdiction: string, count: number, locale: string])[] = [
  ['DE', 61, 'de'],
  ['FR', 43, 'en'],
  ['IE', 12, 'en'],
  ['NL', 24, 'en'],
  ['GB', 73, 'en'],
  ['US-CA', 74, 'en'],
  ['US-NY', 31, 'en'],
  ['ZZ', 22, 'en'],
];
const firstNames = [
  'Amina',
  'Bruno',
  'Chiara',
  'Deniz',
  'Elif',
  'Farid',
  'Greta',
  'Hugo',
  'Ines',
  'Jonas',
  'Kaya',
  'Lena',
  'Mateo',
  'Nuri',
  'Olga',
  'Pavel',
];
const lastNames = ['Example', 'Muster', 'Sample', 'Voorbeeld', 'Exemple', 'Ejemplo', 'Przyklad'];

/** The affected people as a team would export them: with two rows that cannot be used, and three that stand twice. */
export function peopleCsv(): string {
  const rows = residences.flatMap(([jurisdiction, count, locale], group) =>
    Array.from({ length: count }, (_, i) => {
      const name = `${firstNames[(i + group) % firstNames.length]} ${lastNames[(i * 3 + group) % lastNames.length]}`;
      return `person.${group}.${i}@mail${group}.test,${name},${jurisdiction},${locale}`;
    }),
  );
  const broken = ['not-an-address,Nobody Example,DE,de', 'person.x@mail0.test,Somebody Example,Atlantis,en'];
  return ['email,name,country,locale', ...rows, ...broken, ...rows.slice(0, 3)].join('\n');
}

export const groups = residences.map(([jurisdiction, count]) => ({
  kind: 'customers',
  jurisdiction,
  count,
  countKind: 'EXACT',
}));

/** What the team found out, in the words the notices use. */
export const words = {
  nature:
    'A storage folder with backups of our user accounts, kept for us by the hosting firm Harborline, could be read by anyone on the internet who knew its address. Harborline has told us that files were copied from it.',
  likely_consequences:
    'Somebody may try the password of your account here, and elsewhere if you use the same one. You may also get messages that pretend to come from us.',
  measures_taken:
    'The folder was closed. We ended all sessions and made every password invalid, so that a new one must be set at the next sign-in.',
  measures_planned:
    'We are checking every other folder of this kind and will change how backups are kept. We will write again if we find that more data is concerned.',
  mitigation_for_individuals:
    'Set a new password, and change it wherever you used the same one. Turn on two-step sign-in. Do not follow links in messages that ask for your password: we never ask for it.',
} as const;
