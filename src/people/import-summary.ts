import type { ImportProblem, ImportProblemCode } from './import-problem.ts';

/** What became of the rows that neither added anybody nor had a fault, and how many faults there were of each kind. */
export interface ImportSummary {
  /** Typed in by hand, not read from a file. */
  readonly byHand?: boolean;
  readonly problemCounts?: readonly { readonly code: ImportProblemCode; readonly count: number }[];
  /** Rows whose address stood in an earlier row of the file. */
  readonly duplicates?: number;
  /** People of the file who were in the incident before. */
  readonly knownBefore?: number;
  /** Of those, who were put into a data set they had not been in. */
  readonly joined?: number;
  /** People taken off the list who are on it again. */
  readonly restored?: number;
  readonly relisted?: number;
  /** Rows left out because the person was erased on request. */
  readonly erasedBefore?: number;
  /** Rows left out because the person was taken off the list as not affected. */
  readonly removedBefore?: number;
  /** Rows that were merged although they name another country. */
  readonly conflictCount?: number;
  readonly conflicts?: readonly ImportProblem[];
}
