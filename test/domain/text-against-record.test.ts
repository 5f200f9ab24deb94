import { describe, expect, test } from '@jest/globals';
import { contradictions } from '../../src/domain/claims/claim-checks.ts';
import type { DataSetFacts, Protection } from '../../src/domain/facts.ts';
import { parseBody } from '../../src/domain/notice-body.ts';
import { passagesOf } from '../../src/domain/passages.ts';
import { categoryWords } from '../../src/notices/texts/category-words.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { nothingKnown } from '../support/notice-record.ts';

const { vocabulary } = await shippedCatalog();
const at = (iso: string, toleranceMinutes = 0) => ({ at: iso, toleranceMinutes, zone: 'UTC' });
const times = {
  ...nothingKnown.times,
  occurredFrom: at('2026-10-21T22:15:00Z'),
  occurredTo: at('2026-10-24T00:20:00Z'),
  detected: at('2026-10-23T18:05:00Z'),
  aware: at('2026-10-24T01:10:00Z'),
  contained: at('2026-10-24T00:20:00Z'),
  zone: 'America/Los_Angeles',
  now: '2026-10-26T19:10:00.000Z',
};
const set = (
  name: string,
  categories: string[],
  protection: Partial<Protection>,
  count = 3988,
): DataSetFacts => ({
  ...{ id: name, name, role: 'CONTROLLER', controllers: [], personalData: 'YES', categories },
  ...{ medium: 'ELECTRONIC', confidentiality: 'YES', integrity: 'UNKNOWN', availability: 'UNKNOWN' },
  protection: { encrypted: 'UNKNOWN', keySafe: 'UNKNOWN', availableElsewhere: 'UNKNOWN', ...protection },
  groups: [{ id: `g-${name}`, kind: 'users', jurisdiction: 'US-CA', count, countKind: 'EXACT' }],
});
/** Accounts with MD5, card data whose key was taken, a code snapshot that was really encrypted. */
const dataSets = [
  set('accounts', ['email_address', 'password'], { encrypted: 'NO', algorithm: 'unsalted MD5' }),
  set('billing', ['payment_card'], { encrypted: 'YES', keySafe: 'NO', algorithm: 'AES-256' }, 728),
  set('snapshot', ['source_code'], { encrypted: 'YES', keySafe: 'YES', algorithm: 'AES-256' }, 12),
];
const found = (text: string, element = 'nature') => {
  const locale = /[äöüß]|\b(?:wurden|waren|Ihre|sind|die|wir|keine|ist|war|am|von|der)\b/.test(text)
    ? 'de'
    : 'en';
  const passages = passagesOf('', parseBody(`::: ${element}\n${text}\n:::`).blocks);
  const record = { ...nothingKnown, dataSets, times, categoryWords: categoryWords(vocabulary, locale) };
  return contradictions(passages, locale, record).map(({ kind, certain }) => `${kind}${certain ? '' : '?'}`);
};

describe('A notice that says data was protected, held against a record of MD5, a taken key and an encrypted snapshot', () => {
  test.each([
    'Passwords were encrypted.',
    'Your password was securely hashed.',
    'All passwords are stored in hashed form.',
    'The passwords, which we always encrypt and salt, were salted and hashed.',
    'Passwords were never stored in plain text.',
    'The passwords were not kept in plaintext.',
    'Your password cannot be read by anyone.',
    'Nobody can read your password.',
    'The login data was protected by strong encryption.',
    'Passwords are unreadable to others.',
    'The credentials in the backup were protected with bcrypt.',
    'Your passwords were taken. They were encrypted.',
    'Names were stored in plain text, but passwords were encrypted.',
    'Credit card numbers were encrypted with AES-256.',
    'Your card details were tokenised.',
    'Die Passwörter waren verschlüsselt.',
    'Ihre Kennwörter lagen nur gehasht vor.',
    'Ihre Passwörter wurden nie im Klartext gespeichert.',
    'Die Zugangsdaten sind durch starke Verschlüsselung geschützt.',
    'Niemand kann Ihre Passwörter lesen.',
    'Ihre Passwörter können nicht entschlüsselt werden.',
    'Ihre Kreditkartendaten waren verschlüsselt.',
    'Die Passwörter sind für Dritte unlesbar.',
  ])('is contradicted: %s', (text) => {
    expect(found(text)).toEqual(['PROTECTION']);
  });

  test.each([
    'Passwords were not encrypted.',
    'Passwords were stored as unsalted MD5 hashes, which do not protect them.',
    'We do not know yet whether passwords were encrypted.',
    'The passwords were only weakly hashed.',
    'Passwords were unencrypted.',
    'The code snapshot was encrypted and its key was elsewhere.',
    'The source code was encrypted.',
    'Card numbers were encrypted, but the key lay in the same place.',
    'We will encrypt all backups from now on.',
    'We have encrypted all backups.',
    'From now on every backup is encrypted.',
    'Use a password manager that keeps your passwords encrypted, if you can.',
    'The attackers encrypted our files and demanded money.',
    'Ransomware encrypted parts of our systems.',
    'Our website uses an encrypted connection (TLS).',
    'The encryption key was in the same bucket.',
    'Your name, e-mail address and password could be read by anybody for two days.',
    'Die Passwörter waren nicht verschlüsselt.',
    'Die Passwörter waren unverschlüsselt.',
    'Die Passwörter lagen im Klartext vor.',
    'Wir wissen noch nicht, ob die Passwörter verschlüsselt waren.',
    'Künftig werden wir alle Sicherungen verschlüsseln.',
    'Angreifer haben unsere Daten verschlüsselt.',
    'Der Quellcode war verschlüsselt.',
    'Die Kartennummern waren verschlüsselt, der Schlüssel lag aber daneben.',
    'Ihr Passwort war nur unzureichend gehasht.',
  ])('is not contradicted: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('a claim about all of the data, where the record says so of some, is certain; without "all" a person looks', () => {
    expect(found('All data was encrypted.')).toEqual(['PROTECTION']);
    expect(found('The data was encrypted.')).toEqual(['PROTECTION?']);
  });
  test('the other way round, too: what was safely encrypted is not called open', () => {
    expect(found('The source code lay there in plain text.')).toEqual(['PROTECTION']);
  });
});

describe('A notice that gives numbers of people, held against counts of 3,988, 728 and 12, 4,728 in all', () => {
  test.each([
    ['It affects 5,000 people.', 'NUMBER'],
    ['Five thousand people are affected.', 'NUMBER'],
    ['The data of 431 customers was exposed.', 'NUMBER'],
    ['About 9,000 of our users are concerned.', 'NUMBER'],
    ['More than 10,000 accounts were affected.', 'NUMBER'],
    ['Up to 300 users are affected.', 'NUMBER'],
    ['Fewer than 100 people were affected, 5 of them in California.', null],
    ['Up to 100,000 people could be affected.', 'NUMBER'],
    ['Number of data subjects: 4,000', 'NUMBER'],
    ['4,000 were affected.', 'NUMBER'],
    ['Dozens of users are affected.', null],
    ['Millions of users are affected.', 'NUMBER'],
    ['1.2 million users are affected.', 'NUMBER'],
    ['It affects 4.9k users.', 'NUMBER'],
    ['It affects 4.7k users.', null],
    ['Betroffen sind fünftausend Personen.', 'NUMBER'],
    ['Es sind 5.000 Nutzerinnen und Nutzer betroffen.', 'NUMBER'],
    ['Zahl der betroffenen Personen: 4.000', 'NUMBER'],
    ['Von dem Vorfall sind dreitausendneunhundertachtundachtzig Nutzer betroffen.', null],
    ['It affects 3,988 people, 728 of whom gave card details.', null],
    ['It affects about 4,000 people.', null],
    ['Roughly four thousand users are affected.', null],
    ['It affects more than 3,000 people.', null],
    ['Up to 5,000 people are affected.', null],
    ['Thousands of users are affected.', null],
    ['Twelve people are affected.', null],
    ['In all 4,728 people are affected.', null],
    ['We tell people within 72 hours.', null],
    ['Two of our employees work on this day and night.', null],
    ['You must be 13 years or older.', null],
    ['Call us on +1 415 555 2671.', null],
    ['Our 300 employees serve 2 million customers.', null],
    ['It affects 100 % of accounts.', null],
  ])('%s', (text, kind) => {
    const [first] = found(text);
    expect(first ?? null).toBe(kind === null ? null : kind);
  });
});

describe('A notice that gives dates, held against a breach from 21 Oct 22:15Z to 24 Oct 00:20Z, seen on the 23rd, told in California', () => {
  test.each([
    ['It began on 21 October 2026.', 'nature', null],
    ['It began on October 21, 2026 at 15:15 PDT.', 'nature', null],
    ['It began on 20 October 2026.', 'nature', 'DATE'],
    ['The breach occurred on 2026-10-19.', 'nature', 'DATE'],
    ['It happened on 22 October 2026.', 'nature', null],
    ['It began on 21 October 2026 at 09:00 PDT and ended on 23 October 2026.', 'nature', 'DATE'],
    ['We discovered it on 25 October 2026.', 'nature', 'DATE'],
    ['We discovered it on October 23.', 'nature', null],
    ['We discovered further copies on 25 October 2026.', 'measures_taken', null],
    ['We became aware on 22 October 2026.', 'nature', 'DATE'],
    ['We became aware on 24 October 2026.', 'nature', null],
    ['On 12 October 2026 a backup could be read by anybody.', 'nature', 'DATE?'],
    ['It was contained on 26 October 2026.', 'measures_taken', 'DATE'],
    ['20 October 2026', 'incident_period', 'DATE'],
    ['First signal: 23 October 2026 at 11:05 PDT (estimated).', 'discovery_datetime', null],
    ['We will tell you by 28 October 2026.', 'nature', null],
    ['Our privacy policy of 1 January 2025 promises this.', 'nature', null],
    ['You created your account on 3 March 2019.', 'nature', null],
    ['Der Vorfall begann am 21. Oktober 2026.', 'nature', null],
    ['Der Vorfall begann am 20.10.2026.', 'nature', 'DATE'],
    ['Wir haben den Vorfall am 25. Oktober 2026 entdeckt.', 'nature', 'DATE'],
    ['Wir haben den Vorfall am 23. Okt. 2026 um 11:05 Uhr entdeckt.', 'nature', null],
    ['Beginn: 21. Oktober 2026 um 15:15 PDT. Ende: 23. Oktober 2026 um 17:20 PDT.', 'incident_period', null],
  ])('%s (%s)', (text, element, kind) => {
    expect(found(text, element)).toEqual(kind === null ? [] : [kind]);
  });
  test('a time known only roughly is not contradicted within its bounds', () => {
    const rough = { ...times, detected: at('2026-10-23T18:05:00Z', 24 * 60) };
    const passages = passagesOf('', parseBody('We discovered it on 24 October 2026.').blocks);
    expect(contradictions(passages, 'en', { ...nothingKnown, dataSets, times: rough })).toEqual([]);
  });
});

test('a text built to keep the check busy does not', () => {
  const texts = [
    'a '.repeat(20_000),
    'ein'.repeat(15_000),
    '1,'.repeat(20_000),
    '"'.repeat(30_000),
    '12. '.repeat(12_000),
    'not '.repeat(12_000),
  ];
  for (const text of texts) expect(Array.isArray(found(text))).toBe(true);
});
