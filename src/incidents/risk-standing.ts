import type { DataSetFacts } from '../domain/facts.ts';
import { changesSince, type RiskVerdict, riskFactValue } from '../domain/risk.ts';
import type { AssessedFacts } from './risk.batch.ts';

/** What an assessment used and has changed since, its own verdict as the incident's fact included. */
export function staleBecause(verdict: RiskVerdict, { then, now, fact }: AssessedFacts): string[] {
  const overtaken =
    fact === riskFactValue[verdict] ? [] : [`The fact risk_to_people is now ${fact ?? 'not known'}`];
  return [...changesSince(then, now), ...overtaken];
}

/** Categories of personal data that no entry of the assessment names. */
export function unscored(
  data: readonly { readonly categories: readonly string[] }[],
  sets: readonly DataSetFacts[],
): string[] {
  const named = new Set(data.flatMap(({ categories }) => categories));
  const held = sets
    .filter(({ personalData }) => personalData !== 'NO')
    .flatMap(({ categories }) => categories);
  return [...new Set(held)].filter((category) => category !== 'unknown' && !named.has(category));
}
