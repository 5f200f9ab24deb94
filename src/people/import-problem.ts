export const importProblemCodes = [
  'ADDRESS_MISSING',
  'ADDRESS_INVALID',
  'GUARDIAN_ADDRESS_INVALID',
  'TOO_LONG',
  'CONTROL_CHARACTER',
  'JURISDICTION_UNKNOWN',
  'LOCALE_UNKNOWN',
  'KIND_UNKNOWN',
  'DATA_SET_UNKNOWN',
  'AGE_INVALID',
  'YES_NO_INVALID',
  'COLUMN_COUNT',
  'COLUMN_MISSING',
  'JURISDICTION_CONFLICT',
  'AGE_CONFLICT',
] as const;
export type ImportProblemCode = (typeof importProblemCodes)[number];

/** Why a row of a file was not taken in, or not as it stands. Says where, never what stood there: this is kept and shown in clear. */
export interface ImportProblem {
  /** Line of the file on which the row begins; the first is 1. */
  readonly line: number;
  /** The field concerned, by our name for it ("email"), or null for the whole row. */
  readonly column: string | null;
  readonly code: ImportProblemCode;
  readonly message: string;
}

/** How many problems of one file are listed; all rows are counted. */
export const LISTED_PROBLEMS = 1_000;

/** What was counted of the faults of one file. */
export class ProblemList {
  readonly listed: ImportProblem[] = [];
  readonly #counts = new Map<ImportProblemCode, number>();

  add(problems: readonly ImportProblem[]): void {
    for (const problem of problems) {
      this.#counts.set(problem.code, (this.#counts.get(problem.code) ?? 0) + 1);
      if (this.listed.length < LISTED_PROBLEMS) this.listed.push(problem);
    }
  }

  /** Most frequent first. */
  counts(): { readonly code: ImportProblemCode; readonly count: number }[] {
    return [...this.#counts]
      .map(([code, count]) => ({ code, count }))
      .sort((a, b) => b.count - a.count || a.code.localeCompare(b.code));
  }
}
