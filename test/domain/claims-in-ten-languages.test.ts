import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { contradictions } from '../../src/domain/claims/claim-checks.ts';
import type { DataSetFacts, Protection } from '../../src/domain/facts.ts';
import { parseBody } from '../../src/domain/notice-body.ts';
import { passagesOf } from '../../src/domain/passages.ts';
import { categoryWords } from '../../src/notices/texts/category-words.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { nothingKnown } from '../support/notice-record.ts';

const { vocabulary } = await shippedCatalog();
const at = (iso: string) => ({ at: iso, toleranceMinutes: 0, zone: 'Europe/Berlin' });
/** A breach from 22 October 00:15 to 24 October 02:20, seen on the 23rd at 20:05, known on the 24th at 03:10, all in Berlin. */
const times = {
  ...{ occurredFrom: at('2026-10-21T22:15:00Z'), occurredTo: at('2026-10-24T00:20:00Z') },
  ...{ detected: at('2026-10-23T18:05:00Z'), aware: at('2026-10-24T01:10:00Z') },
  ...{ contained: at('2026-10-24T00:20:00Z'), zone: 'Europe/Berlin', now: '2026-10-26T19:10:00.000Z' },
};
const open: Protection = {
  encrypted: 'NO',
  keySafe: 'UNKNOWN',
  availableElsewhere: 'YES',
  algorithm: 'unsalted MD5',
};
const sealed: Protection = {
  encrypted: 'YES',
  keySafe: 'YES',
  availableElsewhere: 'NO',
  algorithm: 'AES-256',
};
const set = (name: string, more: Partial<DataSetFacts>): DataSetFacts => ({
  ...{ id: name, name, role: 'CONTROLLER', controllers: [], personalData: 'YES', medium: 'ELECTRONIC' },
  ...{
    confidentiality: 'YES',
    integrity: 'NO',
    availability: 'NO',
    categories: [],
    protection: open,
    groups: [],
  },
  ...more,
});
const group = (jurisdiction: string, count: number) =>
  ({ id: `${jurisdiction}${count}`, kind: 'users', jurisdiction, count, countKind: 'EXACT' }) as const;
/** Accounts that were taken, and an archive, encrypted, that was lost. */
const dataSets = [
  set('crm', {
    categories: ['name', 'email_address', 'password', 'date_of_birth'],
    ...{ accessed: 'YES', acquired: 'YES', groups: [group('DE', 2612), group('FR', 1376)] },
  }),
  set('archive', {
    categories: ['postal_address'],
    ...{
      protection: sealed,
      accessed: 'NO',
      acquired: 'NO',
      availability: 'YES',
      groups: [group('DE', 728)],
    },
  }),
];

interface Corpus {
  readonly true: readonly (readonly [element: string, text: string])[];
  readonly false: readonly (readonly [kind: string, element: string, text: string])[];
}
const corpus = async (locale: string) =>
  parse(await readFile(`test/fixtures/claims/${locale}.yaml`, 'utf8')) as Corpus;
const found = (element: string, text: string, locale: string) => {
  const passages = passagesOf('', parseBody(`::: ${element}\n${text}\n:::`).blocks);
  const record = { ...nothingKnown, dataSets, times, categoryWords: categoryWords(vocabulary, locale) };
  return contradictions(passages, locale, record).map(({ kind, certain }) => `${kind}${certain ? '' : '?'}`);
};

for (const locale of vocabulary.lexicons.keys()) {
  const { true: right, false: wrong } = await corpus(locale);
  describe(`A notice in ${locale}, as somebody in a company writes it`, () => {
    test.each(right)('is not contradicted where it is right (%s): %s', (element, text) => {
      expect(found(element, text, locale)).toEqual([]);
    });
    test.each(wrong)('differs from the record (%s in %s): %s', (kind, element, text) => {
      expect(found(element, text, locale)).toContain(kind);
    });
  });
}
