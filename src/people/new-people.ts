import type { ProposedColumn } from './column-proposal.ts';
import type { ColumnMapping } from './import-columns.ts';
import type { ImportProblem, ImportProblemCode } from './import-problem.ts';
import type { AddedCount } from './staged-people.ts';

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
  /** Typed in by a person, not read from a file: somebody taken off the list comes back. */
  readonly byHand?: boolean | undefined;
}

/** What an import did, or a dry run would do. */
export interface ImportReport {
  /** Null for a dry run. */
  readonly importId: string | null;
  readonly rowsRead: number;
  readonly added: number;
  /** Rows that are no new person: `duplicates` within the file and people `knownBefore`. */
  readonly merged: number;
  readonly duplicates: number;
  readonly knownBefore: number;
  /** Of those known before, how many were put into a data set they had not been in. */
  readonly joined: number;
  /** People taken off the list who are on it again. */
  readonly restored: number;
  readonly erasedBefore: number;
  readonly removedBefore: number;
  readonly rejected: number;
  readonly problems: readonly ImportProblem[];
  readonly problemCounts: readonly { readonly code: ImportProblemCode; readonly count: number }[];
  /** Merged rows that say another country or age, the first of them. */
  readonly conflicts: readonly ImportProblem[];
  readonly conflictCount: number;
  /** Of a dry run: what the columns are read as, or could be. */
  readonly columns: readonly ProposedColumn[];
  /** Of those added. */
  readonly byJurisdiction: readonly AddedCount[];
  /** SHA-256 of the file, hex. */
  readonly contentDigest: string;
}

export const LARGEST_FILE = 5_000_000_000;
