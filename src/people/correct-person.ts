import { In } from 'typeorm';
import { notFound, Refusal } from '../domain/refusal.ts';
import { DataSetRow } from '../incidents/data-set.row.ts';
import { findIncident, lockIncident } from '../incidents/find-incident.ts';
import { IncidentRow } from '../incidents/incident.row.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { type PeopleKeys, peopleKeys } from '../platform/keys/key-ring.ts';
import { AffectedPersonRow } from './affected-person.row.ts';
import { correctedColumns, correctedIdentity, type PersonCorrection } from './corrected-person.ts';
import { ErasedAddressRow } from './erased-address.row.ts';
import { lockPerson } from './lock-person.ts';
import type { PeopleTools } from './people-context.ts';
import { setsOfOthers } from './recipients-sql.ts';
import { incidentOf } from './remove-person.ts';
import { openIdentity, personIndex, sealPerson } from './sealed-person.ts';

export interface CorrectPerson extends PersonCorrection {
  readonly personId: string;
  readonly reason: string;
}

/**
 * Corrects what is known of a person. They stay the same person: approvals hold, and what was sent to the address before
 * stays in the ledger with that address's digest. What is still to be sent goes to the new one.
 */
export async function correctPerson(
  work: Work,
  { masterKey, catalog }: PeopleTools,
  { personId, reason, ...change }: CorrectPerson,
): Promise<{ personId: string }> {
  const { db, organizationId, now } = work;
  const { incidentId } = await incidentOf(work, personId);
  await lockIncident(work, incidentId);
  const row = await lockPerson(work, personId);
  const keys = await peopleKeys(work, masterKey, incidentId);
  const place = { organizationId, incidentId, id: personId };
  if (!row.sealed) throw new Error('A person who was not erased is sealed.');
  const identity = correctedIdentity(openIdentity(keys, place, row.sealed), change, now);
  const kinds = catalog.vocabulary.personKinds.map(({ key }) => key);
  const columns = correctedColumns(row, identity, change, { kinds, now });
  const blindIndex = personIndex(keys, identity);
  await refuseAnother(work, row, blindIndex);
  const dataSetIds = change.dataSetIds ? await setsOf(work, incidentId, change.dataSetIds) : row.dataSetIds;
  const stated = await makeStatement(work, { kind: 'CORRECTION_REASON', text: reason, incidentId });
  const sealed = sealPerson(keys satisfies PeopleKeys, place, identity);
  const listedRevision = await listedSince(work, row, dataSetIds);
  const corrected = { ...columns, sealed, blindIndex, dataSetIds, listedRevision };
  await updateRows(db, AffectedPersonRow, { organizationId, id: personId }, corrected);
  const fields = Object.entries(change).flatMap(([field, value]) => (value === undefined ? [] : [field]));
  await record(work, {
    type: 'person.corrected',
    incidentId,
    details: { personId, fields: fields.sort(), reason: stated },
  });
  return { personId };
}

/** One address is one person, and one who was erased on request does not come back by a correction. */
async function refuseAnother(
  { db, organizationId, now }: Work,
  { id, incidentId, blindIndex: before }: AffectedPersonRow,
  blindIndex: Buffer,
): Promise<void> {
  if (before?.equals(blindIndex)) return;
  const other = await db.findOneBy(AffectedPersonRow, { organizationId, incidentId, blindIndex });
  if (other && other.id !== id)
    throw new Refusal(
      'CONFLICT',
      'Another person of this incident has this address: take one of the two off the list.',
      {
        personId: other.id,
      },
    );
  const erased = await db.findOneBy(ErasedAddressRow, { organizationId, incidentId, digest: blindIndex });
  if (erased && erased.keepUntil > now)
    throw new Refusal('CONFLICT', 'The person with this address was erased on request.');
}

/** Somebody who comes to be ours to tell enters the next audience, not one approved before. */
async function listedSince(
  work: Work,
  { incidentId, dataSetIds: before, listedRevision }: AffectedPersonRow,
  dataSetIds: readonly string[],
): Promise<number> {
  const { db, organizationId } = work;
  const others = await setsOfOthers(db, { organizationId, incidentId });
  const ours = (ids: readonly string[]) => ids.length === 0 || ids.some((id) => !others.includes(id));
  if (ours(before) || !ours(dataSetIds)) return listedRevision;
  const { peopleRevision } = await findIncident(db, organizationId, incidentId);
  const change = { peopleRevision: peopleRevision + 1, updatedAt: work.now };
  await updateRows(db, IncidentRow, { organizationId, id: incidentId }, change);
  return peopleRevision + 1;
}

async function setsOf(
  { db, organizationId }: Work,
  incidentId: string,
  given: readonly string[],
): Promise<string[]> {
  const ids = [...new Set(given)].sort();
  const known = await db.countBy(DataSetRow, { organizationId, incidentId, id: In(ids) });
  if (known !== ids.length) throw notFound('data set');
  return ids;
}
