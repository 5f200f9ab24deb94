import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import MarkdownIt from 'markdown-it';
import type { Block, Line, PdfDocument, Sheet } from '../../src/platform/documents/document.ts';
import { blocksOf } from '../../src/platform/documents/from-markdown.ts';
import { makePdf, missingCharacters, UnsettableText } from '../../src/platform/documents/make-pdf.ts';
import { letterForms, reportPage } from '../../src/platform/documents/page-form.ts';
import { readPdf } from '../support/pdf-text.ts';
import { root } from '../support/run-tool.ts';

const line = (text: string): Line => [{ text }];
const sheet = (more: Partial<Sheet> & { blocks: readonly Block[] }): Sheet => ({
  ...{ language: 'en', direction: 'ltr', page: reportPage('DE'), footer: ['Report'] },
  ...more,
});
const document = (...sheets: readonly Sheet[]): PdfDocument => ({
  ...{ title: 'A document', author: 'Codecraft', sheets },
  date: DateTime.fromISO('2026-11-21T08:00:00Z', { zone: 'utc' }),
});
const saying = (text: string): PdfDocument =>
  document(sheet({ blocks: [{ kind: 'heading', level: 1, line: line(text) }] }));
const inOneLine = (text: string) => text.replace(/\s+/g, ' ');

const hostile = [
  '#read("/etc/hostname")',
  '#import "@preview/cetz:0.3.0": *',
  '#panic("x")',
  '$x^2 + sum_(i=1)$',
  '*bold* _slant_ `raw` = Heading',
  String.raw`C:\Users\new \u{41} \#`,
  '<label> @cite // comment /* more */',
  '"); #panic("',
  '{{ recipient.name }} {% if %}',
];

describe('T-I08: what a document sets is text, whatever it contains', () => {
  test('markup, code, paths, formulas and backslashes stay words, wherever they stand', async () => {
    const all = hostile.join(' ');
    const [text, form] = [line(all), letterForms.DIN_5008_B];
    const blocks: Block[] = [
      { kind: 'heading', level: 1, line: text },
      { kind: 'paragraph', line: [{ text: all, strong: true, href: 'https://codecraft.test/#read("x")' }] },
      { kind: 'bullets', items: [[{ kind: 'paragraph', line: text }]] },
      { kind: 'pairs', pairs: [{ label: all, lines: [text] }] },
      { kind: 'quote', blocks: [{ kind: 'paragraph', line: text }] },
      { kind: 'table', header: [text], rows: [[text]] },
    ];
    const letter = {
      form,
      sender: { name: all, address: [all], returnTo: [all, all], accent: '#1a5fb4' },
      to: [all],
      info: [all],
    };
    const file = await makePdf({
      ...document(sheet({ page: form.page, masthead: all, footer: [all], letter, blocks })),
      ...{ title: all, author: all },
    });
    const { pages, accessible } = readPdf(file);
    expect(accessible).toBe(true);
    const shown = inOneLine(pages.join('\n')).replaceAll(' ', '');
    for (const one of hostile) {
      const times = shown.split(one.replaceAll(' ', '')).length - 1;
      expect([one, times]).toEqual([one, 16]);
    }
  });

  test('characters that turn the direction of text do not turn it', async () => {
    const turned = 'Pay \u202eABC\u202c to \u2067DEF\u2069 and \u202dGHI';
    const [page = ''] = readPdf(await makePdf(saying(turned))).pages;
    expect(page).toContain('Pay ABC to DEF and GHI');
  });

  test('control characters and lone halves of characters never reach the page', async () => {
    const [page = ''] = readPdf(await makePdf(saying('one\u0000two\u0007\tthree\u001b[2J'))).pages;
    expect(page).toContain('one two three [2J');
    await expect(makePdf(saying('half \ud83d'))).rejects.toThrow('No glyph for U+D83D.');
  });

  test('a character without a glyph refuses the document and is named, never set as a box', async () => {
    const refused = makePdf(saying('Ada 😀 김 😀 Lovelace'));
    await expect(refused).rejects.toThrow(UnsettableText);
    await expect(refused).rejects.toMatchObject({ characters: ['😀', '김'] });
    await expect(refused).rejects.toThrow('No glyph for 😀 (U+1F600), 김 (U+AE40).');
  });

  test('what counts as having a glyph is what the compiler can set', async () => {
    const points = Array.from({ length: 0x30000 / 61 }, (_, i) => 0x21 + 61 * i).filter(
      (code) => code < 0xd800 || code > 0xdfff,
    );
    const all = points.map((code) => String.fromCodePoint(code)).filter((one) => !/[\p{Cc}\s]/u.test(one));
    const missing = new Set(await missingCharacters(saying(all.join(' '))));
    const covered = all.filter((one) => !missing.has(one));
    expect(covered.length).toBeGreaterThan(300);
    const paragraph: Block = { kind: 'paragraph', line: line(covered.join(' ')) };
    const heading: Block = { kind: 'heading', level: 1, line: line('All of them') };
    const { pages } = readPdf(await makePdf(document(sheet({ blocks: [heading, paragraph] }))));
    expect(pages.length).toBeGreaterThan(0);
  });
});

describe('A document is accessible, and the same each time', () => {
  test('PDF/UA-1 with title, language, headings, lists and tables as what they are; letters number their own pages', async () => {
    const markdown = '# One\n\nWords.\n\n## Two\n\n1. first\n2. second\n\n| a | b |\n|---|---|\n| c | d |\n';
    const blocks = blocksOf(new MarkdownIt().parse(markdown, {}));
    const long: Block[] = [...blocks, { kind: 'page-break' }, { kind: 'paragraph', line: line('More.') }];
    const read = readPdf(
      await makePdf(document(sheet({ blocks: long }), sheet({ language: 'pt-BR', blocks }))),
    );
    expect(read).toMatchObject({ title: 'A document', language: 'en', accessible: true });
    expect([...read.tags]).toEqual(expect.arrayContaining(['H1', 'H2', 'P', 'L', 'LI', 'Table', 'TH', 'TD']));
    expect([...read.languages].sort()).toEqual(['en', 'pt-BR']);
    expect(read.pages.map((page) => /\d \/ \d/.exec(page)?.[0])).toEqual(['1 / 2', '2 / 2', '1 / 1']);
  });

  test('each letter of a file has its marks to fold at, on its first page alone', async () => {
    const form = letterForms.DIN_5008_B;
    const sender = { name: 'Codecraft', address: ['Quay 1'], returnTo: ['Codecraft'], accent: null };
    const blocks: Block[] = [
      { kind: 'heading', level: 1, line: line('What happened') },
      { kind: 'page-break' },
      { kind: 'paragraph', line: line('More.') },
    ];
    const one = sheet({ page: form.page, letter: { form, sender, to: ['Ada'], info: [] }, blocks });
    const { strokes, pages } = readPdf(await makePdf(document(one, one)));
    // Three marks, and the line under the sender's.
    expect([pages.length, strokes]).toEqual([4, [4, 0, 4, 0]]);
  });

  test('headings that skip a step, or stand within a list, are brought into an order a screen reader can follow', async () => {
    const markdown = '### Three\n\n# One\n\n### Three again\n\n- # In a list\n\n> ## Quoted\n';
    const blocks = blocksOf(new MarkdownIt().parse(markdown, {}));
    const { tags, accessible } = readPdf(await makePdf(document(sheet({ blocks }))));
    expect([accessible, tags.has('H1'), tags.has('H2'), tags.has('H3')]).toEqual([true, true, true, false]);
  });

  test('a document without a title is refused: it would not be accessible', async () => {
    const blocks: Block[] = [{ kind: 'paragraph', line: line('Words.') }];
    await expect(makePdf({ ...document(sheet({ blocks })), title: '' })).rejects.toThrow(/PDF\/UA-1 error/);
  });

  test('Arabic and Japanese are set in faces of their own, numbers of several parts in their order', async () => {
    const blocks = (text: string): Block[] => [{ kind: 'heading', level: 1, line: line(text) }];
    const arabic = sheet({
      language: 'ar',
      direction: 'rtl',
      blocks: blocks('اتصل بنا على +49 40 123 456 قبل 2026-11-30'),
    });
    const { fonts, languages, pages } = readPdf(
      await makePdf(
        document(arabic, sheet({ language: 'ja', blocks: blocks('個人情報漏えいに関するお知らせ') })),
      ),
    );
    expect(fonts).toEqual(expect.arrayContaining(['NotoSansArabic-Bold', 'NotoSansJP-Bold']));
    expect([...languages].sort()).toEqual(['ar', 'ja']);
    const drawn = pages[0]?.replace(/[\s\u2066-\u2069]/g, '');
    expect(drawn).toContain('+4940123456');
    expect(drawn).toContain('2026-11-30');
  });

  test('fonts of the machine play no part: beside a false Noto Sans the same letter has the same bytes', async () => {
    const home = await mkdtemp(join(tmpdir(), 'tocsin-fonts-'));
    try {
      const run = async (env: NodeJS.ProcessEnv) =>
        (
          await promisify(execFile)(process.execPath, [join(root, 'dist/test/support/documents-main.js')], {
            env,
          })
        ).stdout;
      await mkdir(join(home, '.local/share/fonts'), { recursive: true });
      await writeFile(join(home, '.local/share/fonts/NotoSans-Regular.ttf'), await twiceAsWide());
      const planted = await run({ ...process.env, HOME: home });
      expect(planted).toMatch(/^[0-9a-f]{64}$/);
      expect(planted).toBe(await run({ ...process.env, HOME: join(home, 'none') }));
    } finally {
      await rm(home, { recursive: true });
    }
  });
});

/** Our own face with half its units per em: whoever takes it sets everything twice as wide. */
async function twiceAsWide(): Promise<Buffer> {
  const path = '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf';
  const font = await readFile(createRequire(import.meta.url).resolve(path));
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + 16 * i);
  const head = tables.find((at) => font.toString('latin1', at, at + 4) === 'head') ?? 0;
  font.writeUInt16BE(500, font.readUInt32BE(head + 8) + 18);
  return font;
}
