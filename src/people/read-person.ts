import type { DateTime } from 'luxon';
import type { AgeBand } from '../domain/age.ts';
import { undeterminable } from '../domain/jurisdiction.ts';
import { jurisdictionOf } from './countries.ts';
import type { Columns } from './import-columns.ts';
import type { ImportProblem } from './import-problem.ts';
import { localesSeen } from './locales-seen.ts';
import { ageReader, readDoNotContact } from './read-age.ts';
import { readContact } from './read-contact.ts';
import { RowCells } from './row-cells.ts';
import type { Identity } from './sealed-person.ts';

/** A row that can be taken in. */
export interface ReadPerson extends Identity {
  readonly locale: string | null;
  readonly jurisdiction: string;
  readonly kind: string | null;
  readonly ageBand: AgeBand;
  readonly doNotContact: boolean;
  /** What the row itself says, besides the data sets the whole file is for. */
  readonly dataSetIds: readonly string[];
}

/** What words of a file can mean here. */
export interface Meanings {
  readonly kinds: readonly string[];
  /** Data sets of the incident by id and by name in lower case. */
  readonly dataSets: ReadonlyMap<string, string>;
  readonly now: DateTime<true>;
}

const PLACE_SAYS = 'Use ISO 3166 codes: "DE", "US-CA"; "ZZ" or nothing where residence is not known.';
const LOCALE_SAYS = 'Use a language tag (BCP 47): "de", "pt-BR", "zh-Hant".';

/** Reads the rows of one file: a person, or everything that is wrong with the row. */
export function personReader(columns: Columns, width: number, { kinds, dataSets, now }: Meanings) {
  const localeSeen = localesSeen();
  const ageOf = ageReader(now);
  const kindOf = new Map(kinds.map((kind) => [kind.toLowerCase(), kind]));
  const kindSays = `Known kinds of person: ${kinds.join(', ')}.`;
  const placeColumn = columns.jurisdiction === undefined ? 'state' : 'jurisdiction';

  return (row: readonly string[], line: () => number): ReadPerson | readonly ImportProblem[] => {
    const cells = new RowCells(columns, row, line);
    if (row.length !== width) {
      const says = `This row has ${row.length} columns, the header ${width}. Put values with separators into quotes.`;
      cells.fault(null, 'COLUMN_COUNT', says);
      return cells.problems;
    }
    const written = placeOf(cells.text('jurisdiction'), cells.text('state'));
    const place = written === '' ? undeterminable : jurisdictionOf(written);
    const identity = readContact(cells, place === null || place === undeterminable ? '' : place);
    const locale = cells.read('locale', localeSeen, 'LOCALE_UNKNOWN', LOCALE_SAYS);
    const kind = cells.read(
      'kind',
      (text) => kindOf.get(text.toLowerCase()) ?? null,
      'KIND_UNKNOWN',
      kindSays,
    );
    if (place === null) cells.fault(placeColumn, 'JURISDICTION_UNKNOWN', PLACE_SAYS);
    const { born, band } = ageOf(cells);
    const doNotContact = readDoNotContact(cells);
    const named = cells.text('dataSet');
    const dataSetIds = named === '' ? [] : setsOf(cells, named, dataSets);
    if (cells.problems.length > 0 || place === null) return cells.problems;
    const { email, name, post, guardian } = identity;
    return {
      email,
      name,
      post,
      born: born ?? undefined,
      guardian,
      locale,
      jurisdiction: place,
      kind,
      ageBand: band,
      doNotContact,
      dataSetIds,
    };
  };
}

/** A state stands with its country: "CA" alone would be Canada. One without a country must say it ("US-CA"). */
function placeOf(country: string, state: string): string {
  if (state === '' || country.includes('-')) return country;
  return /^[A-Za-z]{2}-/.test(state) ? state : `${country}-${state}`;
}

/** "accounts | invoices" → their ids. */
function setsOf(cells: RowCells, named: string, dataSets: ReadonlyMap<string, string>): string[] {
  const ids = named
    .split(/[|;]/)
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '')
    .map((name) => dataSets.get(name));
  if (ids.includes(undefined))
    cells.fault(
      'dataSet',
      'DATA_SET_UNKNOWN',
      'Not a data set of this incident, by id or name; two names mean two of them alike.',
    );
  return [...new Set(ids.flatMap((id) => id ?? []))].sort();
}
