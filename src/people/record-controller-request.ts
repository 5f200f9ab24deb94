import { memberOf } from '../domain/actor.ts';
import { found, Refusal } from '../domain/refusal.ts';
import { DataSetRow } from '../incidents/data-set.row.ts';
import { lockIncident } from '../incidents/find-incident.ts';
import { IncidentRow } from '../incidents/incident.row.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { record } from '../platform/audit/record.ts';
import { insertRows, updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { DataSetMandateRow } from './data-set-mandate.row.ts';
import { oursToTell, setsOfOthers } from './recipients-sql.ts';

/**
 * Records that the controller of a data set asked its processor, us, to write to the people in it (GDPR Art. 28(3)(a): on
 * documented instructions). They enter the next audience; one approved before leaves them out.
 */
export async function recordControllerRequest(
  work: Work,
  { dataSetId, ground }: { readonly dataSetId: string; readonly ground: string },
): Promise<{ incidentId: string }> {
  const { db, organizationId, now } = work;
  const { incidentId, role } = found(
    await db.findOneBy(DataSetRow, { organizationId, id: dataSetId }),
    'data set',
  );
  await lockIncident(work, incidentId);
  if (role !== 'PROCESSOR')
    throw new Refusal(
      'CONFLICT',
      'You are the controller of this data set: its people are yours to tell anyway.',
    );
  if (await db.existsBy(DataSetMandateRow, { organizationId, dataSetId }))
    throw new Refusal('CONFLICT', 'That the controller asked is recorded already.');
  const stated = await makeStatement(work, { kind: 'MANDATE_GROUND', text: ground, incidentId });
  await insertRows(db, DataSetMandateRow, {
    ...{ organizationId, incidentId, dataSetId, groundId: stated.statementId },
    ...{ recordedBy: memberOf(work.actor), recordedAt: now },
  });
  await enterNextAudience(work, incidentId, dataSetId);
  await record(work, {
    type: 'controller-request.recorded',
    incidentId,
    details: { dataSetId, ground: stated },
  });
  return { incidentId };
}

/** Those who were nobody's to tell but this controller's are a wave: no approval before covers them. */
async function enterNextAudience(
  { db, organizationId, now }: Work,
  incidentId: string,
  dataSetId: string,
): Promise<void> {
  const { peopleRevision } = await db.findOneByOrFail(IncidentRow, { organizationId, id: incidentId });
  const others = await setsOfOthers(db, { organizationId, incidentId });
  const revision = peopleRevision + 1;
  const [, entered]: [unknown, number] = await db.query(
    `update affected_person p set listed_revision = $3
      where p.organization_id = $1 and p.incident_id = $2 and $4 = any(p.data_set_ids)
        and not (${oursToTell('$5')})`,
    [organizationId, incidentId, revision, dataSetId, [...others, dataSetId]],
  );
  if (entered === 0) return;
  const change = { peopleRevision: revision, updatedAt: now };
  await updateRows(db, IncidentRow, { organizationId, id: incidentId }, change);
}
