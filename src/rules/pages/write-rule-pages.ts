import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Catalog } from '../catalog.ts';
import { regimesFolder, rulePages } from './rule-pages.ts';

/** Writes the pages into docs/, and takes away those of laws that are gone. */
export async function writeRulePages(catalog: Catalog, docs: string): Promise<void> {
  const pages = rulePages(catalog);
  await mkdir(join(docs, regimesFolder), { recursive: true });
  for (const name of await readdir(join(docs, regimesFolder)))
    if (!pages.has(`${regimesFolder}/${name}`)) await rm(join(docs, regimesFolder, name));
  for (const [path, text] of pages) await writeFile(join(docs, path), text);
}
