import { absorbIncident } from '../incidents/absorb-incident.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { record } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import { carryPeople } from './carry-people.ts';
import type { PeopleTools } from './people-context.ts';

export interface Merging {
  readonly fromIncidentId: string;
  readonly intoIncidentId: string;
  readonly reason: string;
}

/**
 * Two incidents turn out to be one: the target takes what is known of the other and its people, and carries what it owes;
 * the other ends as MERGED with its own record. What was filed stays where it was filed. Reactions judge the target and
 * hand over the duties before the other's lapse; one that nobody would carry refuses all of it.
 */
export async function mergeIncidents(
  work: Work,
  tools: PeopleTools,
  { fromIncidentId, intoIncidentId, reason }: Merging,
): Promise<{ incidentId: string }> {
  const { from, version, dataSets, contradicted } = await absorbIncident(
    work,
    fromIncidentId,
    intoIncidentId,
  );
  await copyMandates(work, intoIncidentId, dataSets);
  const carrying = { fromId: fromIncidentId, intoId: intoIncidentId, dataSets, onlyTheirs: false };
  const people = await carryPeople(work, tools, carrying);
  const said = await makeStatement(work, { kind: 'MERGE_REASON', text: reason, incidentId: intoIncidentId });
  await record(work, {
    type: 'incident.merged',
    incidentId: intoIncidentId,
    details: {
      version,
      fromIncidentId,
      dataSets: dataSets.size,
      ...people,
      contradicted: [...contradicted],
      reason: said,
    },
  });
  await record(work, {
    type: 'incident.moved',
    incidentId: fromIncidentId,
    details: { from, to: 'MERGED', reason: said },
  });
  return { incidentId: intoIncidentId };
}

/** A controller that asked us to write to the people of a data set asked for them, whatever incident they are in. */
async function copyMandates(
  { db, organizationId }: Work,
  intoId: string,
  dataSets: ReadonlyMap<string, string>,
): Promise<void> {
  await db.query(
    `insert into data_set_mandate (organization_id, incident_id, data_set_id, ground_id, recorded_by, recorded_at)
     select m.organization_id, $2, c.copy, m.ground_id, m.recorded_by, m.recorded_at
       from data_set_mandate m join unnest($3::uuid[], $4::uuid[]) as c (original, copy) on c.original = m.data_set_id
      where m.organization_id = $1`,
    [organizationId, intoId, [...dataSets.keys()], [...dataSets.values()]],
  );
}
