import { DateTime } from 'luxon';
import { type Form, type FormField, type FormValue, fieldsOf } from './form.ts';

/** A field as it was said. */
interface Said {
  readonly id: string;
  readonly value: FormValue | null;
  readonly words: string;
}

export type TemplateValue = string | number | boolean | readonly string[];

/**
 * A filling by the rows and letters of the authority's published template: { field_55: 'a', field_68: 431 }. One choice is its
 * letter, several are a list of letters, times are in UTC. What has no row is left out.
 */
export function templateRows(form: Form, said: readonly Said[]): Readonly<Record<string, TemplateValue>> {
  const byId = new Map(said.map((one) => [one.id, one]));
  const rows = fieldsOf(form).flatMap((field): [string, TemplateValue][] => {
    const one = byId.get(field.id);
    const value = one && field.row !== null ? rowOf(field, one) : null;
    return value === null || value === undefined ? [] : [[`field_${field.row}`, value]];
  });
  return Object.fromEntries(rows);
}

function rowOf(field: FormField, { value, words }: Said): TemplateValue | null {
  const { type } = field;
  if (value === null && field.laterAs !== null) return lettered(field, field.laterAs);
  if (value === null) return type === 'text' || type === 'list' ? words : null;
  if (type === 'choice' || type === 'choices') {
    const letters = [value].flat().map((key) => lettered(field, String(key)));
    return letters.length === 1 ? (letters[0] ?? null) : letters;
  }
  if (type === 'yes-no-unknown') return value === 'unknown' ? null : value === 'yes';
  if (type === 'instant') return DateTime.fromISO(String(value)).toUTC().toISO();
  if (type === 'list') return [value].flat().join('; ');
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}

/** An option without a letter goes by its words. */
function lettered({ options }: FormField, key: string): string {
  const option = options.find((one) => one.key === key);
  return option?.letter ?? option?.label ?? key;
}
