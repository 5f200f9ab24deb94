import { v7 as uuid } from 'uuid';
import { undeterminable } from '../domain/jurisdiction.ts';
import type { Work } from '../platform/database/work.ts';
import type { PeopleKeys } from '../platform/keys/key-ring.ts';
import { randomSupply } from '../platform/keys/random-supply.ts';
import { int8, text, uuidBytes } from './copy-rows.ts';
import { columnsOf } from './import-columns.ts';
import { type ImportProblem, LISTED_PROBLEMS } from './import-problem.ts';
import type { NewPeople } from './new-people.ts';
import type { PeopleTools } from './people-context.ts';
import { personReader } from './read-person.ts';
import { addressIndex, sealPerson } from './sealed-person.ts';
import type { TakeRow } from './stage-people.ts';

/** What was counted while a file was read. */
export interface Tally {
  header: boolean;
  rowsRead: number;
  staged: number;
  readonly problems: ImportProblem[];
}

/** The first row is the header; each other one becomes a sealed person or adds to the problems. */
export function rowTaker(
  { organizationId, now }: Work,
  { catalog }: PeopleTools,
  { incidentId, dryRun, mapping }: NewPeople,
  keys: PeopleKeys,
  tally: Tally,
): TakeRow {
  const kinds = catalog.vocabulary.personKinds.map(({ key }) => key);
  const msecs = now.toMillis();
  const random = randomSupply();
  let read: ReturnType<typeof personReader> | undefined;
  return (row, line) => {
    if (!read) {
      tally.header = true;
      read = personReader(columnsOf(row, mapping), row.length, kinds);
      return null;
    }
    tally.rowsRead += 1;
    const person = read(row, line);
    if (!('email' in person)) {
      tally.problems.push(...person.slice(0, LISTED_PROBLEMS - tally.problems.length));
      return null;
    }
    tally.staged += 1;
    // Numbered within the instant, so that ids sort as the file did.
    const id = uuid({ msecs, seq: tally.staged, random: random(16) });
    const { kind, jurisdiction, locale } = person;
    return [
      int8(line()),
      uuidBytes(id),
      addressIndex(keys, person.email),
      dryRun ? null : sealPerson(keys, { organizationId, incidentId, id }, person),
      text(kind),
      text(jurisdiction ?? undeterminable),
      text(locale),
    ];
  };
}
