import { CsvError, type Parser, parse } from 'csv-parse';
import { Refusal } from '../domain/refusal.ts';

const LARGEST_ROW = 2 * 1024 * 1024;

/**
 * Parses rows and hands each to `take` with its first line; what `take` answers comes out of the stream. Rows are not
 * made into a stream of their own: at a million of them that would cost as much as parsing.
 */
export function csvRows(
  delimiter: string,
  take: (row: readonly string[], line: () => number) => Buffer | null,
): { readonly parser: Parser; readonly lastLine: () => number } {
  let lastLine = 0;
  // CRLF inside quotes is one line to everybody but the parser, which counts two.
  let countedTwice = 0;
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: LARGEST_ROW,
    on_record(row: string[], { lines }) {
      const inside = countInside(row, /\r\n/g);
      countedTwice += inside;
      const end = lines - countedTwice;
      lastLine = end;
      const staged = take(row, () => end - (countInside(row, /[\r\n]/g) - inside));
      if (staged) parser.push(staged);
      return null;
    },
  });
  return { parser, lastLine: () => lastLine };
}

function countInside(row: readonly string[], pattern: RegExp): number {
  let count = 0;
  for (const cell of row) {
    if (cell.includes('\n') || cell.includes('\r')) count += cell.match(pattern)?.length ?? 0;
  }
  return count;
}

/**
 * A fault in the quoting makes it uncertain where rows begin and end, and so who is on the list: the whole file is
 * refused. The parser's own error holds cells in clear and must not leave this file.
 */
export function csvRefusal(error: unknown, lastLine: number): unknown {
  if (!(error instanceof CsvError)) return error;
  const line = lastLine + 1;
  if ((error.code as string) === 'CSV_MAX_RECORD_SIZE')
    return new Refusal(
      'LIMIT_EXCEEDED',
      `A row that begins after line ${lastLine} is larger than ${LARGEST_ROW} bytes: perhaps a quote there is never closed. Nothing was taken in.`,
      { line, limit: LARGEST_ROW },
    );
  return new Refusal(
    'INVALID_INPUT',
    `After line ${lastLine} a quote stands where none may, or is never closed. A quote inside a value is written twice, and the value in quotes. Nothing was taken in.`,
    { line },
  );
}
