import { basename } from 'node:path';
import type { z } from 'zod';
import type { Language, Vocabulary, Word } from './catalog.ts';
import { keyed } from './keyed.ts';
import { type Folder, readYaml, yamlFiles } from './read-yaml.ts';
import { languageFileModel, termsFileModel } from './vocabulary-model.ts';

type Term = z.infer<typeof termsFileModel>['terms'][number];
type LanguageFile = z.infer<typeof languageFileModel>;

const files = {
  dataCategories: 'data-categories',
  breaches: 'breaches',
  causes: 'causes',
  measures: 'measures',
  consequences: 'consequences',
  advice: 'advice',
  personKinds: 'person-kinds',
  contentElements: 'content-elements',
  sectors: 'sectors',
} as const satisfies Record<keyof Vocabulary, string>;

/** Words no notice says: a language may leave them in English. */
const NEVER_SAID: ReadonlySet<string> = new Set(['sectors']);

const english: Language = { locale: 'en', name: 'English', direction: 'ltr' };

/** The vocabulary in every language; a language that lacks a word is a problem, so that all state the same facts. */
export async function readVocabulary(
  folder: Folder,
  problems: string[],
): Promise<{ vocabulary: Vocabulary; languages: readonly Language[] }> {
  const languages = await readLanguages(folder, problems);
  const words = async (name: keyof Vocabulary): Promise<readonly Word[]> => {
    const path = `vocabulary/${files[name]}.yaml`;
    const file = await readYaml(folder, path, termsFileModel, problems);
    const terms = [...keyed(path, file?.terms ?? [], problems).values()];
    for (const language of languages) problems.push(...gapsIn(language, name, terms));
    return terms.map((term) => inAllLanguages(term, name, languages));
  };
  const vocabulary = {
    dataCategories: await words('dataCategories'),
    breaches: await words('breaches'),
    causes: await words('causes'),
    measures: await words('measures'),
    consequences: await words('consequences'),
    advice: await words('advice'),
    personKinds: await words('personKinds'),
    contentElements: await words('contentElements'),
    sectors: await words('sectors'),
  };
  return {
    vocabulary,
    languages: [english, ...languages.map(({ locale, name, direction }) => ({ locale, name, direction }))],
  };
}

async function readLanguages(folder: Folder, problems: string[]): Promise<readonly LanguageFile[]> {
  const languages: LanguageFile[] = [];
  for (const path of await yamlFiles(folder, 'languages')) {
    const file = await readYaml(folder, path, languageFileModel, problems);
    if (file === null) continue;
    if (file.locale !== basename(path, '.yaml'))
      problems.push(`${path}: the file is named for its language, ${file.locale}.yaml`);
    const unknown = ['labels', 'sentences', 'planned', 'aliases'] as const;
    problems.push(
      ...unknown.flatMap((section) =>
        Object.keys(file[section])
          .filter((name) => !Object.hasOwn(files, name))
          .map((name) => `${path}: ${section}.${name} is no vocabulary`),
      ),
    );
    languages.push(file);
  }
  return languages;
}

function gapsIn(language: LanguageFile, name: keyof Vocabulary, terms: readonly Term[]): string[] {
  const wanted = {
    labels: NEVER_SAID.has(name) ? [] : terms,
    sentences: terms.filter(({ sentence }) => sentence !== null),
    planned: terms.filter(({ planned }) => planned !== null),
    aliases: [],
  };
  const known = new Set(terms.map(({ key }) => key));
  return (['labels', 'sentences', 'planned', 'aliases'] as const).flatMap((section) => {
    const given = language[section][name] ?? {};
    const where = `languages/${language.locale}.yaml: ${section}.${name}`;
    const lacks = wanted[section].map(({ key }) => key).filter((key) => !Object.hasOwn(given, key));
    return [
      ...(lacks.length > 0 ? [`${where} lacks ${lacks.join(', ')}`] : []),
      ...Object.keys(given)
        .filter((key) => !known.has(key))
        .map((key) => `${where}.${key} is no word of vocabulary/${files[name]}.yaml`),
    ];
  });
}

function inAllLanguages(
  { key, special, label, alias, sentence, planned }: Term,
  name: keyof Vocabulary,
  languages: readonly LanguageFile[],
): Word {
  const per = <T>(own: T | null, from: (language: LanguageFile) => T | undefined): Record<string, T> => {
    const found = languages.map((one) => [one.locale, from(one)] as const);
    const said = found.filter((pair): pair is readonly [string, T] => pair[1] !== undefined);
    return Object.fromEntries(own === null ? said : [['en', own] as const, ...said]);
  };
  return {
    key,
    special,
    label: per(label, ({ labels }) => labels[name]?.[key]),
    alias: per(alias, ({ aliases }) => aliases[name]?.[key] ?? []),
    sentence: per(sentence, ({ sentences }) => sentences[name]?.[key]),
    planned: per(planned, (language) => language.planned[name]?.[key]),
  };
}
