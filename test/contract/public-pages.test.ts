import { expect, test } from '@jest/globals';
import { loadPageWords } from '../../src/trust/page-words.ts';

const LOCALES = ['ar', 'de', 'en', 'es', 'fr', 'it', 'ja', 'nl', 'pl', 'pt-BR'];

/** Every sentence of a language, by its place. */
function sentences(value: unknown, place = ''): [string, string][] {
  if (typeof value === 'string') return [[place, value]];
  return Object.entries(value as object).flatMap(([key, inner]) => sentences(inner, `${place}/${key}`));
}

const slots = (text: string) => (text.match(/\{[a-z]+\}/g) ?? []).sort().join(' ');

test('the public pages say the same in ten languages: each sentence, with the same things filled in', async () => {
  const pages = await loadPageWords('notifications');
  expect(pages.map(({ locale }) => locale).sort()).toEqual(LOCALES);
  const [english] = pages;
  const known = new Map(sentences({ ...english, locale: '', name: '', direction: '' }));
  for (const page of pages) {
    const own = sentences({ ...page, locale: '', name: '', direction: '' });
    expect(own.map(([place]) => place).sort()).toEqual([...known.keys()].sort());
    for (const [place, text] of own)
      expect(`${page.locale}${place} ${slots(text)}`).toBe(
        `${page.locale}${place} ${slots(known.get(place) ?? '')}`,
      );
    if (page.locale !== 'en')
      expect(
        own.filter(([place, text]) => text !== '' && text === known.get(place) && !/code$/.test(place)),
      ).toEqual([]);
  }
});
