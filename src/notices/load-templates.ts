import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { parseBody } from '../domain/notice-body.ts';
import { replaceSlots } from '../domain/recipient-slot.ts';
import type { Catalog } from '../rules/catalog.ts';
import { CatalogError, readYaml, yamlFiles } from '../rules/read-yaml.ts';
import { type Audience, templateUses } from './notice.row.ts';
import { isFactPath } from './notice-facts.ts';
import { factsAskedBy, parseTemplate } from './sandbox.ts';
import type { NoticeTemplate, TemplateKind, Templates } from './template.ts';

/** The folder of each audience. */
const audiences: Readonly<Record<string, Audience>> = {
  people: 'PEOPLE',
  customer: 'CUSTOMER',
  media: 'MEDIA',
  authority: 'AUTHORITY',
  cra: 'CRA',
  controller: 'CONTROLLER',
};

/** The folder of an audience's texts, which their ids begin with. */
export function folderOf(audience: Audience): string {
  return Object.keys(audiences).find((folder) => audiences[folder] === audience) ?? '';
}

const kindModel = z.strictObject({
  purpose: z.string().min(1),
  use: z.enum(templateUses).default('message'),
  rules: z.array(z.string().min(1)).default([]),
});

const frontMatter = z.strictObject({
  version: z.string().min(1),
  subject: z.string().min(1),
  notYetKnown: z.string().min(1),
});

/** Reads and checks notifications/templates; throws one CatalogError that names every file and fault. */
export async function loadTemplates(path: string, catalog: Pick<Catalog, 'vocabulary'>): Promise<Templates> {
  const elements = new Set(catalog.vocabulary.contentElements.map(({ key }) => key));
  const problems: string[] = [];
  const templates: NoticeTemplate[] = [];
  const folder = { path, compiled: {} };
  for (const [directory, audience] of Object.entries(audiences)) {
    const files = await markdownFiles(join(path, 'templates', directory));
    for (const file of await yamlFiles(folder, `templates/${directory}`)) {
      const head = await readYaml(folder, file, kindModel, problems);
      const name = basename(file, '.yaml');
      const own = files.filter((one) => one.startsWith(`${name}.`));
      if (!own.includes(`${name}.en.md`))
        problems.push(`${file}: there is no text in English (${name}.en.md)`);
      if (head === null) continue;
      for (const one of own) {
        const source = await readFile(join(path, 'templates', directory, one), 'utf8');
        const read = readTemplate(`${directory}/${one}`, source, { ...head, audience }, elements);
        if ('problems' in read)
          problems.push(...read.problems.map((problem) => `templates/${directory}/${one}: ${problem}`));
        else templates.push(read);
      }
    }
    const taken = new Set(templates.map(({ id, locale }) => `${id}.${locale}.md`));
    const loose = files.filter((file) => !taken.has(`${directory}/${file}`));
    if (problems.length === 0)
      problems.push(
        ...loose.map(
          (one) => `templates/${directory}/${one}: no ${one.split('.')[0]}.yaml says what it is for`,
        ),
      );
  }
  if (problems.length > 0) throw new CatalogError(problems);
  return templates;
}

async function markdownFiles(directory: string): Promise<readonly string[]> {
  const names = await readdir(directory).catch(() => []);
  return names.filter((name) => name.endsWith('.md')).sort();
}

const FILE = /^([a-z]+\/[a-z0-9-]+)\.([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\.md$/;
const PARTS = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/;

/** Reads one template, or answers everything that is wrong with it, in words for whoever edits it. */
export function readTemplate(
  path: string,
  source: string,
  kind: Omit<TemplateKind, 'id'>,
  elements: ReadonlySet<string>,
): NoticeTemplate | { readonly problems: readonly string[] } {
  const [, id, locale] = FILE.exec(path) ?? [];
  const [, head, text] = PARTS.exec(source) ?? [];
  if (!id || !locale)
    return { problems: ['the file is named <name>.<locale>.md, such as data-breach.de.md'] };
  if (head === undefined || text === undefined)
    return { problems: ['it begins with front matter between two lines "---"'] };
  const front = frontMatter.safeParse(parseDocument(head).toJS());
  if (!front.success) {
    return {
      problems: front.error.issues.map(
        ({ path: at, message }) => `front matter, ${at.join('.') || 'all of it'}: ${message}`,
      ),
    };
  }
  const { version, subject, notYetKnown } = front.data;
  const body = parseBody(text);
  const problems: string[] = [...body.faults];
  const read = (what: string, piece: string, own: readonly string[] = []) => {
    const parsed = parsedPiece(piece, [...own], elements);
    problems.push(...parsed.problems.map((problem) => `${what}: ${problem}`));
    return parsed;
  };
  const parts = {
    subject: read('subject', subject).parsed,
    notYetKnown: read('notYetKnown', notYetKnown, ['element', 'until']).parsed,
    blocks: body.blocks.map(({ elements: stated, by, markdown }) => {
      const where =
        stated.length > 0 ? `"::: ${stated.join(', ')}"` : `"${markdown.slice(0, 30).replace(/\n/g, ' ')}…"`;
      if (by !== null)
        problems.push(`${where}: whether a thing is known is decided when drafting, not in a template`);
      problems.push(
        ...stated
          .filter((element) => !elements.has(element))
          .map((element) => `"${element}" is no content element of vocabulary/content-elements.yaml`),
      );
      const { parsed, facts } = read(where, markdown);
      return { elements: stated, parsed, facts };
    }),
  };
  return problems.length > 0 ? { problems } : { ...kind, id, version, locale, source, ...parts };
}

function parsedPiece(piece: string, own: readonly string[], elements: ReadonlySet<string>) {
  try {
    const parsed = parseTemplate(piece);
    const facts = factsAskedBy(parsed).filter((path) => !own.includes(path));
    const problems = facts
      .filter((path) => !path.startsWith('recipient.') && !isFactPath(path, elements))
      .map((path) => `"${path}" is no fact a template can use`);
    // A slot is filled long after this language has run: it can be neither tested nor changed.
    if (/\{[{%][^}]*\brecipient\b/.test(replaceSlots(piece, () => ''))) {
      problems.push(
        'a recipient\'s slot stands alone: {{ recipient.name | or: "words" }}, with a known name',
      );
    }
    return { parsed, facts, problems };
  } catch (error) {
    return { parsed: [], facts: [], problems: [error instanceof Error ? error.message : String(error)] };
  }
}
