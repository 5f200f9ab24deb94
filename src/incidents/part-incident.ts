import { In } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { memberOf } from '../domain/actor.ts';
import { notFound, Refusal } from '../domain/refusal.ts';
import { findOrganization } from '../organizations/find-organization.ts';
import { insertRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { admit, admittedTo } from './admissions.ts';
import { AwarenessRow } from './awareness.row.ts';
import { DataSetRow } from './data-set.row.ts';
import { drawReference } from './draw-reference.ts';
import { lockIncident } from './find-incident.ts';
import { IncidentRow } from './incident.row.ts';
import { keepLink } from './link-incidents.ts';
import { saveVersion } from './save-version.ts';

export interface Part {
  readonly incidentId: string;
  readonly dataSetIds: readonly string[];
  readonly title: string;
}

/**
 * Makes some data sets of an incident an incident of their own, with the same times, awareness, answers and list of those
 * who may see it. The data sets move with their ids, so both histories tell the same story.
 */
export async function partIncident(
  work: Work,
  { incidentId, dataSetIds, title }: Part,
): Promise<{ partId: string; version: number; partVersion: number }> {
  const { db, organizationId, now } = work;
  const whole = await lockIncident(work, incidentId);
  if (title.trim() === '')
    throw new Refusal('INVALID_INPUT', 'The new incident needs a title: a few words are enough.');
  await checkSets(work, incidentId, dataSetIds);
  const { timeZone } = await findOrganization(db, organizationId);
  const partId = uuid({ msecs: now.toMillis() });
  await insertRows(db, IncidentRow, {
    ...whole,
    ...{ id: partId, reference: await drawReference(work, timeZone), title: title.trim() },
    ...{ version: 0, peopleRevision: 0, createdBy: memberOf(work.actor), createdAt: now, updatedAt: now },
  });
  const admissions = await admittedTo(db, organizationId, incidentId);
  if (admissions) await admit(work, partId, [...admissions.memberIds], admissions.restrictedSeq);
  const declared = await db.findBy(AwarenessRow, { organizationId, incidentId });
  const copies = declared.map((row) => ({ ...row, id: uuid({ msecs: now.toMillis() }), incidentId: partId }));
  await insertRows(db, AwarenessRow, copies);
  const scope = [organizationId, [...dataSetIds], partId];
  await db.query(
    'update data_set set incident_id = $3 where organization_id = $1 and id = any($2::uuid[])',
    scope,
  );
  await db.query(
    'update affected_group set incident_id = $3 where organization_id = $1 and data_set_id = any($2::uuid[])',
    scope,
  );
  await keepLink(work, { incidentId: partId, otherIncidentId: incidentId, kind: 'SPLIT_FROM' });
  const partVersion = await saveVersion(work, partId);
  return { partId, partVersion, version: await saveVersion(work, incidentId) };
}

async function checkSets(
  { db, organizationId }: Work,
  incidentId: string,
  dataSetIds: readonly string[],
): Promise<void> {
  const parted = await db.countBy(DataSetRow, { organizationId, incidentId, id: In([...dataSetIds]) });
  if (dataSetIds.length === 0 || parted < new Set(dataSetIds).size) throw notFound('data set');
  if (parted === (await db.countBy(DataSetRow, { organizationId, incidentId })))
    throw new Refusal('CONFLICT', 'That would leave no data set behind: there is nothing to split.');
}
