import { basename } from 'node:path';
import type { CategoryFamilies } from '../domain/claims/category-kin.ts';
import type { LexiconData, Lexicons } from '../domain/claims/lexicon-data.ts';
import type { Language, NoticeWords } from './catalog.ts';
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
  return file ?? { families: {}, alike: [], apart: [], edges: {}, ofPeople: [], plain: [], loose: [] };
}

/** What the files name that does not exist: categories, families; and languages without words for claims. */
export function strangersIn(
  {
    dataCategories,
    lexicons,
    categoryFamilies: { families, alike, apart, edges, ofPeople, plain },
  }: NoticeWords,
  languages: readonly Language[],
): string[] {
  const known = new Set(dataCategories.map(({ key }) => key));
  const used = [
    ...Object.values(families),
    ...alike,
    ...apart,
    ...Object.values(edges),
    ofPeople,
    plain,
  ].flat();
  const foreign = (where: string, names: readonly string[], isKnown: (name: string) => boolean) =>
    names.filter((name) => !isKnown(name)).map((name) => `${where}: "${name}" is not known`);
  const isCategory = (key: string) => known.has(key);
  return [
    ...foreign('vocabulary/category-families.yaml', used, isCategory),
    ...[...lexicons].flatMap(([locale, { categories, families: own }]) => [
      ...foreign(`languages/claims/${locale}.yaml: categories`, Object.keys(categories), isCategory),
      ...foreign(`languages/claims/${locale}.yaml: families`, Object.keys(own), (key) => key in families),
    ]),
    ...languages
      .filter(({ locale }) => !lexicons.has(locale))
      .map(({ locale }) => `languages/claims/${locale}.yaml is missing: claims in ${locale} would go unread`),
  ];
}
