import type { Catalog } from '../catalog.ts';
import { factsPage } from './facts-page.ts';
import { indexPage } from './index-page.ts';
import { regimePage } from './regime-page.ts';

/** The folder of docs/ that holds a page for each law, and nothing else. */
export const regimesFolder = 'regimes';

/** Every page written from the rules, by its path within docs/. */
export function rulePages(catalog: Catalog): ReadonlyMap<string, string> {
  return new Map([
    ...catalog.regimes.map(
      (regime) => [`${regimesFolder}/${regime.file}.md`, regimePage(regime, catalog)] as const,
    ),
    [`${regimesFolder}/README.md`, indexPage(catalog)],
    ['facts.md', factsPage(catalog)],
  ]);
}
