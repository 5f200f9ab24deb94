import { Refusal } from '../domain/refusal.ts';

export const personFields = [
  'email',
  'name',
  'locale',
  'jurisdiction',
  'state',
  'kind',
  'dataSet',
  'postalAddress',
  'addressLine1',
  'addressLine2',
  'postalCode',
  'city',
  'dateOfBirth',
  'ageBand',
  'minor',
  'guardianEmail',
  'guardianName',
  'doNotContact',
] as const;
export type PersonField = (typeof personFields)[number];

/** Which column of a file holds which field, by position. */
export type Columns = Readonly<Partial<Record<PersonField, number>>>;

/** A column named by the caller where its header is none of the usual ones: its header, or its number as "#3". */
export type ColumnMapping = Readonly<Partial<Record<PersonField, string>>>;

const LARGEST = 100;

const synonyms: Readonly<Record<PersonField, readonly string[]>> = {
  email: ['email', 'emailaddress', 'mail', 'mailaddress', 'emailadresse', 'mailadresse'],
  name: ['name', 'fullname', 'displayname'],
  locale: ['locale', 'language', 'lang', 'preferredlanguage', 'sprache'],
  jurisdiction: ['jurisdiction', 'country', 'countrycode', 'residence', 'land'],
  state: ['state', 'subdivision', 'province', 'bundesland'],
  kind: ['kind', 'personkind', 'kindofperson'],
  dataSet: ['dataset', 'datasets', 'datasetid', 'datasetids'],
  postalAddress: ['postaladdress', 'address', 'anschrift'],
  addressLine1: ['addressline1', 'address1', 'street', 'line1'],
  addressLine2: ['addressline2', 'address2', 'line2'],
  postalCode: ['postalcode', 'postcode', 'zip', 'zipcode', 'plz'],
  city: ['city', 'town', 'ort', 'stadt'],
  dateOfBirth: ['dateofbirth', 'birthdate', 'birthday', 'dob', 'geburtsdatum'],
  ageBand: ['ageband', 'agegroup'],
  minor: ['minor', 'isminor', 'minderjhrig'],
  guardianEmail: ['guardianemail', 'guardianmail', 'parentemail', 'parentmail'],
  guardianName: ['guardianname', 'guardian', 'parentname', 'parent'],
  doNotContact: ['donotcontact', 'dnc', 'nocontact'],
};

/** Some way to reach a person: without one of these columns nobody in the file could be told anything. */
const WAYS: readonly PersonField[] = ['email', 'guardianEmail', 'postalAddress', 'addressLine1'];

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
  if (WAYS.every((field) => columns[field] === undefined))
    throw new Refusal(
      'INVALID_INPUT',
      `The first line names no column for the address. It is a header: call one column "email", or say which one holds it. Other columns: ${personFields.slice(1).join(', ')}. A dry run lists the columns there are.`,
      { line: 1 },
    );
  return columns;
}

/** The field a header means by itself; null: none we know. */
export function fieldOfHeader(name: string): PersonField | null {
  return personFields.find((field) => synonyms[field].includes(plain(name))) ?? null;
}

function positionOf(
  field: PersonField,
  header: readonly string[],
  mapped: string | undefined,
): number | undefined {
  const positions = header.flatMap((name, position) =>
    (mapped === undefined ? synonyms[field].includes(plain(name)) : name.trim() === mapped.trim())
      ? [position]
      : [],
  );
  const number = mapped !== undefined && positions.length === 0 ? /^#(\d{1,3})$/.exec(mapped.trim()) : null;
  if (number && Number(number[1]) >= 1 && Number(number[1]) <= header.length) return Number(number[1]) - 1;
  if (positions.length > 1)
    throw new Refusal(
      'INVALID_INPUT',
      `Columns ${positions.map((position) => position + 1).join(' and ')} both look like "${field}". Rename or remove all but one, or say which by its number ("#${(positions[0] ?? 0) + 1}").`,
      { line: 1, field },
    );
  if (mapped !== undefined && positions.length === 0)
    throw new Refusal('INVALID_INPUT', `The column given for "${field}" is not in the header.`, { field });
  return positions[0];
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
