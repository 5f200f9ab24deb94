export const importProblemCodes = [
  'ADDRESS_MISSING',
  'ADDRESS_INVALID',
  'TOO_LONG',
  'CONTROL_CHARACTER',
  'JURISDICTION_UNKNOWN',
  'LOCALE_UNKNOWN',
  'KIND_UNKNOWN',
  'COLUMN_COUNT',
] as const;
export type ImportProblemCode = (typeof importProblemCodes)[number];

/** Why a row of a file was not taken in. Says where, never what stood there: this is kept and shown in clear. */
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
