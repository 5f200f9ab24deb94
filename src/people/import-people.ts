import { randomBytes } from 'node:crypto';
import { In } from 'typeorm';
import { isOpen } from '../domain/lifecycle.ts';
import { notFound, Refusal } from '../domain/refusal.ts';
import { DataSetRow } from '../incidents/data-set.row.ts';
import { findIncident, lockIncident } from '../incidents/find-incident.ts';
import type { Work } from '../platform/database/work.ts';
import { openPeopleKeys, type PeopleKeys, peopleKeys } from '../platform/keys/key-ring.ts';
import { blindIndex } from '../platform/keys/seal.ts';
import { addStaged, countStaged } from './add-staged.ts';
import { openCsv } from './csv-bytes.ts';
import { keepImport } from './keep-import.ts';
import { type ImportReport, LARGEST_FILE, type NewPeople } from './new-people.ts';
import type { PeopleTools } from './people-context.ts';
import { fillStage, makeStage } from './stage-people.ts';
import { rowTaker, type Tally } from './take-row.ts';

/**
 * Takes a file of affected people into an incident, all of it or nothing. Rows with a fault are left out and listed;
 * the first of several rows with one address stands. The incident is locked only once the file has been read, so that
 * a slow upload holds nobody up.
 */
export async function importPeople(work: Work, tools: PeopleTools, input: NewPeople): Promise<ImportReport> {
  const { incidentId, dryRun } = input;
  const dataSetIds = await checkTarget(work, input);
  const keys = await keysFor(work, tools, input);
  const csv = await openCsv(input.csv, input.maxBytes ?? LARGEST_FILE);
  const tally: Tally = { header: false, rowsRead: 0, staged: 0, problems: [] };
  await makeStage(work);
  await fillStage(work, csv, rowTaker(work, tools, input, keys, tally));
  if (!tally.header) throw new Refusal('INVALID_INPUT', 'The file is empty.');
  const contentDigest = csv.digest();

  const { peopleRevision } = await lockIncident(work, incidentId);
  const revision = peopleRevision + 1;
  const byJurisdiction = dryRun
    ? await countStaged(work, incidentId)
    : await addStaged(work, { incidentId, dataSetIds, revision });
  const added = byJurisdiction.reduce((sum, { count }) => sum + count, 0);
  const { rowsRead, staged, problems } = tally;
  const counts = { rowsRead, added, merged: staged - added, rejected: rowsRead - staged };
  const importId = dryRun
    ? null
    : await keepImport(work, {
        incidentId,
        contentDigest,
        // A plain digest in a record that cannot be erased would confirm a guessed file.
        recordedDigest: blindIndex(keys.indexing, contentDigest.toString('hex')),
        problems,
        ...counts,
        revision: added > 0 ? revision : null,
      });
  return { importId, ...counts, problems, byJurisdiction, contentDigest: contentDigest.toString('hex') };
}

/** Refuses before anything is read where the file could not be taken in: no such incident or data set, or closed. */
async function checkTarget(work: Work, { incidentId, dataSetIds }: NewPeople): Promise<string[]> {
  const { db, organizationId } = work;
  const incident = await findIncident(db, organizationId, incidentId);
  // Says why in its own words; on an open one it would hold its lock for as long as the upload takes.
  if (!isOpen(incident.state)) await lockIncident(work, incidentId);
  const ids = [...new Set(dataSetIds ?? [])].sort();
  if (ids.length === 0) return ids;
  const known = await db.countBy(DataSetRow, { organizationId, incidentId, id: In(ids) });
  if (known !== ids.length) throw notFound('data set');
  return ids;
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
