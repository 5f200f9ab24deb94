import { registerEnumType } from 'type-graphql';
import { riskVerdicts } from '../domain/risk.ts';
import {
  adjustmentKeys,
  bandTable,
  circumstanceTables,
  flagTable,
  groupTables,
  identifierKinds,
  identifierTables,
  levelKeys,
  levels,
  severityBands,
  severityFlags,
  severityGroups,
} from '../domain/severity-tables.ts';

/** Registers a closed list of keys as an enum whose descriptions are the tables' own words. */
function enumOf<K extends string>(
  name: string,
  description: string,
  keys: readonly K[],
  words: (key: K) => string,
): { [P in K]: P } {
  const values = Object.fromEntries(keys.map((key) => [key, key])) as { [P in K]: P };
  const valuesConfig = Object.fromEntries(keys.map((key) => [key, { description: `${words(key)}.` }])) as {
    [P in K]: { description: string };
  };
  registerEnumType(values, { name, description, valuesConfig });
  return values;
}

const keysOf = <T extends object>(table: T) => Object.keys(table) as (keyof T & string)[];
const allSteps = Object.assign({}, ...severityGroups.map((key) => groupTables[key].adjustments)) as Record<
  string,
  { readonly label: string }
>;

export const SeverityGroupEnum = enumOf(
  'SeverityGroup',
  'A group of data in the ENISA method, each with its base.',
  severityGroups,
  (key) => groupTables[key].label,
);
export const SeverityAdjustmentEnum = enumOf(
  'SeverityAdjustment',
  'A step from the base of a group. Which are possible, and to which value, severityTables says.',
  [...adjustmentKeys, 'UNKNOWN'] as const,
  (key) => allSteps[key]?.label ?? 'Nobody knows yet whether a step applies: the value may be any',
);
export const IdentifierKindEnum = enumOf(
  'IdentifierKind',
  'What identifies people in the data.',
  identifierKinds,
  (key) => identifierTables[key].label,
);
export const IdentificationLevelEnum = enumOf(
  'IdentificationLevel',
  'How easily people are identified.',
  levelKeys,
  (key) => `Counts ${levels[key]}`,
);
const { confidentiality, integrity, availability, malice } = circumstanceTables;
export const ConfidentialityLossEnum = enumOf(
  'ConfidentialityLoss',
  'What became of confidentiality, as the ENISA method asks.',
  keysOf(confidentiality),
  (key) => confidentiality[key].label,
);
export const IntegrityLossEnum = enumOf(
  'IntegrityLoss',
  'What became of integrity, as the ENISA method asks.',
  keysOf(integrity),
  (key) => integrity[key].label,
);
export const AvailabilityLossEnum = enumOf(
  'AvailabilityLoss',
  'What became of availability, as the ENISA method asks.',
  keysOf(availability),
  (key) => availability[key].label,
);
export const MaliceEnum = enumOf(
  'Malice',
  'Whether the breach was meant to harm.',
  keysOf(malice),
  (key) => malice[key].label,
);
export const SeverityBandEnum = enumOf(
  'SeverityBand',
  'A band of the score: what it means for one person.',
  severityBands,
  (key) => bandTable[key].label,
);
export const SeverityFlagEnum = enumOf(
  'SeverityFlag',
  'What stands beside the score and is no part of it.',
  severityFlags,
  (key) => flagTable[key].label,
);
const verdictWords = {
  UNLIKELY: 'A risk to people is unlikely',
  RISK: 'A risk to people is likely, but not a high one',
  HIGH_RISK: 'A high risk to people is likely',
} as const;
export const RiskVerdictEnum = enumOf(
  'RiskVerdict',
  'What a named person finds on the risk to people (GDPR Arts. 33(1), 34(1)).',
  riskVerdicts,
  (key) => verdictWords[key],
);
