import { undeterminable } from '../domain/jurisdiction.ts';
import type { Work } from '../platform/database/work.ts';
import { findConflicts } from './find-conflicts.ts';
import { oursToTell, setsOfOthers } from './recipients-sql.ts';
import { flags, MERGED } from './stage-flags.ts';
import type { StagedPeople, Taken } from './staged-people.ts';

type Merged = Omit<Taken, 'byJurisdiction' | 'added' | 'erasedBefore'>;

/**
 * Unites the rows that are no new person with those they are: data sets together, the earliest word kept, what was
 * unknown filled in, the younger of two ages. Expects the new people to stand in the table already.
 */
export async function mergeStaged(work: Work, people: StagedPeople, rest: number): Promise<Merged> {
  const { db, organizationId } = work;
  const { incidentId, dataSetIds, revision } = people;
  const scope = [organizationId, incidentId];
  const { restored, removedBefore } = await meetRemoved(work, people);
  const [{ known }] = await db.query(
    `select count(distinct p.id)::int as known from ${MERGED} where p.people_revision < $3`,
    [...scope, revision],
  );
  const others = await setsOfOthers(db, { organizationId, incidentId });
  const [{ joined, relisted }] = await db.query(
    `with named as (
       select p.id, p.people_revision as since, array_agg(distinct d) as sets
         from ${MERGED} cross join unnest($3::uuid[] || coalesce(string_to_array(s.data_sets, ',')::uuid[], '{}')) d
        group by 1, 2),
     put as (
       update affected_person p
          set data_set_ids = (select array_agg(distinct d order by d) from unnest(p.data_set_ids || n.sets) d),
              listed_revision = case when ${oursToTell('$5')} or n.sets <@ $5::uuid[] then p.listed_revision else $4 end
         from named n where p.organization_id = $1 and p.id = n.id and not n.sets <@ p.data_set_ids
       returning n.since, p.listed_revision)
     select count(*) filter (where since < $4)::int as joined,
            count(*) filter (where since < $4 and listed_revision = $4)::int as relisted from put`,
    [...scope, dataSetIds, revision, others],
  );
  await fillIn(work, incidentId);
  const conflicts = await findConflicts(work, incidentId);
  await takeYounger(work, incidentId);
  return {
    ...conflicts,
    duplicates: rest - removedBefore - known,
    knownBefore: known,
    ...{ joined, relisted },
    restored,
    removedBefore,
  };
}

async function meetRemoved(
  { db, organizationId }: Work,
  { incidentId, restore, revision }: StagedPeople,
): Promise<{ restored: number; removedBefore: number }> {
  const scope = [organizationId, incidentId];
  const [, count]: [unknown, number] = restore
    ? await db.query(
        `update affected_person p set removed_at = null, removed_reason_id = null, listed_revision = $3
          where p.organization_id = $1 and p.incident_id = $2 and p.removed_at is not null
            and p.blind_index in (select blind_index from people_stage)`,
        [...scope, revision],
      )
    : await db.query(
        `delete from people_stage s using affected_person p
          where p.organization_id = $1 and p.incident_id = $2 and p.blind_index = s.blind_index and p.removed_at is not null`,
        scope,
      );
  return restore ? { restored: count, removedBefore: 0 } : { restored: 0, removedBefore: count };
}

/** Each column for itself, from the first row that says something; a state is more than its country. */
async function fillIn({ db, organizationId }: Work, incidentId: string): Promise<void> {
  const first = (column: string, where: string) =>
    `(array_agg(s.${column} order by s.line) filter (where ${where}))[1]`;
  await db.query(
    `update affected_person p
        set kind = coalesce(p.kind, f.kind), locale = coalesce(p.locale, f.locale), jurisdiction = coalesce(f.jurisdiction, p.jurisdiction),
            age_band = case when p.age_band = 'UNKNOWN' then coalesce(f.age_band, 'UNKNOWN') else p.age_band end,
            do_not_contact = p.do_not_contact or f.do_not_contact
       from (select p.id, ${first('kind', 's.kind is not null')} as kind, ${first('locale', 's.locale is not null')} as locale,
                    ${first('jurisdiction', `(p.jurisdiction = '${undeterminable}' and s.jurisdiction <> '${undeterminable}') or s.jurisdiction like p.jurisdiction || '-%'`)} as jurisdiction,
                    ${first('age_band', "s.age_band <> 'UNKNOWN'")} as age_band,
                    bool_or((s.flags & ${flags.doNotContact}) <> 0) as do_not_contact
               from ${MERGED} group by p.id) f
      where p.organization_id = $1 and p.id = f.id
        and (p.kind is null and f.kind is not null or p.locale is null and f.locale is not null or f.jurisdiction is not null
             or p.age_band = 'UNKNOWN' and f.age_band is not null or f.do_not_contact and not p.do_not_contact)`,
    [organizationId, incidentId],
  );
}

/** Of two ages the younger holds: a child is not written to because one of two files took it for an adult. */
async function takeYounger({ db, organizationId }: Work, incidentId: string): Promise<void> {
  await db.query(
    `update affected_person p set age_band = f.age_band
       from (select p.id, case when bool_or(s.age_band = 'UNDER_13') then 'UNDER_13' else 'AGED_13_TO_17' end as age_band
               from ${MERGED} where s.age_band in ('UNDER_13', 'AGED_13_TO_17') group by p.id) f
      where p.organization_id = $1 and p.id = f.id and not p.has_birth_date
        and (p.age_band = 'ADULT' or p.age_band = 'AGED_13_TO_17' and f.age_band = 'UNDER_13')`,
    [organizationId, incidentId],
  );
}
