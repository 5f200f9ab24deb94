import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type {
  Authority,
  Catalog,
  FactDefinition,
  NoticeWords,
  SeverityCategories,
  Vocabulary,
} from './catalog.ts';
import { checkFollows } from './check-follows.ts';
import { checkRules } from './check-rules.ts';
import { keyed } from './keyed.ts';
import { namedRecipients } from './named-recipients.ts';
import { orderFamilies } from './order-families.ts';
import { readForms } from './read-forms.ts';
import { readGate } from './read-gate.ts';
import { readCalendars, readProfiles, readRegimes } from './read-laws.ts';
import { readFamilies, readLexicons, strangersIn } from './read-lexicons.ts';
import { readRiskWeights, weighedCategories } from './read-risk-weights.ts';
import { readVeris } from './read-veris.ts';
import { readVocabulary } from './read-vocabulary.ts';
import { CatalogError, compiledFrom, type Folder, readYaml, yamlFiles } from './read-yaml.ts';
import { withSharedPieces } from './shared-pieces.ts';
import {
  agenciesFileModel,
  authoritiesFileModel,
  factsFileModel,
  severityFileModel,
} from './vocabulary-model.ts';

/**
 * Reads and checks the folder notifications/; throws one CatalogError that names every file and path at fault.
 * `compiled`: the file the build made of it, where there is one; whatever has changed since is read anew.
 */
export async function loadCatalog(path: string, compiled?: string): Promise<Catalog> {
  return catalogOf({ path, compiled: await compiledFrom(compiled) });
}

/**
 * Reads everything once and keeps what the files came to, so that a start need not parse and check texts that have not
 * changed: reading YAML takes most of the time of a start otherwise.
 */
export async function compileCatalog(path: string, file: string): Promise<void> {
  const made = {};
  await catalogOf({ path, compiled: {}, made });
  await writeFile(file, JSON.stringify(made));
}

async function catalogOf(folder: Folder): Promise<Catalog> {
  const problems: string[] = [];
  const { vocabulary: words, languages } = await readVocabulary(folder, problems);
  const lexicons = await readLexicons(folder, problems);
  const categoryFamilies = await readFamilies(folder, problems);
  const vocabulary: NoticeWords = { ...words, lexicons, categoryFamilies };
  const elements = new Set(vocabulary.contentElements.map((word) => word.key));
  const facts = await readFacts(folder, vocabulary, problems);
  const authorities = await readAuthorities(folder, problems);
  const agencies = await readYaml(folder, 'vocabulary/agencies.yaml', agenciesFileModel, problems);
  const gate = await readGate(folder, { elements, agencies: agencies?.agencies ?? [] }, problems);
  const severity = await readSeverity(folder, problems);
  const riskWeights = await readRiskWeights(folder, problems);
  const veris = await readVeris(folder, { vocabulary, facts }, problems);
  const calendars = await readCalendars(folder, problems);
  const regimes = await readRegimes(folder, problems);
  const statutes = regimes.flatMap(({ file, rules }) =>
    rules.map((rule) => ({ file: `regimes/${file}.yaml`, rule })),
  );
  const { profiles, promises } = await readProfiles(folder, statutes, problems);
  // What is not well formed would only echo through the cross-checks.
  if (problems.length > 0) throw new CatalogError(problems);
  const known = {
    facts,
    categories: new Set(vocabulary.dataCategories.map((word) => word.key)),
    elements,
    calendars,
  };
  problems.push(...checkRules([...statutes, ...promises], known));
  const named = { ...known, facts: new Set(facts.keys()), rules: statutes.map(({ rule }) => rule.id) };
  const forms = await readForms(folder, named, problems);
  for (const profile of profiles.values()) {
    const used = [
      ...profile.dataMap.map(({ category }) => category),
      ...profile.processors.flatMap(({ categories }) => categories),
    ];
    problems.push(...unknownCategories(`promises/${profile.key}.yaml`, used, known.categories));
  }
  const scored = [...Object.values(severity.groups).flat(), ...severity.inherits];
  problems.push(...unknownCategories('severity.yaml', scored, known.categories));
  for (const { file, rule } of statutes) {
    problems.push(
      ...namedRecipients(rule)
        .filter((key) => !authorities.has(key))
        .map((key) => `${file}: rule ${rule.id}: recipient "${key}" is not in vocabulary/authorities.yaml`),
    );
  }
  problems.push(...strangersIn(vocabulary, languages));
  problems.push(...unknownCategories('risk.yaml', weighedCategories(riskWeights), known.categories));
  const families = orderFamilies(withSharedPieces(statutes.map(({ rule }) => rule)), problems);
  if (problems.length > 0) throw new CatalogError(problems);
  const questions = new Map([...facts.values()].map((fact) => [fact.key, fact.question]));
  const follows = new Map([...facts.values()].map((fact) => [fact.key, fact.follows]));
  const recipientNames = new Map([...authorities.values()].map((one) => [one.key, one.name]));
  return {
    families,
    regimes,
    facts,
    vocabulary,
    languages,
    gate,
    authorities,
    agencies: agencies?.agencies ?? [],
    severity,
    riskWeights,
    veris,
    forms,
    profiles,
    context: { calendars, questions, follows, recipientNames },
  };
}

async function readFacts(
  folder: Folder,
  vocabulary: Vocabulary,
  problems: string[],
): Promise<ReadonlyMap<string, FactDefinition>> {
  const facts: FactDefinition[] = [];
  for (const path of await yamlFiles(folder, 'facts')) {
    const file = await readYaml(folder, path, factsFileModel, problems);
    for (const { valuesFrom, ...fact } of file?.facts ?? []) {
      const words = valuesFrom === undefined ? [] : vocabulary[valuesFrom];
      const values = [...fact.values, ...words.map(({ key, label }) => ({ key, label: label['en'] ?? key }))];
      facts.push({ ...fact, values, file: basename(path, '.yaml') });
    }
  }
  const known = keyed('facts/', facts, problems);
  problems.push(...checkFollows(known));
  return known;
}

async function readAuthorities(folder: Folder, problems: string[]): Promise<ReadonlyMap<string, Authority>> {
  const path = 'vocabulary/authorities.yaml';
  const file = await readYaml(folder, path, authoritiesFileModel, problems);
  return keyed(path, file?.authorities ?? [], problems);
}

async function readSeverity(folder: Folder, problems: string[]): Promise<SeverityCategories> {
  const file = await readYaml(folder, 'severity.yaml', severityFileModel, problems);
  return file ?? { groups: { SIMPLE: [], BEHAVIOURAL: [], FINANCIAL: [], SENSITIVE: [] }, inherits: [] };
}

function unknownCategories(where: string, used: readonly string[], known: ReadonlySet<string>): string[] {
  const unknown = used.filter((category) => !known.has(category));
  return unknown.map((one) => `${where}: data category "${one}" is not in vocabulary/data-categories.yaml`);
}
