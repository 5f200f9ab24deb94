import type { AssessedSeverity } from '../domain/risk-guidance.ts';
import type { HarmWeight } from '../domain/risk-weights.ts';
import { groupTables } from '../domain/severity-tables.ts';
import type { KeptInputs } from './risk-inputs.ts';

/** What a severity assessment says of the factors the guidance weighs. A step that several values fit is left out. */
export function assessedSeverity({ data, ...inputs }: KeptInputs): AssessedSeverity {
  const scored = data.flatMap(({ group, adjustment, to, categories }): [string, HarmWeight][] => {
    if (group === null || adjustment === 'UNKNOWN') return [];
    const { base, adjustments } = groupTables[group];
    const results = adjustment ? (adjustments[adjustment]?.results ?? []) : [base];
    const value = to ?? (results.length === 1 ? results[0] : undefined);
    return value === undefined ? [] : categories.map((category) => [category, value as HarmWeight]);
  });
  const { confidentiality, integrity, availability, malice } = inputs;
  return { confidentiality, integrity, availability, malice, scored: new Map(scored) };
}
