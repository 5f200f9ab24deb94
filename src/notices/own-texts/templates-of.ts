import type { EntityManager } from 'typeorm';
import type { Load } from '../../platform/database/batch.ts';
import type { Catalog } from '../../rules/catalog.ts';
import { folderOf } from '../texts/load-templates.ts';
import { readTemplate } from '../texts/read-template.ts';
import type { NoticeTemplate, TemplateKind, Templates } from '../texts/template.ts';
import { ownTextsOf } from './own-text.batch.ts';
import type { OwnTextRow } from './own-text.row.ts';

/** What reading an organization's own texts takes. */
export interface TextTools {
  readonly catalog: Pick<Catalog, 'vocabulary'>;
  /** Those that are shipped. */
  readonly templates: Templates;
}

/** The texts an organization drafts from: its own words where it wrote some, and everything else as it is shipped. */
export async function templatesOf(
  db: EntityManager,
  organizationId: string,
  tools: TextTools,
): Promise<Templates> {
  const [rows = []] = await ownTextsOf(db, [organizationId]);
  return withOwnTexts(rows, tools);
}

/** The same in a read, whose parts ask for it again and again. */
export async function templatesIn({
  load,
  organizationId,
  catalog,
  templates,
}: TextTools & { readonly load: Load; readonly organizationId: string }): Promise<Templates> {
  return withOwnTexts(await load(ownTextsOf, organizationId), { catalog, templates });
}

function withOwnTexts(rows: readonly OwnTextRow[], { catalog, templates }: TextTools): Templates {
  if (rows.length === 0) return templates;
  const own = rows.flatMap((row) => readOwnText(row, { catalog, templates }) ?? []);
  const taken = new Set(own.map(({ id, locale }) => `${id} ${locale}`));
  return [...own, ...templates.filter(({ id, locale }) => !taken.has(`${id} ${locale}`))];
}

const readAlready = new WeakMap<OwnTextRow, NoticeTemplate | null>();

/** As a template; null: what it asks for is in this release no more, and the shipped text is used. */
function readOwnText(row: OwnTextRow, tools: TextTools): NoticeTemplate | null {
  const known = readAlready.get(row);
  if (known !== undefined) return known;
  const read = parseOwnText({ ...row, source: row.source ?? '' }, tools);
  const template = 'problems' in read ? null : { ...read, version: `own-${row.version}` };
  readAlready.set(row, template);
  return template;
}

export type OwnTextSource = Pick<OwnTextRow, 'audience' | 'name' | 'locale' | 'purpose' | 'use'> & {
  readonly source: string;
};

/** Reads it as the shipped ones are read, by the same sandbox: what is wrong comes back in words for whoever wrote it. */
export function parseOwnText(
  { audience, name, locale, source, purpose, use }: OwnTextSource,
  { catalog, templates }: TextTools,
): NoticeTemplate | { readonly problems: readonly string[] } {
  const elements = new Set(catalog.vocabulary.contentElements.map(({ key }) => key));
  const id = `${folderOf(audience)}/${name}`;
  const shipped = templates.find((one) => one.id === id);
  const kind: Omit<TemplateKind, 'id'> = {
    audience,
    purpose: purpose ?? shipped?.purpose ?? name,
    use: use ?? shipped?.use ?? 'message',
    rules: shipped?.rules ?? [],
  };
  return readTemplate(`${id}.${locale}.md`, source, kind, elements);
}
