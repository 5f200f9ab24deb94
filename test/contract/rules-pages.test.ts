import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import type { Catalog } from '../../src/rules/catalog.ts';
import { slugOf } from '../../src/rules/pages/markdown.ts';
import { rulePages } from '../../src/rules/pages/rule-pages.ts';
import { writeRulePages } from '../../src/rules/pages/write-rule-pages.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { root } from '../support/run-tool.ts';

const DOCS = join(root, 'docs');

let catalog: Catalog;
let pages: ReadonlyMap<string, string>;
beforeAll(async () => {
  catalog = await shippedCatalog();
  pages = rulePages(catalog);
  if (process.env['UPDATE_SCHEMA']) await writeRulePages(catalog, DOCS);
});

describe('the pages of the laws', () => {
  it('say what the rules say: one for each file of law, an index, the questions, and nothing left over', async () => {
    const kept = (await readdir(join(DOCS, 'regimes'))).map((name) => `regimes/${name}`);
    expect([...kept, 'facts.md'].sort()).toEqual([...pages.keys()].sort());
    const files = (await readdir(join(root, 'notifications/regimes'))).map((name) =>
      name.replace('.yaml', '.md'),
    );
    expect(kept.sort()).toEqual([...files, 'README.md'].map((name) => `regimes/${name}`).sort());
    const stale: string[] = [];
    for (const [path, text] of pages)
      if ((await readFile(join(DOCS, path), 'utf8')) !== text) stale.push(path);
    // `npm run pages` writes them.
    expect(stale).toEqual([]);
  });

  it('warn that they are no legal advice, and that law changes', () => {
    const silent = [...pages].filter(
      ([path, text]) =>
        path !== 'facts.md' && !(text.includes('no legal advice') && text.includes('Law changes')),
    );
    expect(silent.map(([path]) => path)).toEqual([]);
  });

  it('hold for every version of every duty its citation, its state of verification, its sources and its notes', () => {
    const plain = new Map([...pages].map(([path, text]) => [path, textOf(text)]));
    const missing = catalog.regimes.flatMap(({ file, rules }) =>
      rules.flatMap((rule) => {
        const page = plain.get(`regimes/${file}.md`) ?? '';
        const { citation, id, title, notes, verification, exemptions } = rule;
        const wanted = [
          citation,
          title,
          ...notes,
          ...verification.sources,
          ...exemptions.map((one) => one.says),
        ];
        return wanted
          .filter((text) => !page.includes(textOf(text.replace(/[*<>_[\]|~\\]/g, String.raw`\$&`))))
          .map((text) => `${id}: ${text}`);
      }),
    );
    expect(missing).toEqual([]);
  });

  it('say of a rule from memory that it is from memory', () => {
    const silent = catalog.regimes.flatMap(({ file, rules }) => {
      const said =
        (pages.get(`regimes/${file}.md`) ?? '').split('From memory of the law, not read again').length - 1;
      return said === rules.filter(({ verification }) => verification.state === 'memory').length
        ? []
        : [file];
    });
    expect(silent).toEqual([]);
  });

  it('link to headings that are there', () => {
    const broken = [...pages].flatMap(([path, text]) => {
      const targets = [...text.matchAll(/\]\(([^)\s]*)\)/g)].map(([, target]) => target ?? '');
      return targets.filter((target) => !leadsSomewhere(target, path)).map((target) => `${path}: ${target}`);
    });
    expect(broken).toEqual([]);
  });

  it('leave no key and no code of the data in their sentences', () => {
    const raw = [...pages].flatMap(([path, text]) =>
      [
        ...text
          .replace(/`[^`]*`|\]\([^)]*\)|\[[a-z0-9_]+\]/g, '')
          .matchAll(/\b(?:undefined|null|NaN|\[object|answered:|end_of_year)\b/g),
      ].map(([word]) => `${path}: ${word}`),
    );
    expect(raw).toEqual([]);
  });
});

const markdown = new MarkdownIt();

/** The words alone, as a reader sees them. */
function textOf(text: string): string {
  return markdown
    .render(text)
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function leadsSomewhere(target: string, from: string): boolean {
  const [file = '', slug] = target.split('#');
  const path = file === '' ? from : join(from, '..', file);
  const page = pages.get(path);
  if (page === undefined) return ['regimes-absent.md', 'api.md'].includes(path);
  const headings = [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => slugOf(heading ?? ''));
  return slug === undefined || headings.includes(slug);
}
