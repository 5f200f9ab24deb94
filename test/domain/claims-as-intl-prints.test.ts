import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { contradictions } from '../../src/domain/claims/claim-checks.ts';
import type { DataSetFacts } from '../../src/domain/facts.ts';
import { parseBody } from '../../src/domain/notice-body.ts';
import { passagesOf } from '../../src/domain/passages.ts';
import { nothingKnown } from '../support/notice-record.ts';

const locales = ['en', 'en-GB', 'de', 'fr', 'es', 'it', 'pt-BR', 'nl', 'pl', 'ja', 'ar', 'ar-EG'];
const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'America/Sao_Paulo', 'Asia/Tokyo', 'Asia/Riyadh'];
const runs = { numRuns: 250 };

const of = (count: number): DataSetFacts => ({
  ...{ id: 'a', name: 'accounts', role: 'CONTROLLER', controllers: [], personalData: 'YES', categories: [] },
  ...{ medium: 'ELECTRONIC', confidentiality: 'YES', integrity: 'UNKNOWN', availability: 'UNKNOWN' },
  protection: { encrypted: 'NO', keySafe: 'UNKNOWN', availableElsewhere: 'UNKNOWN' },
  groups: [{ id: 'g', kind: 'users', jurisdiction: 'DE', count, countKind: 'EXACT' }],
});
const found = (
  element: string,
  text: string,
  locale: string,
  record: Partial<typeof nothingKnown> & { readonly dataSets?: readonly DataSetFacts[] },
) =>
  contradictions(passagesOf('', parseBody(`::: ${element}\n${text}\n:::`).blocks), locale, {
    ...{ ...nothingKnown, dataSets: [] },
    ...record,
  }).map(({ kind, certain }) => `${kind}${certain ? '' : '?'}`);

const count = fc.integer({ min: 13, max: 50_000_000 });
const locale = fc.constantFrom(...locales);

test('a count as each language prints it is recognised, and one with a digit changed is not', () => {
  fc.assert(
    fc.property(count, locale, fc.nat(7), fc.integer({ min: 1, max: 9 }), (n, language, place, by) => {
      const digits = [...String(n)];
      const at = place % digits.length;
      const digit = (Number(digits[at]) + by) % 10;
      const other = Number(digits.with(at, String(at === 0 && digit === 0 ? 1 + (by % 9) : digit)).join(''));
      fc.pre(other !== n && other > 0);
      const print = new Intl.NumberFormat(language);
      const record = { dataSets: [of(n)] };
      expect(found('subject_count', print.format(n), language, record)).toEqual([]);
      expect(found('subject_count', print.format(other), language, record)).toEqual(['NUMBER']);
    }),
    runs,
  );
});

const instant = fc.date({
  min: new Date('2025-01-02T00:00:00Z'),
  max: new Date('2026-12-20T00:00:00Z'),
  noInvalidDate: true,
});
const zone = fc.constantFrom(...zones);
const style = fc.constantFrom<Intl.DateTimeFormatOptions>(
  { dateStyle: 'full', timeStyle: 'short' },
  { dateStyle: 'long', timeStyle: 'short' },
  { dateStyle: 'medium', timeStyle: 'short' },
  { dateStyle: 'full', timeStyle: 'long' },
  { dateStyle: 'long', timeStyle: 'medium' },
  { dateStyle: 'long' },
  { dateStyle: 'medium' },
);
const known = (at: Date, timeZone: string) => ({
  times: {
    ...nothingKnown.times,
    detected: { at: at.toISOString(), toleranceMinutes: 0, zone: timeZone },
    ...{ zone: timeZone, now: '2027-01-31T00:00:00.000Z' },
  },
});

test('an instant as each language prints it is recognised, and one on another day or at another minute is not', () => {
  fc.assert(
    fc.property(
      instant,
      locale,
      zone,
      style,
      fc.integer({ min: 2, max: 40 }),
      (at, language, timeZone, how, days) => {
        // In brackets: Markdown takes a day at the start of a line for the number of a list.
        const print = (date: Date) =>
          `(${new Intl.DateTimeFormat(language, { ...how, timeZone }).format(date)})`;
        expect([print(at), ...found('discovery_datetime', print(at), language, known(at, timeZone))]).toEqual(
          [print(at)],
        );
        const later = new Date(at.getTime() + days * 86_400_000);
        expect(found('discovery_datetime', print(later), language, known(at, timeZone))).toEqual(['DATE']);
        if (how.timeStyle === undefined) return;
        const soon = new Date(at.getTime() + (days + 1) * 60_000);
        expect(found('discovery_datetime', print(soon), language, known(at, timeZone))).toEqual(['DATE']);
      },
    ),
    runs,
  );
});

test('a time in another zone is the same time: 01:10Z is 03:10 CEST, 10:10 in Tokyo and 22:10 the day before in Brazil', () => {
  const at = new Date('2026-10-24T01:10:00Z');
  const record = known(at, 'Europe/Berlin');
  const texts = [
    ['en', 'We discovered it on 24 October 2026 at 03:10 CEST.', []],
    ['en', 'We discovered it on 24 October 2026 at 02:10 BST.', []],
    ['en', 'We discovered it at 9:10 p.m. EDT on October 23, 2026.', []],
    ['en', 'We discovered it on 24 October 2026 at 03:10 UTC.', ['DATE']],
    ['de', 'Entdeckt haben wir es am 24. Oktober 2026 um 03:10 Uhr (MESZ).', []],
    ['ja', '2026年10月24日午前10時10分（日本時間）に検知しました。', []],
    ['pt-BR', 'Detectamos o incidente em 23 de outubro de 2026, às 22h10 (horário de Brasília).', []],
    ['pt-BR', 'Detectamos o incidente em 24 de outubro de 2026, às 22h10 (horário de Brasília).', ['DATE']],
    ['ar', 'اكتشفنا الحادث في 24 أكتوبر 2026 الساعة 4:10 صباحًا بتوقيت الرياض.', []],
  ] as const;
  for (const [language, text, kinds] of texts) {
    expect([text, ...found('nature', text, language, record)]).toEqual([text, ...kinds]);
  }
});
