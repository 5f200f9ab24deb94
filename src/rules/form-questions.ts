import { type Form, fieldsOf } from '../domain/form/form.ts';

/** What forms ask of the catalogue through the values they name. */
const behindValues = ['how_discovered', 'records_concerned', 'measures_before'];

/** Questions of the catalogue that forms of authorities ask. */
export function formQuestions(forms: readonly Form[]): readonly string[] {
  const named = forms
    .flatMap(fieldsOf)
    .flatMap(({ from }) => from)
    .flatMap((name) => (name.startsWith('fact.') ? [name.slice('fact.'.length)] : []));
  return [...new Set([...named, ...(forms.length > 0 ? behindValues : [])])].sort();
}
