import { birthDate } from '../domain/age.ts';
import type { Work } from '../platform/database/work.ts';
import { checkAddress } from '../platform/mail/address.ts';
import { jurisdictionOf } from './countries.ts';
import { type ColumnMapping, type Columns, fieldOfHeader, type PersonField } from './import-columns.ts';
import { localeOf } from './locales-seen.ts';
import { maskedEmail } from './mask.ts';

/** A column of a file as a dry run shows it, and the field it is or may be read as. */
export interface ProposedColumn {
  /** The first is 1; "#1" names it in a mapping. */
  readonly position: number;
  /** As it stands, or masked where it looks like a person rather than a header. */
  readonly header: string;
  readonly field: PersonField | null;
  /** How we know: the caller said so, the header does, or the values look like it and the caller should say so. */
  readonly by: 'MAPPING' | 'HEADER' | 'VALUES' | null;
  /** Of the first rows, masked. */
  readonly samples: readonly string[];
}

const SHOWN = 3;
const LOOKED_AT = 50;
const shown: readonly PersonField[] = [
  'locale',
  'jurisdiction',
  'state',
  'kind',
  'ageBand',
  'minor',
  'doNotContact',
];

/** Looks at the first rows of a file and proposes what its columns are. */
export function columnProposer({ now }: Pick<Work, 'now'>) {
  let header: readonly string[] = [];
  const rows: (readonly string[])[] = [];
  const guesses: readonly [PersonField, (text: string) => boolean][] = [
    ['email', (text) => checkAddress(text).ok],
    ['dateOfBirth', (text) => birthDate(text, now) !== null],
    ['jurisdiction', (text) => /^[A-Za-z]{2}(-\w{1,3})?$/.test(text) && jurisdictionOf(text) !== null],
    ['locale', (text) => /^[a-z]{2}([-_]\w+)?$/.test(text) && localeOf(text) !== null],
  ];
  const guess = (position: number, taken: ReadonlySet<PersonField>): PersonField | null => {
    const values = rows.map((row) => row[position]?.trim() ?? '').filter((text) => text !== '');
    const likely = guesses.find(
      ([field, looks]) =>
        !taken.has(field) && values.length > 0 && values.filter(looks).length >= values.length * 0.8,
    );
    return likely?.[0] ?? null;
  };

  return {
    header(row: readonly string[]): void {
      header = row;
    },
    row(row: readonly string[]): void {
      if (rows.length < LOOKED_AT) rows.push(row);
    },
    columns(read: Columns, mapping: ColumnMapping = {}): ProposedColumn[] {
      const known = new Map(
        Object.entries(read).map(([field, position]) => [position, field as PersonField]),
      );
      const taken = new Set([
        ...known.values(),
        ...header.map(fieldOfHeader).filter((field) => field !== null),
      ]);
      // A first line with a mailbox in it is the first person, not a header.
      const headless = header.some((name) => name.includes('@'));
      return header.slice(0, 100).map((name, position) => {
        const certain = known.get(position) ?? fieldOfHeader(name);
        const field = certain ?? guess(position, taken);
        if (field) taken.add(field);
        const by = certain ? (mapping[certain] === undefined ? 'HEADER' : 'MAPPING') : field && 'VALUES';
        const samples = rows.slice(0, SHOWN).map((row) => masked(row[position] ?? '', field));
        return {
          position: position + 1,
          header: headless ? masked(name, null) : maskedHeader(name),
          field,
          by,
          samples,
        };
      });
    },
  };
}

/** Words that name a column stay; a header that holds a mailbox or figures may be the first person. */
function maskedHeader(name: string): string {
  const text = name.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  return fieldOfHeader(text) !== null || /^[\p{L} _.()/-]{0,60}\d?$/u.test(text) ? text : masked(text, null);
}

function masked(value: string, field: PersonField | null): string {
  const text = value.trim();
  if (text === '') return '';
  if (field && shown.includes(field) && /^[\w-]{1,14}$/.test(text)) return text;
  if (checkAddress(text).ok) return maskedEmail(text);
  return `${[...text][0]}***`;
}
