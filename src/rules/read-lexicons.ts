import { basename } from 'node:path';
import type { CategoryFamilies } from '../domain/claims/category-kin.ts';
import type { LexiconData, Lexicons } from '../domain/claims/lexicon-data.ts';
import { familiesFileModel, lexiconFileModel } from './lexicon-model.ts';
import { type Folder, readYaml, yamlFiles } from './read-yaml.ts';

/** Reads notifications/languages/claims: how claims are worded, by language. */
export async function readLexicons(folder: Folder, problems: string[]): Promise<Lexicons> {
  const lexicons = new Map<string, LexiconData>();
  for (const path of await yamlFiles(folder, 'languages/claims')) {
    const file = await readYaml(folder, path, lexiconFileModel, problems);
    if (file === null) continue;
    if (file.locale !== basename(path, '.yaml'))
      problems.push(`${path}: the file is named for its language, ${file.locale}.yaml`);
    lexicons.set(file.locale, file);
  }
  return lexicons;
}

/** Reads which categories of data belong together. */
export async function readFamilies(folder: Folder, problems: string[]): Promise<CategoryFamilies> {
  const file = await readYaml(folder, 'vocabulary/category-families.yaml', familiesFileModel, problems);
  return file ?? { families: {}, alike: [] };
}

/** What the files name that does not exist: categories, families, languages without words for claims. */
export function strangersIn(
  lexicons: Lexicons,
  { families, alike }: CategoryFamilies,
  categories: ReadonlySet<string>,
): string[] {
  const used = [...Object.values(families), ...alike].flat();
  const foreign = (where: string, names: readonly string[], known: (name: string) => boolean) =>
    names.filter((name) => !known(name)).map((name) => `${where}: "${name}" is not known`);
  return [
    ...foreign('vocabulary/category-families.yaml', used, (key) => categories.has(key)),
    ...[...lexicons].flatMap(([locale, data]) => [
      ...foreign(`languages/claims/${locale}.yaml: categories`, Object.keys(data.categories), (key) =>
        categories.has(key),
      ),
      ...foreign(
        `languages/claims/${locale}.yaml: families`,
        Object.keys(data.families),
        (key) => key in families,
      ),
    ]),
  ];
}
