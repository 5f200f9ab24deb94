import { Refusal } from '../domain/refusal.ts';

export const personFields = ['email', 'name', 'locale', 'jurisdiction', 'state', 'kind'] as const;
export type PersonField = (typeof personFields)[number];

/** Which column of a file holds which field, by position. */
export type Columns = Readonly<Partial<Record<PersonField, number>>> & { readonly email: number };

/** A column named by the caller where its header is none of the usual ones. */
export type ColumnMapping = Readonly<Partial<Record<PersonField, string>>>;

const LARGEST = 100;

const synonyms: Readonly<Record<PersonField, readonly string[]>> = {
  email: ['email', 'emailaddress', 'mail', 'mailaddress'],
  name: ['name', 'fullname', 'displayname'],
  locale: ['locale', 'language', 'lang', 'preferredlanguage'],
  jurisdiction: ['jurisdiction', 'country', 'countrycode', 'residence'],
  state: ['state', 'subdivision', 'province'],
  kind: ['kind', 'personkind', 'kindofperson'],
};

/** Finds the columns in a file's header. Never repeats a header: a file without one begins with a person. */
export function columnsOf(header: readonly string[], mapping: ColumnMapping = {}): Columns {
  if (header.length > LARGEST)
    throw new Refusal(
      'LIMIT_EXCEEDED',
      `The header has ${header.length} columns; at most ${LARGEST} are read. Leave out what is not needed.`,
      { limit: LARGEST, line: 1 },
    );
  const columns: Partial<Record<PersonField, number>> = {};
  for (const field of personFields) {
    const position = positionOf(field, header, mapping[field]);
    if (position !== undefined) columns[field] = position;
  }
  const { email } = columns;
  if (email === undefined)
    throw new Refusal(
      'INVALID_INPUT',
      'The first line names no column for the address. It is a header: call one column "email", and any others "name", "locale", "jurisdiction", "state", "kind".',
      { line: 1 },
    );
  return { ...columns, email };
}

function positionOf(
  field: PersonField,
  header: readonly string[],
  mapped: string | undefined,
): number | undefined {
  const isIt =
    mapped === undefined
      ? (name: string) => synonyms[field].includes(plain(name))
      : (name: string) => name.trim() === mapped.trim();
  const positions = header.flatMap((name, position) => (isIt(name) ? [position] : []));
  if (positions.length > 1)
    throw new Refusal(
      'INVALID_INPUT',
      `Columns ${positions.map((position) => position + 1).join(' and ')} both look like "${field}". Rename or remove all but one.`,
      { line: 1, field },
    );
  if (mapped !== undefined && positions.length === 0)
    throw new Refusal('INVALID_INPUT', `The column given for "${field}" is not in the header.`, { field });
  return positions[0];
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
