import type { FactValue } from '../domain/facts.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Catalog } from '../rules/catalog.ts';
import { checkAnswers } from '../rules/check-answers.ts';

/** Answers to the catalogue's questions about an organization; null takes one back. */
export type GivenAnswers = readonly { readonly key: string; readonly value: FactValue | null }[];

/** What an organization has answered, with these answers; refused if one of them cannot be taken, or is asked of incidents. */
export function withAnswers(
  catalog: Catalog,
  known: Readonly<Record<string, FactValue>>,
  given: GivenAnswers,
): Record<string, FactValue> {
  const merged = { ...known };
  for (const { key, value } of given) {
    if (value === null) delete merged[key];
    else merged[key] = value;
  }
  const problems = checkAnswers(catalog, merged).map(({ message }) => message);
  for (const key of Object.keys(merged))
    if (catalog.facts.get(key)?.scope === 'incident')
      problems.push(`"${key}" is asked of each incident: answer it with amendFacts.`);
  if (problems.length > 0) throw new Refusal('INVALID_INPUT', problems.join(' '), { field: 'facts' });
  return merged;
}
