import { type Batch, oneEach } from '../platform/database/batch.ts';
import { RECIPIENTS, STILL_LISTED } from './recipients-sql.ts';

export interface AudienceNow {
  readonly people: number;
  readonly leftToControllers: number;
  readonly byMail: number;
  readonly toGuardians: number;
  readonly guardianUnknown: number;
  readonly noMailAddress: number;
  readonly doNotContact: number;
  readonly ageWithheld: number;
  readonly ageUnknown: number;
}

const NOBODY: AudienceNow = {
  ...{ people: 0, leftToControllers: 0, byMail: 0, toGuardians: 0, guardianUnknown: 0 },
  ...{ noMailAddress: 0, doNotContact: 0, ageWithheld: 0, ageUnknown: 0 },
};

/** Whom a notice to people would go to if it were approved and sent now. */
export const audienceNow: Batch<string, AudienceNow> = async (db, incidentIds) => {
  const others: { ids: string[] }[] = await db.query(
    `select coalesce(array_agg(d.id), '{}') as ids from data_set d
      where d.incident_id = any($1) and d.role = 'PROCESSOR'
        and not exists (select from data_set_mandate m where m.organization_id = d.organization_id and m.data_set_id = d.id)`,
    [[...incidentIds]],
  );
  const people = (reason: string) =>
    `(count(distinct p.id) filter (where ours and r.withheld = '${reason}'))::int`;
  const rows: (AudienceNow & { incident_id: string })[] = await db.query(
    `select p.incident_id, (count(distinct p.id) filter (where ours))::int as people,
            (count(distinct p.id) filter (where not ours))::int as "leftToControllers",
            (count(*) filter (where ours and r.withheld is null and r.recipient = 'PERSON'))::int as "byMail",
            (count(*) filter (where ours and r.withheld is null and r.recipient = 'GUARDIAN'))::int as "toGuardians",
            ${people('GUARDIAN_UNKNOWN')} as "guardianUnknown", ${people('NO_MAIL_ADDRESS')} as "noMailAddress",
            ${people('DO_NOT_CONTACT')} as "doNotContact", ${people('AGE_UNKNOWN')} as "ageWithheld",
            (count(distinct p.id) filter (where ours and p.age_band = 'UNKNOWN'))::int as "ageUnknown"
       from (select *, not (cardinality(data_set_ids) > 0 and data_set_ids <@ $2::uuid[]) as ours
               from affected_person where incident_id = any($1)) p ${RECIPIENTS}
      where ${STILL_LISTED} group by 1`,
    [[...incidentIds], others[0]?.ids ?? []],
  );
  return oneEach(incidentIds, rows, (row) => row.incident_id).map((row) => row ?? NOBODY);
};
