import type { AddedCount } from './add-staged.ts';
import type { ColumnMapping } from './import-columns.ts';
import type { ImportProblem } from './import-problem.ts';

/** A file of affected people and what is to be done with it. */
export interface NewPeople {
  readonly incidentId: string;
  /** The data sets these people are in; people who were there already are added to them. */
  readonly dataSetIds?: readonly string[] | null | undefined;
  /** Answers what would happen, and keeps nothing. */
  readonly dryRun: boolean;
  readonly csv: AsyncIterable<Uint8Array>;
  readonly mapping?: ColumnMapping | undefined;
  readonly maxBytes?: number | undefined;
}

/** What an import did, or a dry run would do. */
export interface ImportReport {
  /** Null for a dry run. */
  readonly importId: string | null;
  readonly rowsRead: number;
  readonly added: number;
  /** Rows whose address was there before, in the file or in the incident: the first one stands. */
  readonly merged: number;
  readonly rejected: number;
  readonly problems: readonly ImportProblem[];
  /** Of those added. */
  readonly byJurisdiction: readonly AddedCount[];
  /** SHA-256 of the file, hex. */
  readonly contentDigest: string;
}

export const LARGEST_FILE = 5_000_000_000;
