import type { FilledField } from './fill-form.ts';
import { type FormCondition, type FormStage, type FormWeight, letterOf } from './form.ts';

/** A field the form asks for and nobody has answered. */
export interface MissingField {
  readonly field: string;
  readonly number: number | null;
  readonly label: string;
  readonly weight: FormWeight;
  readonly citation: string;
  readonly letter: string | null;
}

function isAnswered({ value, source }: FilledField): boolean {
  return value !== null && source !== 'TO_FOLLOW';
}

/**
 * What is asked and not answered, heaviest first. "To be determined" is no answer. What may turn out to be asked is named where
 * nothing else that is named decides it: so whatever is not complete says what it lacks.
 */
export function missingIn(filled: readonly FilledField[], stage: FormStage): readonly MissingField[] {
  const open = new Set(
    filled.filter((one) => one.asked !== 'NO' && !isAnswered(one)).map(({ field }) => field.id),
  );
  const missing = filled
    .filter((one) => open.has(one.field.id))
    .filter(
      ({ asked, field }) =>
        asked === 'YES' ||
        (field.weight[stage] !== 'OPTIONAL' && !fieldsIn(field.when).some((id) => open.has(id))),
    )
    .map(({ field }): MissingField => {
      const { id, row, label, weight, citation } = field;
      return { field: id, number: row, label, weight: weight[stage], citation, letter: letterOf(citation) };
    });
  return (['MUST_NOW', 'MAY_FOLLOW', 'OPTIONAL'] as const).flatMap((weight) =>
    missing.filter((one) => one.weight === weight),
  );
}

function fieldsIn(when: FormCondition | null): readonly string[] {
  if (when === null || 'value' in when) return [];
  if ('field' in when) return [when.field];
  return ('all' in when ? when.all : when.any).flatMap(fieldsIn);
}

/** Whether everything is said that a complete filing owes. */
export function isComplete(filled: readonly FilledField[]): boolean {
  return owedIn(filled, 'COMPLETE').every(isAnswered);
}

/**
 * What is answered of what is owed, in percent, rounded down. What may turn out to be owed counts as owed: so no fact
 * that goes missing raises it, and 100 means that nothing is left.
 */
export function completenessOf(filled: readonly FilledField[], stage: FormStage): number {
  const owed = owedIn(filled, stage === 'WITHDRAWAL' ? 'WITHDRAWAL' : 'COMPLETE');
  return owed.length === 0 ? 100 : Math.floor((owed.filter(isAnswered).length * 100) / owed.length);
}

function owedIn(filled: readonly FilledField[], stage: FormStage): readonly FilledField[] {
  return filled.filter(({ asked, field }) => asked !== 'NO' && field.weight[stage] === 'MUST_NOW');
}
