import type { ImportProblem } from './import-problem.ts';

export interface AddedCount {
  readonly jurisdiction: string;
  readonly count: number;
}

export interface StagedPeople {
  readonly incidentId: string;
  /** The data sets the whole file is for. */
  readonly dataSetIds: readonly string[];
  readonly revision: number;
  /** Rows in the stage. */
  readonly staged: number;
  /** Whether somebody taken off the list comes back: only where a person says so, never by a file. */
  readonly restore: boolean;
}

/** What became of the staged rows. */
export interface Taken {
  readonly byJurisdiction: readonly AddedCount[];
  readonly added: number;
  readonly duplicates: number;
  readonly knownBefore: number;
  readonly joined: number;
  readonly restored: number;
  /** People of other controllers' data sets alone who are now in one of ours as well. */
  readonly relisted: number;
  readonly removedBefore: number;
  readonly erasedBefore: number;
  readonly conflicts: readonly ImportProblem[];
  readonly conflictCount: number;
}
