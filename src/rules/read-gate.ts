import type { GateLanguage, GateWords } from '../domain/gate/gate-words.ts';
import { waysIn } from '../domain/gate/ways.ts';
import { gateGeneralModel, gateLanguageModel } from './gate-model.ts';
import { type Folder, readYaml, yamlFiles } from './read-yaml.ts';

const GENERAL = 'gate/general.yaml';

interface Known {
  readonly elements: ReadonlySet<string>;
  readonly agencies: readonly { readonly text: string }[];
}

/** The words the gate looks for: those of every language, and of each. Numbers of agencies that notices name are known, too. */
export async function readGate(
  folder: Folder,
  { elements, agencies }: Known,
  problems: string[],
): Promise<GateWords> {
  const read = (await readYaml(folder, GENERAL, gateGeneralModel, problems)) ?? gateGeneralModel.parse({});
  const theirs = agencies.flatMap(({ text }) => waysIn(text).map(({ value }) => value));
  const general = { ...read, publicNumbers: [...read.publicNumbers, ...theirs] };
  const unknown = Object.values(general.headings)
    .flat()
    .filter((element) => !elements.has(element));
  problems.push(
    ...unknown.map((one) => `${GENERAL}: "${one}" is no content element of vocabulary/content-elements.yaml`),
  );
  const languages: GateLanguage[] = [];
  for (const path of await yamlFiles(folder, 'gate')) {
    if (path === GENERAL) continue;
    const language = await readYaml(folder, path, gateLanguageModel, problems);
    if (language === null) continue;
    if (path !== `gate/${language.locale}.yaml`)
      problems.push(`${path}: it is named for its locale, ${language.locale}`);
    languages.push(language);
  }
  if (!languages.some(({ locale }) => locale === 'en'))
    problems.push('gate/en.yaml: the file cannot be read');
  return { general, languages };
}
