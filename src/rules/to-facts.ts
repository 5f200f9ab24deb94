import type { FactValue } from '../domain/facts.ts';
import { Refusal } from '../domain/refusal.ts';
import type { FactInput } from './fact.input.ts';

/** The one value of each answer; none at all means "not known" and takes an earlier answer back. */
export function toFacts(inputs: readonly FactInput[]): { key: string; value: FactValue | null }[] {
  return inputs.map(({ key, text, texts, yes, number }) => {
    const given = [text, texts, yes, number].filter((value) => value !== null && value !== undefined);
    if (given.length > 1)
      throw new Refusal('INVALID_INPUT', `Give "${key}" one value: text, texts, yes or number.`);
    return { key, value: given[0] ?? null };
  });
}
