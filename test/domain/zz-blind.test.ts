import { test } from '@jest/globals';
import { contradictions } from '../../src/domain/claim-checks.ts';
import { parseBody } from '../../src/domain/notice-body.ts';
import { passagesOf } from '../../src/domain/passages.ts';
import { categoryWords } from '../../src/notices/category-words.ts';
import { loadCatalog } from '../../src/rules/load-catalog.ts';
import { nothingKnown } from '../support/notice-record.ts';

const { vocabulary } = await loadCatalog('notifications');
const at = (iso: string) => ({ at: iso, toleranceMinutes: 0, zone: 'UTC' });
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
const dataSets: any = [
  {
    id: 'a',
    name: 'accounts',
    role: 'CONTROLLER',
    controllers: [],
    personalData: 'YES',
    categories: ['email_address', 'password', 'name'],
    medium: 'ELECTRONIC',
    confidentiality: 'YES',
    integrity: 'UNKNOWN',
    availability: 'UNKNOWN',
    protection: { encrypted: 'NO', keySafe: 'UNKNOWN', availableElsewhere: 'UNKNOWN', algorithm: 'MD5' },
    groups: [
      { id: 'g', kind: 'users', jurisdiction: 'DE', count: 612, countKind: 'EXACT' },
      { id: 'h', kind: 'users', jurisdiction: 'FR', count: 431, countKind: 'EXACT' },
    ],
  },
];
const cases: [string, string, boolean][] = [
  ['en', 'Rest assured that your password is stored using industry-standard encryption.', true],
  ['en', 'Because we hash all credentials, attackers cannot use them.', true],
  ['en', 'Passwords are protected by state-of-the-art cryptography.', true],
  ['en', 'Your password remains safe, as it was stored in encrypted form.', true],
  ['en', 'No plaintext passwords were exposed.', true],
  ['en', 'We do not store passwords in readable form.', true],
  ['en', 'The exposed file contained encrypted passwords and e-mail addresses.', true],
  ['en', 'Password hashes were exposed.', true],
  ['en', 'The stolen database was encrypted at rest.', true],
  ['en', 'All personal data in the backup had been encrypted prior to the incident.', true],
  ['en', "Passwords weren't encrypted.", false],
  ['en', 'Unfortunately the backup had not been encrypted.', false],
  ['en', 'The passwords were stored without encryption.', false],
  ['en', 'The passwords were hashed with MD5, an outdated method that can be broken.', false],
  ['en', 'We are introducing encryption for all backups.', false],
  ['en', 'We recommend that you use encrypted e-mail.', false],
  ['en', 'Whether the file was encrypted is still being investigated.', false],
  ['en', 'You can reach us through our encrypted contact form.', false],
  ['de', 'Ihre Passwörter sind bei uns ausschließlich als Hashwerte gespeichert.', true],
  ['de', 'Sämtliche Daten waren nach dem Stand der Technik verschlüsselt.', true],
  ['de', 'Passwörter speichern wir grundsätzlich nur verschlüsselt.', true],
  ['de', 'Klartext-Passwörter waren nicht betroffen.', true],
  ['de', 'Ein Zugriff auf lesbare Passwörter war nicht möglich.', true],
  ['de', 'Die Datei mit den verschlüsselten Kennwörtern wurde kopiert.', true],
  ['de', 'Leider war die Sicherung nicht verschlüsselt.', false],
  ['de', 'Die Passwörter waren ohne Verschlüsselung abgelegt.', false],
  ['de', 'Wir führen jetzt eine Verschlüsselung aller Sicherungen ein.', false],
  ['de', 'Ob die Passwörter verschlüsselt waren, wird noch untersucht.', false],
  ['de', 'Die Passwörter waren lediglich mit MD5 gehasht und lassen sich zurückrechnen.', false],
  ['de', 'Nutzen Sie einen Passwortmanager, der Ihre Passwörter verschlüsselt ablegt.', false],
  ['en', 'In total, 1,043 people are affected.', false],
  ['en', 'The incident touches roughly one thousand of our users.', false],
  ['en', 'We are writing to the 2,500 customers whose data was in the file.', true],
  ['en', 'Some 15,000 individuals may have been impacted.', true],
  ['en', 'A total of twelve hundred accounts was exposed.', true],
  ['en', 'fewer than 50 of our members were affected', true],
  ['en', 'Affected individuals: 612 in Germany and 431 in France.', false],
  ['en', 'Affected individuals: 900 in Germany.', true],
  ['de', 'Rund tausend Nutzerinnen und Nutzer sind betroffen.', false],
  ['de', 'Betroffen sind in Deutschland 612 und in Frankreich 431 Personen.', false],
  ['de', 'Insgesamt wurden Daten von 2.500 Kundinnen und Kunden kopiert.', true],
  ['de', 'Zwölf Mitarbeitende kümmern sich rund um die Uhr darum.', false],
  ['en', 'The unauthorized access lasted from October 21 to October 24, 2026.', false],
  ['en', 'The unauthorized access lasted from October 19 to October 24, 2026.', true],
  ['en', 'On the evening of 23 October 2026, we were alerted by our provider.', false],
  ['en', 'On 20 October 2026 our monitoring detected the intrusion.', true],
  ['en', 'Since 15 October 2026 the bucket had been public.', true],
  ['de', 'Am 22.10.2026 haben wir den unbefugten Zugriff festgestellt.', true],
  ['de', 'Zwischen dem 21. und dem 24. Oktober 2026 war die Sicherung öffentlich.', false],
  ['de', 'Am 30.10.2026 informieren wir Sie erneut.', false],

  ['en', 'We want to assure you that passwords are never kept in clear text.', true],
  ['en', 'Your credentials were salted and hashed using a strong one-way function.', true],
  ['en', 'The attacker obtained only encrypted data.', true],
  ['en', 'The data cannot be deciphered by third parties.', true],
  ['en', 'Passwords had been rendered unreadable.', true],
  ['en', 'The stored passwords are not human-readable.', true],
  ['en', 'A strong cipher protected the password field.', true],
  ['en', 'The e-mail addresses were anonymised.', true],
  ['en', 'Our backups are now encrypted.', false],
  ['en', 'The bucket was public and its contents were not protected by encryption.', false],
  ['en', 'The passwords were encoded but not encrypted.', false],
  ['en', 'Encryption was missing.', false],
  ['en', 'Data was stored in the clear.', false],
  ['en', 'Names, e-mail addresses and password hashes (unsalted MD5) were in the file.', false],
  ['en', 'From today, passwords will be hashed with Argon2.', false],
  ['de', 'Es wurden nur pseudonymisierte Daten abgerufen.', true],
  ['de', 'Ihr Passwort liegt bei uns nicht im Klartext vor.', true],
  ['de', 'Die Kennwörter waren mit einem starken Verfahren gehasht und gesalzen.', true],
  ['de', 'Dritte können mit den Passwörtern nichts anfangen, da sie verschlüsselt sind.', true],
  ['de', 'Die Daten sind kryptografisch gesichert.', true],
  ['de', 'Eine Verschlüsselung fehlte.', false],
  ['de', 'Die Daten waren unverschlüsselt und damit lesbar.', false],
  ['de', 'Ab heute werden Passwörter mit Argon2 gehasht.', false],
  ['de', 'Die Passwörter waren zwar gehasht, aber mit dem veralteten Verfahren MD5.', false],
  ['de', 'Wir empfehlen, Sicherungen zu verschlüsseln.', false],
  ['en', 'Close to 1,000 users were impacted.', false],
  ['en', 'It concerns exactly 1043 persons.', false],
  ['en', 'Nearly 2,000 people were affected.', true],
  ['en', 'At most 2,000 people were affected.', false],
  ['en', 'Only a handful of users, 12 in total, were affected.', true],
  ['en', 'Half a million users were affected.', true],
  ['en', 'We notified 1,043 individuals by e-mail.', false],
  ['en', 'Please call 0800 123 4567 between 9 and 17.', false],
  ['de', 'Etwas mehr als 1.000 Personen sind betroffen.', false],
  ['de', 'Rund 600 Menschen in Deutschland sind betroffen.', false],
  ['de', 'Mehrere Tausend Nutzer sind betroffen.', true],
  ['de', 'Es geht um 431 Konten in Frankreich.', false],
  ['de', 'Es geht um 531 Konten in Frankreich.', true],
  ['en', 'We first learned of the breach on October 25th, 2026.', true],
  ['en', 'On Friday, 23 October 2026, our provider told us of the breach.', false],
  ['en', 'Starting 18 October 2026, files could be downloaded.', true],
  ['de', 'Die Lücke bestand seit dem 10. Oktober 2026.', true],
  ['de', 'Am Freitag, dem 23. Oktober 2026, erhielten wir den ersten Hinweis.', false],
  ['de', 'Der Zugriff dauerte vom 21. Oktober bis zum 24. Oktober 2026.', false],
  ['de', 'Kenntnis haben wir seit dem 20. Oktober 2026.', true],
];
test('blind', () => {
  let bad = 0;
  for (const [locale, text, want] of cases) {
    const got = contradictions(passagesOf('', parseBody(`::: nature\n${text}\n:::`).blocks), locale, {
      dataSets,
      times,
      categoryWords: categoryWords(vocabulary, locale),
    });
    if (got.length > 0 !== want) {
      bad += 1;
      console.log(
        want ? 'MISSED' : 'FALSE ALARM',
        text,
        got.map((g) => `${g.kind} ${g.certain} ${g.message}`).join(' | '),
      );
    }
  }
  console.log('bad', bad, 'of', cases.length);
});
