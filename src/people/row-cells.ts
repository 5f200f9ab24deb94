import type { Columns, PersonField } from './import-columns.ts';
import type { ImportProblem, ImportProblemCode } from './import-problem.ts';

const LONGEST = 1_000;
// A line break inside a value is a slip of the export; every other control character is refused.
const LINE_BREAKS = /[\t\r\n]+/g;
const CONTROL = /[\p{Cc}\u2028\u2029]/u;

/** The cells of one row by field, and what is wrong with them. */
export class RowCells {
  readonly problems: ImportProblem[] = [];
  readonly #columns: Columns;
  readonly #row: readonly string[];
  readonly #line: () => number;

  constructor(columns: Columns, row: readonly string[], line: () => number) {
    this.#columns = columns;
    this.#row = row;
    this.#line = line;
  }

  /** Notes a fault; null, so that it can stand for the value there is not. */
  fault(column: PersonField | null, code: ImportProblemCode, message: string): null {
    this.problems.push({ line: this.#line(), column, code, message });
    return null;
  }

  /** The text of a field, '' where there is none. */
  text(field: PersonField): string {
    const raw = this.#raw(field);
    return raw === '' ? '' : this.#checked(field, raw.replace(LINE_BREAKS, ' ').trim());
  }

  /** The lines of a field that may have several. */
  lines(field: PersonField): string[] {
    const raw = this.#raw(field);
    if (raw === '') return [];
    const lines = raw
      .split(/\r\n|[\r\n]/)
      .map((line) => this.#checked(field, line.replaceAll('\t', ' ').trim()));
    return lines.filter((line) => line !== '');
  }

  /** What a field's text means; null where it is empty or means nothing. */
  read<T>(
    field: PersonField,
    of: (text: string) => T | null,
    code: ImportProblemCode,
    says: string,
  ): T | null {
    const text = this.text(field);
    return text === '' ? null : (of(text) ?? this.fault(field, code, says));
  }

  #raw(field: PersonField): string {
    const position = this.#columns[field];
    return position === undefined ? '' : (this.#row[position] ?? '');
  }

  #checked(field: PersonField, text: string): string {
    if (text.length > LONGEST) this.fault(field, 'TOO_LONG', `Longer than ${LONGEST} characters.`);
    else if (CONTROL.test(text)) this.fault(field, 'CONTROL_CHARACTER', 'Contains a control character.');
    else return text;
    return '';
  }
}
