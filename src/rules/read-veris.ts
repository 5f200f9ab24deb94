import type { FactValue } from '../domain/facts.ts';
import { small, type VerisTables } from '../domain/veris/veris-tables.ts';
import type { FactDefinition, Vocabulary } from './catalog.ts';
import { type Folder, readYaml } from './read-yaml.ts';
import { type VerisFile, verisFileModel } from './veris-model.ts';

const FILE = 'veris.yaml';
const nothing: VerisFile = {
  ...{
    silent: [],
    renamed: [],
    actions: [],
    actors: [],
    malicious_motives: [],
    written: [],
    data: [],
    people: [],
  },
  ...{ states: [], assets: [], electronic_vectors: [], disclosure: {}, integrity: [], availability: [] },
  ...{ taken: { results: [], varieties: [] }, abuse: [], incidents: [], required: [], members: [] },
  ...{ texts: [], unmapped: [], codes: [], identifies: [] },
};

/** Reads notifications/veris.yaml and checks every key in it against vocabulary and fact catalogue. */
export async function readVeris(
  folder: Folder,
  known: { readonly vocabulary: Vocabulary; readonly facts: ReadonlyMap<string, FactDefinition> },
  problems: string[],
): Promise<VerisTables> {
  const file = (await readYaml(folder, FILE, verisFileModel, problems)) ?? nothing;
  problems.push(...unknownKeys(file, known));
  return tablesOf(file);
}

function tablesOf(file: VerisFile): VerisTables {
  const set = (words: readonly string[]) => new Set(words.map(small));
  const by = <T>(all: readonly T[], word: (one: T) => string) =>
    new Map(all.map((one) => [small(word(one)), one]));
  const harms = (all: VerisFile['integrity']) =>
    by(
      all.flatMap(({ of, means, why }) => of.map((word) => ({ word, means, why }))),
      ({ word }) => word,
    );
  return {
    silent: set(file.silent),
    renamed: new Map(file.renamed.map(({ from, to }) => [small(from), to])),
    actions: by(file.actions.map(actionOf), ({ action }) => action),
    actors: by(file.actors, ({ actor }) => actor),
    maliciousMotives: set(file.malicious_motives),
    written: new Map(file.written.map(({ cause, ...as }) => [cause, as])),
    data: by(file.data, ({ variety }) => variety),
    people: by(file.people, ({ victim }) => victim),
    states: by(file.states, ({ state }) => state),
    assets: file.assets
      .map(({ begins, medium }) => ({ begins: begins.toLowerCase(), medium }))
      .sort((a, b) => b.begins.length - a.begins.length),
    electronicVectors: set(file.electronic_vectors),
    disclosure: new Map(Object.entries(file.disclosure).map(([word, means]) => [small(word), means])),
    integrity: harms(file.integrity),
    availability: harms(file.availability),
    takenResults: set(file.taken.results),
    takenVarieties: set(file.taken.varieties),
    abuse: new Map(file.abuse.map(({ says, answers }) => [small(says), answers])),
    incidents: by(file.incidents, ({ says }) => says),
    required: file.required,
    members: new Set(file.members),
    texts: file.texts,
    unmapped: file.unmapped,
    codes: new Set(file.codes),
    identifies: new Set(file.identifies),
  };
}

function actionOf({ varieties, otherwise, ...given }: VerisFile['actions'][number]) {
  const { action, intent, access, recipients, byOutsider } = given;
  const whole = { access, recipients, byOutsider };
  const meanings = varieties.flatMap(({ of, causes, why, ...own }) =>
    of.map((word) => ({
      ...{ word, causes, why, byOutsider },
      access: own.access ?? access,
      recipients: own.recipients === undefined ? recipients : own.recipients,
    })),
  );
  return {
    ...{ action, intent },
    otherwise: { ...whole, causes: otherwise, why: given.why },
    varieties: new Map(meanings.map((one) => [small(one.word), one])),
  };
}

/** Keys that the vocabulary or the fact catalogue does not have: the map would lead nowhere. */
function unknownKeys(
  file: VerisFile,
  { vocabulary, facts }: { vocabulary: Vocabulary; facts: ReadonlyMap<string, FactDefinition> },
): string[] {
  const keys = (words: readonly { readonly key: string }[]) => new Set(words.map(({ key }) => key));
  const missing = (what: string, used: readonly string[], known: ReadonlySet<string>) =>
    [...new Set(used)]
      .filter((one) => !known.has(one))
      .map((one) => `${FILE}: ${what} "${one}" is not known`);
  const answers = (key: string) => keys(facts.get(key)?.values ?? []);
  const abuse = file.abuse.flatMap(({ answers: given }) => Object.entries(given));
  return [
    ...missing('cause', causesIn(file), keys(vocabulary.causes)),
    ...missing('cause', causesIn(file), answers('cause')),
    ...missing(
      'data category',
      file.data.flatMap(({ categories, also }) => [...categories, ...also]),
      keys(vocabulary.dataCategories),
    ),
    ...missing(
      'kind of people',
      file.people.flatMap(({ kind, also }) => [...(kind ? [kind] : []), ...also]),
      keys(vocabulary.personKinds),
    ),
    ...missing('recipient', recipientsIn(file), answers('recipients_of_data')),
    ...missing(
      'fact',
      abuse.map(([key]) => key),
      new Set(facts.keys()),
    ),
    ...abuse.flatMap(([key, value]) => missing(`answer to ${key}:`, textsOf(value), answers(key))),
  ];
}

function textsOf(value: FactValue): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value : [];
}

function causesIn({ actions, actors, written }: VerisFile): string[] {
  return [
    ...written.map(({ cause }) => cause),
    ...actions.flatMap(({ otherwise, byOutsider, varieties }) => [
      ...otherwise,
      ...(byOutsider ?? []),
      ...varieties.flatMap(({ causes }) => causes),
    ]),
    ...actors.flatMap(({ causes, always }) => [...causes, ...always]),
  ];
}

function recipientsIn({ actions }: VerisFile): string[] {
  return actions.flatMap(({ recipients, varieties }) => [
    ...(recipients ? [recipients] : []),
    ...varieties.flatMap((one) => one.recipients ?? []),
  ]);
}
