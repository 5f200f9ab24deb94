import { describe, expect, test } from '@jest/globals';
import { stretchProblems } from '../../src/domain/gate/gate-problems.ts';
import { languageOf } from '../../src/domain/gate/gate-words.ts';
import { hardToRead } from '../../src/domain/gate/reading-level.ts';
import { renderedProblems } from '../../src/domain/gate/rendered.ts';
import { variantProblems } from '../../src/domain/gate/siblings.ts';
import { stretchOf } from '../../src/domain/gate/stretch.ts';
import { parseBody } from '../../src/domain/notice-body.ts';
import { checkNotice } from '../../src/domain/notice-checks.ts';
import { nothingKnown } from '../support/notice-record.ts';

const { gate: context } = nothingKnown;
const codes = (text: string, locale = 'en', elements: string[] = ['measures_taken']) =>
  stretchProblems(stretchOf(text, elements), locale, context).map(({ code }) => code);

describe('What an honest notice says is not taken for a fault', () => {
  test.each([
    ['en', 'Change your password, and use a password manager such as one your bank recommends.'],
    ['en', 'Passwords: change them wherever you used the same one.'],
    ['en', 'Do not use passwords such as your birthday. Do not share your PIN with anybody.'],
    [
      'en',
      'We will never ask for your password. Please review your statements and report what you do not know.',
    ],
    ['en', 'The files were encrypted with AES-256 and the hashes were made with SHA-1 (CVE-2026-20431).'],
    ['en', 'We found this on 3 October 2026 at 14:05 CEST; 12,400 people in 14 countries are concerned.'],
    ['en', 'You may ask Equifax (1-888-298-0045) or the FTC (https://www.identitytheft.gov) for help.'],
    ['en', 'An employee of our legal department sent drafts of contracts to a wrong address.'],
    ['en', 'Attackers reached an internal system through a privileged account.'],
    ['en', 'We reset the token of every app; please sign in again.'],
    ['en', 'If you paid by card between 1 and 9 May 2026, ask your bank for a new card.'],
    [
      'de',
      'Ihr Kennwort ist nicht betroffen. Bitte prüfen Sie Ihre Kontoauszüge, und nennen Sie niemandem Ihre PIN.',
    ],
    [
      'de',
      'Es ist noch offen, ob Entwürfe und vertrauliche Unterlagen kopiert wurden; wir prüfen das intern.',
    ],
    ['de', 'Entdecken Sie fremde Buchungen, so widersprechen Sie ihnen innerhalb von 13 Monaten.'],
    ['de', 'Sehr geehrte Kundin, sehr geehrter Kunde,'],
    ['fr', 'Nous vous invitons à vérifier vos relevés et à ne pas envoyer votre mot de passe par e-mail.'],
    ['fr', 'Madame, Monsieur,'],
    ['es', 'Su contraseña es segura si solo la usa aquí; no la envíe a nadie y revise sus cuentas.'],
    [
      'it',
      'La password è memorizzata in forma cifrata; non la comunichi a nessuno. Se scopre movimenti, avvisi la banca.',
    ],
    ['pt-BR', 'A senha não foi afetada. Não informe a sua senha a ninguém e verifique o seu extrato.'],
    ['nl', 'Uw wachtwoord is niet gelekt. Controleer uw afschriften en geef uw pincode aan niemand.'],
    ['pl', 'Państwa hasło nie wyciekło. Proszę nikomu nie podawać hasła ani kodu PIN.'],
    [
      'ja',
      'パスワードは漏えいしていません。お客様の口座番号は対象外です。ご利用者様には個別にご連絡します。',
    ],
    ['ar', 'كلمة المرور لم تتأثر. لا تخبروا أحدا برقمكم السري، وراجعوا كشوف حساباتكم.'],
  ])('%s: %s', (locale, text) => {
    expect(codes(text, locale)).toEqual([]);
  });
  test('data that was touched may be called by its name', () => {
    const text = 'Among the data are newsletters you subscribed to and vouchers you bought.';
    expect(codes(text, 'en', ['data_categories'])).toEqual([]);
  });
});

describe('Two languages of one notice', () => {
  const text = (locale: string, body: string) => ({ locale, subject: '', body });
  const found = (other: { locale: string; body: string }) =>
    variantProblems(
      text('en', '::: nature\nOn 24 October 2026 at 4:10 PM, 3,988 people, write to privacy@a.test.\n:::'),
      { subject: '', ...other },
    ).map(({ code, severity }) => `${severity} ${code}`);
  test.each([
    ['de', 'Am 24. Oktober 2026 um 16:10 Uhr, 3.988 Personen, privacy@a.test.', []],
    ['fr', 'Le 24 octobre 2026 à 16 h 10, 3 988 personnes, privacy@a.test.', []],
    ['pl', 'Dnia 24 października 2026 o 16:10, 3988 osób, privacy@a.test.', []],
    ['ja', '2026年10月24日16時10分、3,988人、privacy@a.test。', []],
    ['ar', 'في 24 أكتوبر 2026 الساعة 4:10 م، ٣٬٩٨٨ شخصا، privacy@a.test.', []],
    ['de', 'Am 24. Oktober 2026 um 16:10 Uhr, 3.898 Personen, privacy@a.test.', ['ERROR VARIANT_DIFFERS']],
    [
      'es',
      'El 14 de octubre de 2026 a las 16:10, 3.988 personas, privacy@a.test.',
      ['ERROR VARIANT_DIFFERS'],
    ],
    ['it', 'Il 24 ottobre 2026 alle 16:10, 3.988 persone.', ['WARNING VARIANT_DIFFERS']],
    ['nl', 'Op 24 oktober 2026 om 16:10 uur, privacy@a.test.', ['WARNING VARIANT_DIFFERS']],
  ])('%s: %s', (locale, body, expected) => {
    expect(found({ locale, body: `::: nature\n${body}\n:::` })).toEqual(expected);
  });
  test('that state other elements, or one of them later, are looked at by a person', () => {
    const other = '::: cause\nAm 24. Oktober 2026, 16:10, 3.988, privacy@a.test\n:::';
    expect(found({ locale: 'de', body: other })).toEqual([
      'WARNING VARIANT_DIFFERS',
      'WARNING VARIANT_DIFFERS',
    ]);
  });
});

describe('A text nobody would write', () => {
  test.each([
    ['a word that never ends, in Japanese', '漢'],
    ['accents on nothing', '\u0301'],
    ['a number that never ends', '2026-'],
    ['pictures that are never closed', '!['],
    ['keys without a digit', 'sk-'],
  ])('is looked through all the same, and nobody waits for minutes: %s', (_, unit) => {
    const body = unit.repeat(59_000 / unit.length);
    const found = checkNotice({
      ...{ ...nothingKnown, subject: 'S', body, locale: 'en', now: '2026-10-24T04:00:00.000Z' },
      ...{ obligations: [], dataSets: [], contactWays: ['privacy@a.test'] },
    });
    expect(found.length).toBeGreaterThan(0);
  });
});

test.each(['\u202e', '\u001b', '\u2028'])(
  'a character nobody sees that changes what is read (%j) keeps a text from leaving, in its subject and in its body',
  (unseen) => {
    const text = (subject: string, body: string) => ({
      ...{ ...nothingKnown, subject, body, locale: 'en', now: '2026-10-24T04:00:00.000Z' },
      ...{ obligations: [], dataSets: [], contactWays: ['privacy@a.test'] },
    });
    for (const one of [text(`Some ${unseen}001 people`, 'Hello.'), text('S', `Some ${unseen}001 people.`)])
      expect(checkNotice(one)).toContainEqual(
        expect.objectContaining({ code: 'MARKUP_LEFT', severity: 'ERROR' }),
      );
  },
);

describe('A message as it would leave', () => {
  const html = (inner: string) => `<main style="font:16px/1.5 serif">${inner}</main>`;
  const page = (inner: string, minFontPt: number | null = null) =>
    renderedProblems(
      { subject: 'S', text: 'Hello Bert <b>{{ 7*7 }}</b>, this is yours.', html: html(inner) },
      { locale: 'en', context, expected: ['Bert <b>{{ 7*7 }}</b>'], minFontPt, source: '' },
    ).map(({ code }) => code);
  test('holds what a recipient is called, whatever that is, and nothing that is fetched or run', () => {
    expect(page('<p>Hello</p><a href="https://a.test">a.test</a>')).toEqual([]);
    expect(page('<img src="https://a.test/x.gif">')).toEqual(['RENDERED_WRONG']);
    expect(page('<p style="background:url(https://a.test/x)">a</p>')).toEqual(['RENDERED_WRONG']);
    expect(page('<a href="javascript:alert(1)">a</a>')).toEqual(['RENDERED_WRONG']);
  });
  test('is set in type of ten points or more where a statute asks for that (Cal. Civ. Code § 1798.82(d))', () => {
    expect(page('<footer style="font-size:12px">a</footer>', 10)).toEqual(['TYPE_TOO_SMALL']);
    expect(page('<footer style="font-size:14px">a</footer>', 10)).toEqual([]);
  });
});

describe('How hard a text is to read', () => {
  const isHard = (locale: string, text: string) =>
    hardToRead(parseBody(text).blocks, languageOf(context.words, locale)).length > 0;
  test('is not measured on a few words, and on plain ones is not too much', () => {
    const long = 'organizational responsibilities notwithstanding administrative considerations ';
    expect(isHard('en', `${long}.`)).toBe(false);
    expect(isHard('en', `${long.repeat(20)}.`)).toBe(true);
    const plain = 'We closed the backup. We told the police. Please change your password today. ';
    expect(isHard('en', plain.repeat(6))).toBe(false);
  });
});
