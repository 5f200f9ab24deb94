import type { EntityManager } from 'typeorm';
import { IncidentRow } from '../incidents/incident.row.ts';
import { EventRow } from '../platform/audit/event.row.ts';
import { readRows } from '../platform/database/read-rows.ts';
import type { Cursor } from '../platform/graphql/paging.ts';
import { type Disclosure, disclosureOf, leavingTypes } from './what-left.ts';

// A filing only prepared, a delivery marked by hand, a letter that came in: nothing left by these, and pages are counted here.
const LEFT = `t.type = any($2) and t.seq > $3
  and not (t.type = 'filing.recorded' and t.details ->> 'state' = 'PREPARED')
  and not (t.type = 'delivery.settled' and t.details ->> 'as' <> 'RESENT')
  and not (t.type = 'correspondence.logged'
           and (t.details ->> 'direction' = 'IN' or t.details ->> 'corrects' is not null))`;

// The register has a line for each incident of its period that whoever took it out could see.
const IN_REGISTER = `t.incident_id is null and t.type = 'register.exported' and t.at >= $5
  and coalesce((t.details ->> 'from')::timestamptz <= $5, true)
  and coalesce((t.details ->> 'to')::timestamptz >= $5, true)
  and not exists (select from incident_admission a where a.organization_id = $1 and a.incident_id = $4
                  having min(a.restricted_seq) < t.seq
                     and not bool_or(a.member_id::text = t.actor ->> 'memberId'))`;

/** A page of what left, by number of the record, with one more than asked for: of one incident, or of all (null). */
export async function findLeft(
  db: EntityManager,
  organizationId: string,
  incidentId: string | null,
  { size, after }: { size: number; after: Pick<Cursor, 'key'> | null },
): Promise<{ seq: number; disclosure: Disclosure }[]> {
  const values: unknown[] = [organizationId, leavingTypes, after?.key ?? 0];
  let of = '';
  if (incidentId !== null) {
    const { exercise, createdAt } = await db.findOneByOrFail(IncidentRow, { organizationId, id: incidentId });
    of = `and (t.incident_id = $4 ${exercise ? '' : `or (${IN_REGISTER})`})`;
    values.push(incidentId, ...(exercise ? [] : [createdAt.toJSDate()]));
  }
  const rows = await readRows(
    db,
    EventRow,
    `where t.organization_id = $1 ${of} and ${LEFT} order by t.seq limit ${size + 1}`,
    values,
  );
  return rows.flatMap((row) => {
    const disclosure = disclosureOf(row);
    return disclosure ? [{ seq: row.seq, disclosure }] : [];
  });
}
