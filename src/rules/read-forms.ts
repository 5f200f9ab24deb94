import { isFilingValue } from '../domain/filing/values.ts';
import { type Form, type FormCondition, type FormField, fieldsOf } from '../domain/form/form.ts';
import { type FormFile, formFileModel } from './form-model.ts';
import { type Folder, readYaml, yamlFiles } from './read-yaml.ts';

/** What forms may refer to. */
export interface KnownToForms {
  readonly facts: ReadonlySet<string>;
  readonly elements: ReadonlySet<string>;
  readonly rules: readonly string[];
}

/** Reads notifications/forms/; every fault goes to `problems` with its file and field. */
export async function readForms(
  folder: Folder,
  known: KnownToForms,
  problems: string[],
): Promise<readonly Form[]> {
  const forms: Form[] = [];
  for (const path of await yamlFiles(folder, 'forms')) {
    const file = await readYaml(folder, path, formFileModel, problems);
    if (file === null) continue;
    const faults: string[] = [];
    const form = formOf(file, faults);
    faults.push(...formFaults(form, known));
    problems.push(...faults.map((fault) => `${path}: ${fault}`));
    forms.push(form);
  }
  problems.push(...repeated(forms.map(({ id }) => id)).map((id) => `forms/: two forms are named "${id}"`));
  return forms;
}

function formOf({ form: id, sections, ...rest }: FormFile, faults: string[]): Form {
  const filled = sections.map(({ weight, citation, fields, ...section }) => ({
    ...section,
    fields: fields.map((field): FormField => {
      const own = { weight: field.weight ?? weight, citation: field.citation ?? citation };
      if (!own.weight) faults.push(`field ${field.id}: neither it nor its section has a weight`);
      if (!own.citation) faults.push(`field ${field.id}: neither it nor its section has a citation`);
      return { ...field, weight: own.weight ?? nothingOwed, citation: own.citation ?? '' };
    }),
  }));
  return { id, ...rest, sections: filled };
}

const nothingOwed: FormField['weight'] = {
  ...{ INITIAL: 'OPTIONAL', COMPLETE: 'OPTIONAL' },
  ...{ FOLLOW_UP: 'OPTIONAL', WITHDRAWAL: 'OPTIONAL' },
};

function formFaults(form: Form, known: KnownToForms): readonly string[] {
  const fields = fieldsOf(form);
  const rows = fields.flatMap(({ row }) => (row === null ? [] : [String(row)]));
  return [
    ...repeated(fields.map(({ id }) => id)).map((id) => `two fields are named ${id}`),
    ...repeated(rows).map((row) => `two fields have the row ${row}`),
    ...form.rules
      .filter((pattern) => !known.rules.some((rule) => fits(pattern, rule)))
      .map((pattern) => `no rule is named "${pattern}"`),
    ...fields.flatMap((field, i) =>
      fieldFaults(field, fields.slice(0, i), known).map((fault) => `field ${field.id}: ${fault}`),
    ),
  ];
}

function fieldFaults(
  { type, options, from, element, when, laterAs }: FormField,
  before: readonly FormField[],
  known: KnownToForms,
): readonly string[] {
  const letters = options.flatMap(({ letter }) => letter ?? []);
  return [
    ...(type.startsWith('choice') === options.length > 0
      ? []
      : ['a choice lists its options, and only a choice does']),
    ...repeated(options.map(({ key }) => key)).map((key) => `two options are named ${key}`),
    ...repeated(letters).map((letter) => `two options have the letter ${letter}`),
    ...from.filter((name) => !isFilingValue(name, known)).map((name) => `no value is named "${name}"`),
    ...(element === null || known.elements.has(element) ? [] : [`no content element is named "${element}"`]),
    ...(laterAs === null || options.some(({ key }) => key === laterAs)
      ? []
      : [`while it is open it goes as "${laterAs}", which is none of its options`]),
    ...(when === null ? [] : conditionFaults(when, before, known)),
  ];
}

function conditionFaults(
  when: FormCondition,
  before: readonly FormField[],
  known: KnownToForms,
): readonly string[] {
  if ('all' in when) return when.all.flatMap((one) => conditionFaults(one, before, known));
  if ('any' in when) return when.any.flatMap((one) => conditionFaults(one, before, known));
  if ('value' in when) return isFilingValue(when.value, known) ? [] : [`no value is named "${when.value}"`];
  const of = before.find(({ id }) => id === when.field);
  if (of === undefined) return [`it hangs on "${when.field}", which is no field before it`];
  const possible = of.type === 'yes-no-unknown' ? ['yes', 'no', 'unknown'] : of.options.map(({ key }) => key);
  const { ruledOutBy } = when;
  return [
    ...when.in
      .filter((key) => !possible.includes(key))
      .map((key) => `it hangs on "${when.field}" being "${key}", which it never is`),
    ...(ruledOutBy === undefined || isFilingValue(ruledOutBy, known)
      ? []
      : [`no value is named "${ruledOutBy}"`]),
  ];
}

/** Whether a rule is meant: its id, or a pattern in which * stands for anything. */
export function fits(pattern: string, rule: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(rule);
}

function repeated(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
}
