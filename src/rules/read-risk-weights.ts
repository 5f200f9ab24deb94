import type { HarmWeight, RiskWeights } from '../domain/risk-weights.ts';
import { type Folder, readYaml } from './read-yaml.ts';
import { riskFileModel } from './vocabulary-model.ts';

/** Reads notifications/risk.yaml. */
export async function readRiskWeights(folder: Folder, problems: string[]): Promise<RiskWeights> {
  const file = await readYaml(folder, 'risk.yaml', riskFileModel, problems);
  const harm = Object.entries(file?.harm ?? {}).flatMap(([weight, categories]) =>
    categories.map((category): [string, HarmWeight] => [category, Number(weight) as HarmWeight]),
  );
  return {
    harm: new Map(harm),
    secrets: new Set(file?.secrets),
    identifies: new Set(file?.identifies),
    profile: new Set(file?.profile),
    vital: new Set(file?.vital),
    attacks: new Set(file?.attacks),
  };
}

/** Every category of data it names, to be checked against the vocabulary. */
export function weighedCategories({
  harm,
  secrets,
  identifies,
  profile,
  vital,
}: RiskWeights): readonly string[] {
  return [...harm.keys(), ...secrets, ...identifies, ...profile, ...vital];
}
