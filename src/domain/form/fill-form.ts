import type { Tri } from '../facts.ts';
import { and, or } from '../kleene.ts';
import { inTermsOf, isEmpty } from './choose.ts';
import {
  type Form,
  type FormCondition,
  type FormField,
  type FormStage,
  type FormValue,
  fieldsOf,
} from './form.ts';

/** Where a value came from; TO_FOLLOW: it is not known yet, and the filing says so. */
export type ValueSource = 'RECORD' | 'ANSWER' | 'TO_FOLLOW';

export interface FilledField {
  readonly field: FormField;
  /** Whether the form asks it; UNKNOWN: an answer that is missing decides that. */
  readonly asked: Tri;
  readonly value: FormValue | null;
  readonly source: ValueSource | null;
}

/** A named value of the record; null: not known. */
export type NamedValue = (name: string) => FormValue | null;
export type FormAnswers = ReadonlyMap<string, FormValue>;

export interface Filling {
  readonly form: Form;
  readonly known: NamedValue;
  readonly answers: FormAnswers;
  readonly stage: FormStage;
}

/** Every field with what the record or a person says. A person's answer goes before what the record would say. */
export function fillForm({ form, known, answers, stage }: Filling): readonly FilledField[] {
  const filled = new Map<string, FilledField>();
  for (const field of fieldsOf(form)) {
    const asked = field.when === null ? 'YES' : holds(field.when, { filled, known, stage });
    filled.set(field.id, { field, asked, ...valueOf(field, asked, { known, answers, stage }) });
  }
  return [...filled.values()];
}

type Said = Pick<FilledField, 'value' | 'source'>;
const nothing: Said = { value: null, source: null };

function valueOf(field: FormField, asked: Tri, { known, answers, stage }: Omit<Filling, 'form'>): Said {
  if (asked !== 'YES') return nothing;
  const answer = answers.get(field.id);
  if (answer !== undefined && !isEmpty(answer))
    return { value: answer, source: isToFollow(field, answer) ? 'TO_FOLLOW' : 'ANSWER' };
  for (const name of field.from) {
    const value = inTermsOf(field, known(name));
    if (value !== null) return { value, source: isToFollow(field, value) ? 'TO_FOLLOW' : 'RECORD' };
  }
  const later = field.options.find(({ toFollow }) => toFollow)?.key;
  if (field.weight[stage] === 'OPTIONAL') return nothing;
  // Without an option for it, words say that it follows: a number, a day or a yes has none.
  if (later === undefined)
    return { value: null, source: field.weight.INITIAL === 'MAY_FOLLOW' ? 'TO_FOLLOW' : null };
  return { value: field.type === 'choices' ? [later] : later, source: 'TO_FOLLOW' };
}

function isToFollow({ options }: FormField, value: FormValue): boolean {
  const later = options.filter(({ toFollow }) => toFollow).map(({ key }) => key);
  return [value].flat().some((key) => later.includes(String(key)));
}

interface SoFar {
  readonly filled: ReadonlyMap<string, FilledField>;
  readonly known: NamedValue;
  readonly stage: FormStage;
}

function holds(when: FormCondition, soFar: SoFar): Tri {
  const { filled, known, stage } = soFar;
  if ('all' in when) return and(when.all.map((one) => holds(one, soFar)));
  if ('any' in when) return or(when.any.map((one) => holds(one, soFar)));
  if ('value' in when) return among(known(when.value), when.in);
  const of = filled.get(when.field);
  if (of === undefined || of.asked === 'NO') return 'NO';
  // What nobody need answer and nobody did asks for nothing more.
  if (of.value === null && of.field.weight[stage] === 'OPTIONAL') return 'NO';
  if (of.source === 'TO_FOLLOW' || of.asked === 'UNKNOWN') return 'UNKNOWN';
  const { ruledOutBy } = when;
  const open = ruledOutBy !== undefined && of.source === 'RECORD' && known(ruledOutBy) === null;
  return open ? or([among(of.value, when.in), 'UNKNOWN']) : among(of.value, when.in);
}

function among(value: FormValue | null, wanted: readonly string[]): Tri {
  if (value === null) return 'UNKNOWN';
  return [value].flat().some((one) => wanted.includes(String(one))) ? 'YES' : 'NO';
}
