import { DateTime } from 'luxon';
import { nearestName } from '../nearest-name.ts';
import type { FilledField, FormAnswers } from './fill-form.ts';
import { type Form, type FormField, type FormValue, fieldsOf } from './form.ts';

/** An answer the form cannot take, in words for whoever gave it. */
export interface FormAnswerProblem {
  readonly field: string;
  readonly message: string;
}

/** What is wrong with answers to a form; empty: nothing. */
export function checkFormAnswers(
  form: Form,
  answers: Iterable<readonly [string, FormValue]>,
): readonly FormAnswerProblem[] {
  const fields = new Map(fieldsOf(form).map((field) => [field.id, field]));
  const given = [...answers];
  return given.flatMap(([id, value], i) => {
    const field = fields.get(id);
    if (field === undefined) return [{ field: id, message: noField(id, form, [...fields.keys()]) }];
    if (given.findIndex(([one]) => one === id) < i)
      return [{ field: id, message: `"${id}" is answered twice: answer it once.` }];
    const message = ofItself(field) ?? wrong(field, value);
    return message === null ? [] : [{ field: id, message }];
  });
}

/** Which stage it is, and how far: no answer makes an open filing a complete one. */
function ofItself({ id, from }: FormField): string | null {
  return from.some((name) => name === 'filing.kind' || name === 'filing.step')
    ? `"${id}" says where the filing stands and takes no answer: give kind, or moreFollows.`
    : null;
}

/** Answers that would be lost: their field hangs on another, which says otherwise or nothing. */
export function unaskedAnswers(
  filled: readonly FilledField[],
  answers: FormAnswers,
): readonly FormAnswerProblem[] {
  return filled.flatMap(({ field: { id, when }, asked }) =>
    asked !== 'YES' && answers.has(id) && when !== null && 'field' in when
      ? [
          {
            field: id,
            message: `"${id}" is asked only where "${when.field}" is ${when.in.join(' or ')}: answer or record that, too, or leave it out.`,
          },
        ]
      : [],
  );
}

function noField(id: string, { id: form }: Form, known: readonly string[]): string {
  const near = nearestName(id, known);
  return `The form ${form} has no field "${id}".${near === null ? '' : ` Did you mean "${near}"?`}`;
}

function wrong({ id, type, options }: FormField, value: FormValue): string | null {
  const keys = options.map(({ key }) => key);
  const texts = [value].flat();
  switch (type) {
    case 'choice':
      return typeof value === 'string' && keys.includes(value)
        ? null
        : `"${id}" is one of: ${keys.join(', ')}.`;
    case 'choices':
      return texts.every((one) => keys.includes(String(one)))
        ? null
        : `"${id}" is a list out of: ${keys.join(', ')}.`;
    case 'yes-no-unknown':
      return ['yes', 'no', 'unknown'].includes(String(value)) ? null : `"${id}" is yes, no or unknown.`;
    case 'number':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0
        ? null
        : `"${id}" is a whole number, 0 or more.`;
    case 'instant':
      return isTime(value, /T.*(Z|[+-]\d{2}:?\d{2})$/)
        ? null
        : `"${id}" is an ISO 8601 date-time with its offset, such as "2026-10-24T03:10:00+02:00".`;
    case 'date':
      return isTime(value, /^\d{4}-\d{2}-\d{2}$/) ? null : `"${id}" is a day, such as "2026-10-24".`;
    case 'text':
      return typeof value === 'string' ? null : `"${id}" is answered with text.`;
    case 'list':
      return texts.every((one) => typeof one === 'string') ? null : `"${id}" is a list of texts.`;
  }
}

function isTime(value: FormValue, form: RegExp): boolean {
  return typeof value === 'string' && form.test(value) && DateTime.fromISO(value).isValid;
}
