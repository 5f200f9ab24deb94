import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { instantOf } from '../../src/domain/instant.ts';
import { showDate, showTime } from '../../src/notices/render/show-time.ts';
import { loadTemplates } from '../../src/notices/texts/load-templates.ts';
import type { Templates } from '../../src/notices/texts/template.ts';
import { loadCatalog } from '../../src/rules/load-catalog.ts';
import { root } from '../support/run-tool.ts';

const folder = join(root, 'notifications');
const SHIPPED = ['ar', 'de', 'en', 'es', 'fr', 'it', 'ja', 'nl', 'pl', 'pt-BR'];

describe('every language states the same', () => {
  let templates: Templates;
  beforeAll(async () => {
    templates = await loadTemplates(folder, await loadCatalog(folder));
  });

  it('everybody is written to in each language that is shipped, but agencies of the United States', () => {
    const ids = new Set(templates.filter(({ audience }) => audience !== 'CRA').map(({ id }) => id));
    const locales = (id: string) => templates.filter((one) => one.id === id).map(({ locale }) => locale);
    for (const id of ids) expect({ id, locales: locales(id).sort() }).toEqual({ id, locales: SHIPPED });
  });

  it('a text has the same blocks, from the same facts, in all its languages', () => {
    const shapeOf = ({ blocks }: Templates[number]) =>
      blocks
        .filter(({ elements }) => elements.length > 0)
        .map(({ elements, facts }) => `${elements.join(', ')}: ${[...facts].sort().join(', ')}`);
    const english = new Map(templates.filter(({ locale }) => locale === 'en').map((one) => [one.id, one]));
    for (const one of templates) {
      const original = english.get(one.id);
      expect({ id: one.id, locale: one.locale, version: one.version, shape: shapeOf(one) }).toEqual({
        ...{ id: one.id, locale: one.locale, version: original?.version },
        shape: original ? shapeOf(original) : [],
      });
    }
  });
});

/** What other people write is found with either apostrophe: aliases are not looked at. */
function looseSigns(source: string): readonly string[] | null {
  const own = source.split('\naliases:')[0] ?? '';
  return own.match(/.{0,20}(?:\p{L} [:;?!»](?=[\s"])|« |\p{L}'\p{L}).{0,20}/gu);
}

describe('a language is written as it is written', () => {
  it('in French no sign stands at the beginning of a line, and no apostrophe is a foot mark', async () => {
    const paths = ['languages/fr.yaml', 'pages/fr.yaml'];
    for (const audience of await readdir(join(folder, 'templates')))
      for (const file of await readdir(join(folder, 'templates', audience)))
        if (file.endsWith('.fr.md')) paths.push(`templates/${audience}/${file}`);
    const read = async (path: string) => [path, looseSigns(await readFile(join(folder, path), 'utf8'))];
    const found = await Promise.all(paths.map(read));
    expect(found.filter(([, loose]) => loose !== null)).toEqual([]);
    expect(looseSigns('Ce qui suit : rien')).toEqual(['Ce qui suit : rien']);
    expect(looseSigns("jusqu'ici")).toEqual(["jusqu'ici"]);
  });

  it('the first of a month is an ordinal in French and Portuguese, and a number elsewhere', () => {
    const first = instantOf('2026-10-01T03:10:00Z');
    const shown = ['fr', 'pt-BR', 'it', 'de'].map((locale) => showDate(first, 'Europe/Rome', locale));
    expect(shown).toEqual(['1er octobre 2026', '1º de outubro de 2026', '1 ottobre 2026', '1. Oktober 2026']);
    expect(showTime(first, 'Europe/Rome', 'es')).toBe('1 de octubre de 2026 a las 05:10 CEST');
    expect(showDate(first.plus({ days: 10 }), 'Europe/Rome', 'fr')).toBe('11 octobre 2026');
  });
});
