import { type AddressProblem, checkAddress } from '../platform/mail/address.ts';
import { jurisdictionOf } from './countries.ts';
import type { Columns, PersonField } from './import-columns.ts';
import type { ImportProblem, ImportProblemCode } from './import-problem.ts';

/** A row that can be taken in. */
export interface ReadPerson {
  readonly email: string;
  readonly name: string | null;
  readonly locale: string | null;
  readonly jurisdiction: string | null;
  readonly kind: string | null;
}

const LONGEST = 1_000;
// A line break inside a name is a slip of the export; every other control character is refused.
const LINE_BREAKS = /[\t\r\n]+/g;
const CONTROL = /\p{Cc}/u;

const addressSays: Readonly<Record<AddressProblem, string>> = {
  EMPTY: 'The address is missing.',
  TOO_LONG: 'The address is longer than 254 characters.',
  CONTROL_OR_SPACE: 'The address contains a blank or an invisible character.',
  NOT_ONE_ADDRESS: 'This is not exactly one plain address.',
  LOCAL_PART_INVALID: 'The part before the @ is not valid.',
  LOCAL_PART_NOT_ASCII: 'The part before the @ has letters that mail cannot carry everywhere.',
  DOMAIN_INVALID: 'The part after the @ is not a domain name.',
};

/** Reads the rows of one file: a person, or everything that is wrong with the row. */
export function personReader(columns: Columns, width: number, kinds: readonly string[]) {
  const localeSeen = localesSeen();
  const kindOf = new Map(kinds.map((kind) => [kind.toLowerCase(), kind]));

  return (row: readonly string[], line: () => number): ReadPerson | readonly ImportProblem[] => {
    const problems: ImportProblem[] = [];
    const problem = (column: PersonField | null, code: ImportProblemCode, message: string) => {
      problems.push({ line: line(), column, code, message });
      return null;
    };
    if (row.length !== width) {
      problem(
        null,
        'COLUMN_COUNT',
        `This row has ${row.length} columns, the header ${width}. Put values with separators into quotes.`,
      );
      return problems;
    }
    const cell = (field: PersonField): string => {
      const position = columns[field];
      const text = position === undefined ? '' : (row[position] ?? '').replace(LINE_BREAKS, ' ').trim();
      if (text.length > LONGEST) problem(field, 'TOO_LONG', `Longer than ${LONGEST} characters.`);
      else if (CONTROL.test(text)) problem(field, 'CONTROL_CHARACTER', 'Contains a control character.');
      else return text;
      return '';
    };
    const found = <T extends string>(
      field: PersonField,
      text: string,
      of: (text: string) => T | null | undefined,
      ...what: [ImportProblemCode, string]
    ): T | null => (text === '' ? null : (of(text) ?? problem(field, ...what)));

    const name = cell('name') || null;
    const locale = found('locale', cell('locale'), localeSeen, 'LOCALE_UNKNOWN', LOCALE_SAYS);
    const kind = found(
      'kind',
      cell('kind'),
      (text) => kindOf.get(text.toLowerCase()),
      'KIND_UNKNOWN',
      `Known kinds of person: ${kinds.join(', ')}.`,
    );
    const place = placeOf(cell('jurisdiction'), cell('state'));
    const jurisdiction = found(
      columns.jurisdiction === undefined ? 'state' : 'jurisdiction',
      place,
      jurisdictionOf,
      'JURISDICTION_UNKNOWN',
      'Use ISO 3166 codes: "DE", "US-CA"; "ZZ" if it cannot be found out; empty if it is not known yet.',
    );
    const before = problems.length;
    const address = cell('email');
    if (problems.length > before) return problems;
    const checked = checkAddress(address);
    if (!checked.ok)
      problem(
        'email',
        checked.problem === 'EMPTY' ? 'ADDRESS_MISSING' : 'ADDRESS_INVALID',
        addressSays[checked.problem],
      );
    return checked.ok && problems.length === 0
      ? { email: checked.address, name, locale, jurisdiction, kind }
      : problems;
  };
}

/** A state stands with its country: "CA" alone would be Canada. One without a country must say it ("US-CA"). */
function placeOf(country: string, state: string): string {
  if (state === '' || country.includes('-')) return country;
  return /^[A-Za-z]{2}-/.test(state) ? state : `${country}-${state}`;
}

const LOCALE_SAYS = 'Use a language tag (BCP 47): "de", "pt-BR", "zh-Hant".';
// Language, script and region only: longer tags could carry a name in clear.
const LOCALE = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/;

/** A file has few languages and many rows: each is looked at once. */
const localesSeen = () => {
  const seen = new Map<string, string | null>();
  return (text: string): string | null => {
    const before = seen.get(text);
    if (before !== undefined) return before;
    const locale = localeOf(text);
    if (seen.size < 1_000) seen.set(text, locale);
    return locale;
  };
};

function localeOf(text: string): string | null {
  try {
    const [tag = ''] = Intl.getCanonicalLocales(text.replaceAll('_', '-'));
    return LOCALE.test(tag) ? tag : null;
  } catch {
    return null;
  }
}
