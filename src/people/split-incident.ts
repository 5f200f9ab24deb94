import { type Part, partIncident } from '../incidents/part-incident.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { record } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import { carryPeople } from './carry-people.ts';
import type { PeopleTools } from './people-context.ts';

/**
 * One incident turns out to be two: some data sets become an incident of their own, with their people. Who is in those
 * alone leaves the list of the first, who is in both stays on both; nobody is lost, and nobody is told twice of the same
 * data. Both are judged anew.
 */
export async function splitIncident(
  work: Work,
  tools: PeopleTools,
  input: Part & { readonly reason: string },
): Promise<{ incidentId: string }> {
  const { incidentId } = input;
  const dataSetIds = [...new Set(input.dataSetIds)];
  const { partId, version, partVersion } = await partIncident(work, { ...input, dataSetIds });
  const said = await makeStatement(work, { kind: 'SPLIT_REASON', text: input.reason, incidentId });
  await work.db.query(
    'update data_set_mandate set incident_id = $3 where organization_id = $1 and data_set_id = any($2::uuid[])',
    [work.organizationId, dataSetIds, partId],
  );
  const same = new Map(dataSetIds.map((id) => [id, id]));
  const carrying = { fromId: incidentId, intoId: partId, dataSets: same, onlyTheirs: true };
  const { carried } = await carryPeople(work, tools, carrying);
  const left = await leave(work, incidentId, dataSetIds, said.statementId);
  const details = { carried, left, dataSetIds, reason: said };
  await record(work, {
    type: 'incident.split',
    incidentId,
    details: { version, partIncidentId: partId, ...details },
  });
  await record(work, {
    type: 'incident.split-off',
    incidentId: partId,
    details: { version: partVersion, fromIncidentId: incidentId, ...details },
  });
  return { incidentId: partId };
}

/** Takes the people of those data sets out of them; answers how many are in no other and so left the list. */
async function leave(
  { db, organizationId, now }: Work,
  incidentId: string,
  dataSetIds: readonly string[],
  reasonId: string,
): Promise<number> {
  const [{ left }] = await db.query(
    `with parted as (
       update affected_person p
          set removed_at = case when p.data_set_ids <@ $3::uuid[] then $4 else p.removed_at end,
              removed_reason_id = case when p.data_set_ids <@ $3::uuid[] then $5 else p.removed_reason_id end,
              data_set_ids = case when p.data_set_ids <@ $3::uuid[] then p.data_set_ids
                else array(select d from unnest(p.data_set_ids) d where d <> all ($3::uuid[])) end
        where p.organization_id = $1 and p.incident_id = $2 and p.data_set_ids && $3::uuid[] and p.removed_at is null
       returning p.removed_at)
     select count(removed_at)::int as left from parted`,
    [organizationId, incidentId, [...dataSetIds], now.toJSDate(), reasonId],
  );
  return left;
}
