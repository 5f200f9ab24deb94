import type { FactValue } from '../domain/facts.ts';
import { nearestName } from '../domain/nearest-name.ts';
import type { Catalog, FactDefinition } from './catalog.ts';

/** One answer that cannot be taken, in words for whoever gave it. */
export interface AnswerProblem {
  readonly key: string;
  readonly message: string;
}

/** What is wrong with answers a client gave: unknown keys, wrong types, values outside the list. Empty: nothing. */
export function checkAnswers(
  catalog: Catalog,
  answers: Readonly<Record<string, FactValue>>,
): readonly AnswerProblem[] {
  return Object.entries(answers).flatMap(([key, value]) => {
    const fact = catalog.facts.get(key);
    if (fact === undefined) return [{ key, message: noFact(key, catalog) }];
    const message = wrong(fact, value);
    return message === null ? [] : [{ key, message }];
  });
}

function noFact(key: string, { facts }: Catalog): string {
  const near = nearestName(key, [...facts.keys()]);
  return `There is no fact "${key}" in the catalogue.${near === null ? '' : ` Did you mean "${near}"?`}`;
}

const PLACE = /^([A-Z]{2}(-[A-Z0-9]{1,3})?|EEA)$/;

function wrong(fact: FactDefinition, value: FactValue): string | null {
  const allowed = fact.values.map((one) => one.key);
  switch (fact.type) {
    case 'boolean':
      return typeof value === 'boolean' ? null : `"${fact.key}" is answered with true or false.`;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
        ? null
        : `"${fact.key}" is answered with a number.`;
    case 'text':
      return typeof value === 'string' ? null : `"${fact.key}" is answered with text.`;
    case 'choice':
      return typeof value === 'string' && allowed.includes(value)
        ? null
        : `"${fact.key}" is one of: ${allowed.join(', ')}.`;
    case 'places':
      return Array.isArray(value) && value.every((one) => PLACE.test(one))
        ? null
        : `"${fact.key}" is a list of ISO 3166 codes such as "DE" or "US-CA", or of "EU" and "EEA".`;
    case 'choices':
      return Array.isArray(value) && value.every((one) => allowed.includes(one))
        ? null
        : `"${fact.key}" is a list out of: ${allowed.join(', ')}.`;
  }
}
