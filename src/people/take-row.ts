import { v7 as uuid } from 'uuid';
import { Refusal } from '../domain/refusal.ts';
import type { Work } from '../platform/database/work.ts';
import type { PeopleKeys } from '../platform/keys/key-ring.ts';
import { randomSupply } from '../platform/keys/random-supply.ts';
import { columnProposer } from './column-proposal.ts';
import { int8, text, uuidBytes } from './copy-rows.ts';
import { type Columns, columnsOf } from './import-columns.ts';
import { ProblemList } from './import-problem.ts';
import type { NewPeople } from './new-people.ts';
import { type Meanings, personReader } from './read-person.ts';
import { personIndex, sealPerson } from './sealed-person.ts';
import { stageFlags } from './stage-flags.ts';
import type { TakeRow } from './stage-people.ts';

/** What was counted while a file was read. */
export interface Tally {
  header: boolean;
  rowsRead: number;
  staged: number;
  columns: Columns;
  readonly problems: ProblemList;
  readonly proposer: ReturnType<typeof columnProposer>;
}

export function newTally(work: Work): Tally {
  return {
    ...{ header: false, rowsRead: 0, staged: 0, columns: {} },
    ...{ problems: new ProblemList(), proposer: columnProposer(work) },
  };
}

/** The first row is the header; each other one becomes a sealed person or adds to the problems. */
export function rowTaker(
  { organizationId, now }: Work,
  meanings: Meanings,
  { incidentId, dryRun, mapping }: NewPeople,
  keys: PeopleKeys,
  tally: Tally,
): TakeRow {
  const msecs = now.toMillis();
  const random = randomSupply();
  let read: ReturnType<typeof personReader> | undefined;

  /** A dry run goes on without an address column, so that it can show which columns there are. */
  const takeHeader = (row: readonly string[]): void => {
    tally.header = true;
    tally.proposer.header(row);
    try {
      tally.columns = columnsOf(row, mapping);
      read = personReader(tally.columns, row.length, meanings);
    } catch (error) {
      if (!dryRun || !(error instanceof Refusal) || error.code === 'LIMIT_EXCEEDED') throw error;
      tally.problems.add([{ line: 1, column: null, code: 'COLUMN_MISSING', message: error.message }]);
    }
  };

  return (row, line) => {
    if (!tally.header) {
      takeHeader(row);
      return null;
    }
    tally.rowsRead += 1;
    if (dryRun) tally.proposer.row(row);
    if (!read) return null;
    const person = read(row, line);
    if (!('email' in person)) {
      tally.problems.add(person);
      return null;
    }
    tally.staged += 1;
    // Numbered within the instant, so that ids sort as the file did.
    const id = uuid({ msecs, seq: tally.staged, random: random(16) });
    return [
      int8(line()),
      uuidBytes(id),
      personIndex(keys, person),
      dryRun ? null : sealPerson(keys, { organizationId, incidentId, id }, person),
      text(person.kind),
      text(person.jurisdiction),
      text(person.locale),
      text(person.ageBand),
      int8(stageFlags(person)),
      person.dataSetIds.length === 0 ? null : text(person.dataSetIds.join(',')),
    ];
  };
}
