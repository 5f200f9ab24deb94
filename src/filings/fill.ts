import { canonicalJson } from '../domain/canonical-json.ts';
import type { FilingScene } from '../domain/filing/scene.ts';
import { valuesOf } from '../domain/filing/values.ts';
import { inTermsOf } from '../domain/form/choose.ts';
import { type FilledField, type FormAnswers, fillForm, type NamedValue } from '../domain/form/fill-form.ts';
import { type Form, type FormField, type FormStage, type FormValue, fieldsOf } from '../domain/form/form.ts';
import { isComplete } from '../domain/form/missing.ts';
import type { ContentField, FilingContent } from './filing-content.ts';

export interface FilingFill {
  readonly filled: readonly FilledField[];
  readonly step: FilingContent['step'];
  readonly stage: FormStage;
  /** What the record says of each field, whoever's word goes before it. */
  readonly record: ReadonlyMap<string, FormValue>;
}

interface FillOrder {
  readonly form: Form;
  readonly scene: FilingScene;
  readonly answers: FormAnswers;
  /** What was filed before: a person's words of then hold as long as the record says what it said then. */
  readonly before: ReadonlyMap<string, ContentField>;
  /** A person says that more follows, whatever is known. */
  readonly moreFollows: boolean;
}

/** Fills in a form for a scene; it is complete when nothing is left that a complete one owes. */
export function fillFor({ form, scene, answers, before, moreFollows }: FillOrder): FilingFill {
  const withdrawn = scene.kind === 'WITHDRAWAL';
  const stage: FormStage = withdrawn ? 'WITHDRAWAL' : scene.kind === 'INITIAL' ? 'INITIAL' : 'FOLLOW_UP';
  const record = recordOf(form, valuesOf(scene, null));
  const all = new Map([...carried(before, record), ...answers]);
  const fill = (step: FilingContent['step']) =>
    fillForm({ form, known: valuesOf(scene, step), answers: all, stage });
  if (withdrawn) return { filled: fill('withdrawn'), step: 'withdrawn', stage, record };
  const filled = fill('complete');
  if (isComplete(filled) && !moreFollows) return { filled, step: 'complete', stage, record };
  return { filled: fill('incomplete'), step: 'incomplete', stage, record };
}

function recordOf(form: Form, known: NamedValue): ReadonlyMap<string, FormValue> {
  return new Map(
    fieldsOf(form).flatMap((field): [string, FormValue][] => {
      const value = field.from.map((name) => inTermsOf(field, known(name))).find((one) => one !== null);
      return value === undefined || value === null ? [] : [[field.id, value]];
    }),
  );
}

function carried(
  before: ReadonlyMap<string, ContentField>,
  record: ReadonlyMap<string, FormValue>,
): [string, FormValue][] {
  return [...before.values()].flatMap(({ id, source, value, record: then }): [string, FormValue][] =>
    source === 'ANSWER' && value !== null && sameValue(then, record.get(id) ?? null) ? [[id, value]] : [],
  );
}

export function sameValue(one: FormValue | null, other: FormValue | null): boolean {
  return canonicalJson(one) === canonicalJson(other);
}

/** Whether a field says where the filing itself stands: said anew each time, and never a change. */
export function isOfFiling({ from }: FormField): boolean {
  return from.some((name) => name.startsWith('filing.') && !['filing.late_reason'].includes(name));
}
