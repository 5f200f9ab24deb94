import type { FormValue } from '../domain/form/form.ts';
import { Refusal } from '../domain/refusal.ts';
import type { FormAnswerInput, PrepareFilingInput } from './prepare.input.ts';
import type { NewPreparedFiling } from './prepare-filing.ts';

/** What a client left out is what is usual. */
export function newPreparedOf({ kind, answers, ...rest }: PrepareFilingInput): NewPreparedFiling {
  return { ...rest, kind: kind ?? 'INITIAL', answers: (answers ?? []).map(answerOf) };
}

function answerOf({ field, text, texts, number }: FormAnswerInput): readonly [string, FormValue] {
  const given = [text, texts, number].filter((value) => value !== null && value !== undefined);
  const [value] = given;
  if (given.length !== 1 || value === undefined || value === null)
    throw new Refusal('INVALID_INPUT', `Give the field "${field}" one value: text, texts or number.`);
  return [field, value];
}
