import type { EntityManager } from 'typeorm';

/** Why somebody is not mailed and stands on the work list instead. */
export const withheldReasons = [
  'GUARDIAN_UNKNOWN',
  'NO_MAIL_ADDRESS',
  'DO_NOT_CONTACT',
  'AGE_UNKNOWN',
] as const;
export type WithheldReason = (typeof withheldReasons)[number];

/** Affected, and still somebody: neither erased nor taken off the list. */
export const STILL_LISTED = 'p.erased_at is null and p.removed_at is null';

/** Whether a person `p` is ours to write to: in no data set, or in one that is not among those of the array parameter. */
export const oursToTell = (leftOut: string): string =>
  `not (cardinality(p.data_set_ids) > 0 and p.data_set_ids <@ ${leftOut}::uuid[])`;

/**
 * Joins to each person `p` whom the notice goes to: `r.recipient` is PERSON or GUARDIAN, `r.withheld` says why that one is
 * not mailed (null: is mailed). Under 13 it is the guardian, always; from 13 to 17 and for an unknown age the
 * organization's policy for the country decides, or the one for everywhere, or the child and the guardian, and an adult.
 */
export const RECIPIENTS = `
  left join guardian_policy here
    on here.organization_id = p.organization_id and here.country = split_part(p.jurisdiction, '-', 1)
  left join guardian_policy everywhere on everywhere.organization_id = p.organization_id and everywhere.country = '*'
  cross join lateral (
    select case when p.age_band = 'UNKNOWN' then coalesce(here.age_unknown, everywhere.age_unknown, 'AS_ADULT')
                when p.age_band = 'AGED_13_TO_17' then 'AS_13_TO_17' when p.age_band = 'ADULT' then 'AS_ADULT'
                else 'UNDER_13' end as taken_for) age
  cross join lateral (
    select case age.taken_for when 'AS_ADULT' then 'CHILD' when 'UNDER_13' then 'GUARDIAN' when 'WITHHOLD' then 'WITHHOLD'
                else coalesce(here.aged_13_to_17, everywhere.aged_13_to_17, 'CHILD_AND_GUARDIAN') end as way) treatment
  join lateral (values
    ('PERSON', treatment.way <> 'GUARDIAN',
     case when p.do_not_contact then 'DO_NOT_CONTACT' when treatment.way = 'WITHHOLD' then 'AGE_UNKNOWN'
          when not p.has_mail then 'NO_MAIL_ADDRESS' end),
    ('GUARDIAN', treatment.way in ('GUARDIAN', 'CHILD_AND_GUARDIAN'),
     case when p.do_not_contact then 'DO_NOT_CONTACT' when not p.has_guardian then 'GUARDIAN_UNKNOWN' end)
  ) r (recipient, owed, withheld) on r.owed`;

/** Data sets of an incident whose people are another controller's to tell: we are its processor, and it did not ask us. */
export async function setsOfOthers(
  db: EntityManager,
  { organizationId, incidentId }: { organizationId: string; incidentId: string },
): Promise<string[]> {
  const rows: { id: string }[] = await db.query(
    `select d.id from data_set d
      where d.organization_id = $1 and d.incident_id = $2 and d.role = 'PROCESSOR'
        and not exists (select from data_set_mandate m where m.organization_id = $1 and m.data_set_id = d.id)
      order by d.id`,
    [organizationId, incidentId],
  );
  return rows.map(({ id }) => id);
}
