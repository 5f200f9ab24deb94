import { expect, test } from '@jest/globals';
import { preferredLocale } from '../../src/domain/accept-language.ts';

const LOCALES = ['en', 'ar', 'de', 'pt-BR', 'ja'];

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['*', 'en'],
  ['de-AT,de;q=0.9,en;q=0.8', 'de'],
  ['zh-CN, ja;q=0.5, en;q=0.4', 'ja'],
  ['en;q=0.3, ar;q=0.9', 'ar'],
  ['pt-PT', 'pt-BR'],
  ['de;q=0, ja', 'ja'],
  [';;;,,q=1;de', 'en'],
  [`xx,${'de,'.repeat(10_000)}`, 'de'],
])('a reader whose browser says %p reads %s', (header, locale) => {
  expect(preferredLocale(LOCALES, header)).toBe(locale);
});
