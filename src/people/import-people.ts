import { randomBytes } from 'node:crypto';
import { isOpen } from '../domain/lifecycle.ts';
import { notFound, Refusal } from '../domain/refusal.ts';
import { DataSetRow } from '../incidents/data-set.row.ts';
import { findIncident, lockIncident } from '../incidents/find-incident.ts';
import type { Work } from '../platform/database/work.ts';
import { openPeopleKeys, type PeopleKeys, peopleKeys } from '../platform/keys/key-ring.ts';
import { blindIndex } from '../platform/keys/seal.ts';
import { addStaged } from './add-staged.ts';
import { openCsv } from './csv-bytes.ts';
import { keepImport } from './keep-import.ts';
import { mergeDetails } from './merge-details.ts';
import { type ImportReport, LARGEST_FILE, type NewPeople } from './new-people.ts';
import type { PeopleTools } from './people-context.ts';
import { fillStage, makeStage } from './stage-people.ts';
import { newTally, rowTaker } from './take-row.ts';

/**
 * Takes a file of affected people into an incident, all of it or nothing. Rows with a fault are left out and listed;
 * the first of several rows with one address stands. The incident is locked only once the file has been read, so that
 * a slow upload holds nobody up. A dry run does the same and takes it back, so that its figures are those of the run.
 */
export async function importPeople(work: Work, tools: PeopleTools, input: NewPeople): Promise<ImportReport> {
  const { incidentId, dryRun, byHand = false } = input;
  const { db, now } = work;
  const { named, only, dataSets } = await checkTarget(work, input);
  const keys = await keysFor(work, tools, input);
  const csv = await openCsv(input.csv, input.maxBytes ?? LARGEST_FILE);
  const tally = newTally(work);
  const kinds = tools.catalog.vocabulary.personKinds.map(({ key }) => key);
  await makeStage(work);
  await fillStage(work, csv, rowTaker(work, { kinds, dataSets, now }, input, keys, tally));
  if (!tally.header) throw new Refusal('INVALID_INPUT', 'The file is empty.');
  const contentDigest = csv.digest();

  const { peopleRevision } = await lockIncident(work, incidentId);
  const revision = peopleRevision + 1;
  const { rowsRead, staged, problems, proposer, columns } = tally;
  if (dryRun) await db.query('savepoint before_dry_run');
  // Where there is one data set and nobody says otherwise, they are in that one.
  const dataSetIds = named.length === 0 && columns.dataSet === undefined ? only : named;
  const people = { incidentId, dataSetIds, revision, staged, restore: byHand };
  const { byJurisdiction, ...taken } = await addStaged(work, people);
  const merged = taken.duplicates + taken.knownBefore;
  if (dryRun) await db.query('rollback to savepoint before_dry_run');
  else if (merged > 0) await mergeDetails(work, keys, incidentId);
  // So that one transaction can take in several files.
  await db.query('drop table people_stage');
  const counts = { rowsRead, added: taken.added, merged, rejected: rowsRead - staged };
  const summary = { ...taken, problemCounts: problems.counts() };
  const importId = dryRun
    ? null
    : await keepImport(work, {
        incidentId,
        contentDigest,
        // A plain digest in a record that cannot be erased would confirm a guessed file.
        recordedDigest: blindIndex(keys.indexing, contentDigest.toString('hex')),
        problems: problems.listed,
        ...counts,
        summary: { ...summary, byHand },
        revision: taken.added + taken.restored + taken.relisted > 0 ? revision : null,
      });
  return {
    ...{ importId, ...counts, ...summary, problems: problems.listed, byJurisdiction },
    columns: dryRun ? proposer.columns(columns, input.mapping) : [],
    contentDigest: contentDigest.toString('hex'),
  };
}

/** Refuses before anything is read where the file could not be taken in: no such incident or data set, or closed. */
async function checkTarget(
  work: Work,
  { incidentId, dataSetIds }: NewPeople,
): Promise<{ named: string[]; only: string[]; dataSets: Map<string, string> }> {
  const { db, organizationId } = work;
  const incident = await findIncident(db, organizationId, incidentId);
  // Says why in its own words; on an open one it would hold its lock for as long as the upload takes.
  if (!isOpen(incident.state)) await lockIncident(work, incidentId);
  const known = await db.findBy(DataSetRow, { organizationId, incidentId });
  const byId = new Map(known.map(({ id }) => [id, id]));
  const ids = [...new Set(dataSetIds ?? [])].sort();
  if (!ids.every((id) => byId.has(id))) throw notFound('data set');
  const byName = new Map<string, string[]>();
  for (const { id, name } of known) {
    const key = name.trim().toLowerCase();
    byName.set(key, [...(byName.get(key) ?? []), id]);
  }
  const unique = [...byName].flatMap(([name, [one, another]]) =>
    one && !another ? [[name, one] as const] : [],
  );
  const only = known.length === 1 ? [...byId.values()] : [];
  return { named: ids, only, dataSets: new Map([...unique, ...byId]) };
}

/** A dry run makes no key: without one there is nobody yet whom a row could equal. */
async function keysFor(work: Work, { masterKey }: PeopleTools, input: NewPeople): Promise<PeopleKeys> {
  const { db, organizationId } = work;
  if (!input.dryRun) return peopleKeys(work, masterKey, input.incidentId);
  const existing = await openPeopleKeys(db, masterKey, organizationId, input.incidentId);
  return existing ?? { sealing: randomBytes(32), indexing: randomBytes(32) };
}

/**
 * Makes the incident's keys in a transaction of their own. Made inside a long import, they would hold up every other
 * first import of the organization until it ends.
 */
export async function prepareImport(
  work: Work,
  { masterKey }: PeopleTools,
  incidentId: string,
): Promise<void> {
  await findIncident(work.db, work.organizationId, incidentId);
  await peopleKeys(work, masterKey, incidentId);
}
