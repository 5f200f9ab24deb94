import { join } from 'node:path';
import { loadTemplates } from './notices/texts/load-templates.ts';
import type { Templates } from './notices/texts/template.ts';
import { packageRoot } from './package-root.ts';
import type { Catalog } from './rules/catalog.ts';
import { loadCatalog } from './rules/load-catalog.ts';

/** The rules this version ships, as data. */
export const rulesFolder = join(packageRoot, 'notifications');
/** What the build made of them. */
export const compiledRules = join(packageRoot, 'dist/notifications.json');

/** The catalogue of this version; files changed since the build are read anew. */
export function shippedCatalog(): Promise<Catalog> {
  return loadCatalog(rulesFolder, compiledRules);
}

/** The texts of this version, in the words of its catalogue; those changed since the build are read anew. */
export function shippedTemplates(catalog: Catalog): Promise<Templates> {
  return loadTemplates(rulesFolder, catalog, compiledRules);
}
