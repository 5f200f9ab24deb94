import { type Stringifier, stringify } from 'csv-stringify';
import { stringify as stringifyNow } from 'csv-stringify/sync';

/**
 * What a spreadsheet would take for a formula: a sign it starts with, full-width forms too, whatever blanks and quotes
 * stand before it (OWASP, CSV injection). Such a cell gets an apostrophe; a cell that begins like one so marked gets
 * one more, so that taking away one apostrophe gives every value back.
 */
const FORMULA = /^['\s\u00a0\u200b\u3000\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20|]|^'*[\t\r\n]/u;

const options = { quoted_string: true, record_delimiter: 'windows' as const, bom: true };

/** A value as a cell that no spreadsheet runs. */
export function safeCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  return FORMULA.test(value) ? `'${value}` : value;
}

/** A CSV of a few rows (RFC 4180, UTF-8 with a byte order mark), its cells safe to open. */
export function csvOf(
  header: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  return stringifyNow([[...header], ...rows.map((row) => row.map(safeCell))], options);
}

/** A CSV as it is written: rows go in one by one, cells made safe by the caller with `safeCell`. */
export function csvStream(header: readonly string[]): Stringifier {
  return stringify({ ...options, header: true, columns: [...header] });
}
