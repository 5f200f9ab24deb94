import { DateTime } from 'luxon';
import { type EntityManager, In } from 'typeorm';
import { findIncident } from '../incidents/find-incident.ts';
import type { Cursor } from '../platform/graphql/paging.ts';
import { AffectedPersonRow } from './affected-person.row.ts';
import type { ListedPerson } from './list-people.ts';
import type { PeopleTools } from './people-context.ts';
import { oursToTell, RECIPIENTS, STILL_LISTED, setsOfOthers, type WithheldReason } from './recipients-sql.ts';
import { openPeople } from './sealed-person.ts';

/** Somebody who needs a person's attention, and why. */
export interface WorkItem extends ListedPerson {
  readonly reasons: readonly WithheldReason[];
}

export interface WorkListOrder {
  readonly organizationId: string;
  readonly incidentId: string;
  /** Null: all, and AGE_UNKNOWN only where ages are known at all; otherwise it would list everybody. */
  readonly reasons: readonly WithheldReason[] | null;
}

/**
 * Who is not mailed, or only in part: guardian unknown, no mail address, do not contact; and whose age is unknown, who are
 * taken for what the policy says. Nobody is left out silently: whoever is on it counts as not reached until told.
 */
export async function findWorkList(
  db: EntityManager,
  { masterKey }: Pick<PeopleTools, 'masterKey'>,
  { organizationId, incidentId, reasons }: WorkListOrder,
  { size, after }: { size: number; after: Cursor | null },
): Promise<WorkItem[]> {
  await findIncident(db, organizationId, incidentId);
  const others = await setsOfOthers(db, { organizationId, incidentId });
  const wanted = reasons ?? ['GUARDIAN_UNKNOWN', 'NO_MAIL_ADDRESS', 'DO_NOT_CONTACT', 'AGE_UNKNOWN'];
  const found: { id: string; reasons: WithheldReason[] }[] = await db.query(
    `with ages as (
       select exists (select from affected_person where organization_id = $1 and incident_id = $2 and age_band <> 'UNKNOWN') as known)
     select p.id, array_agg(distinct w.reason order by w.reason) as reasons
       from affected_person p ${RECIPIENTS}
       cross join ages
       cross join lateral (values (r.withheld), (case when p.age_band = 'UNKNOWN' and (ages.known or $4) then 'AGE_UNKNOWN' end)) w (reason)
      where p.organization_id = $1 and p.incident_id = $2 and ${STILL_LISTED} and ${oursToTell('$3')}
        and w.reason = any($5)
        and ($6::timestamptz is null or (p.created_at, p.id) > ($6, $7::uuid))
      group by p.created_at, p.id order by p.created_at, p.id limit ${size + 1}`,
    [
      ...[organizationId, incidentId, others, reasons !== null, wanted],
      ...[after && DateTime.fromMillis(after.key).toJSDate(), after?.id ?? null],
    ],
  );
  const ids = found.map(({ id }) => id);
  const rows = await db.findBy(AffectedPersonRow, { organizationId, id: In(ids) });
  const people = await openPeople(db, masterKey, organizationId, incidentId, rows);
  return found.flatMap((item) => {
    const at = rows.findIndex(({ id }) => id === item.id);
    const row = rows[at];
    const person = people[at];
    return row && person ? [{ row, person, reasons: item.reasons }] : [];
  });
}
