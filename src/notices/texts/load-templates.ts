import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Catalog } from '../../rules/catalog.ts';
import {
  CatalogError,
  compiledFrom,
  digestOf,
  type Folder,
  readYaml,
  yamlFiles,
} from '../../rules/read-yaml.ts';
import { type Audience, templateUses } from '../notice.row.ts';
import { readTemplate, templateAsBuilt } from './read-template.ts';
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

/**
 * Reads and checks notifications/templates; throws one CatalogError that names every file and fault. `compiled`: the file the
 * build made, where there is one.
 */
export async function loadTemplates(
  path: string,
  catalog: Pick<Catalog, 'vocabulary'>,
  compiled?: string,
): Promise<Templates> {
  return templatesIn({ path, compiled: await compiledFrom(compiled) }, catalog);
}

/** Adds to the file the build makes of notifications/ which texts it found good. */
export async function compileTemplates(
  path: string,
  catalog: Pick<Catalog, 'vocabulary'>,
  file: string,
): Promise<void> {
  const made = { ...(await compiledFrom(file)) };
  await templatesIn({ path, compiled: {}, made }, catalog);
  await writeFile(file, JSON.stringify(made));
}

async function templatesIn(folder: Folder, catalog: Pick<Catalog, 'vocabulary'>): Promise<Templates> {
  const { path } = folder;
  const elements = new Set(catalog.vocabulary.contentElements.map(({ key }) => key));
  const problems: string[] = [];
  const templates: NoticeTemplate[] = [];
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
        const read = readOne(folder, `${directory}/${one}`, source, { ...head, audience }, elements);
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

/** As the build found it good, or anew where the text has changed since. */
function readOne(
  { compiled, made }: Folder,
  path: string,
  source: string,
  kind: Omit<TemplateKind, 'id'>,
  elements: ReadonlySet<string>,
): ReturnType<typeof readTemplate> {
  const key = `templates/${path}`;
  const known = compiled[key];
  const digest = digestOf(source);
  if (known?.digest === digest) return templateAsBuilt(path, source, kind, elements, String(known.value));
  const read = readTemplate(path, source, kind, elements);
  if (made && !('problems' in read)) made[key] = { digest, value: read.version };
  return read;
}

async function markdownFiles(directory: string): Promise<readonly string[]> {
  const names = await readdir(directory).catch(() => []);
  return names.filter((name) => name.endsWith('.md')).sort();
}
