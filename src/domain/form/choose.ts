import type { FormField, FormValue } from './form.ts';

/** What the record says in the form's own terms; null: nothing that the form could take. */
export function inTermsOf(field: FormField, known: FormValue | null): FormValue | null {
  if (known === null || isEmpty(known)) return null;
  switch (field.type) {
    case 'choice':
      return chosen(field, textsOf(known))[0] ?? null;
    case 'choices': {
      const keys = chosen(field, textsOf(known));
      return keys.length > 0 ? keys : null;
    }
    case 'list':
      return textsOf(known);
    case 'yes-no-unknown':
      return typeof known === 'boolean' ? (known ? 'yes' : 'no') : String(known).toLowerCase();
    case 'number':
      return typeof known === 'number' ? known : null;
    case 'date':
      return String(known).slice(0, 10);
    default:
      return Array.isArray(known) ? known.join('; ') : String(known);
  }
}

/** Options in the order of the form; what no option takes goes to the one for everything else. */
function chosen({ options }: FormField, known: readonly string[]): readonly string[] {
  const taken = new Set(options.flatMap(({ of }) => of));
  const rest = known.some((key) => !taken.has(key));
  return options
    .filter(({ of, otherwise }) => of.some((key) => known.includes(key)) || (otherwise && rest))
    .map(({ key }) => key);
}

function textsOf(known: FormValue): readonly string[] {
  return Array.isArray(known) ? known : [String(known)];
}

export function isEmpty(value: FormValue): boolean {
  return (Array.isArray(value) && value.length === 0) || (typeof value === 'string' && value.trim() === '');
}
