import type { Work } from '../platform/database/work.ts';
import { mergeStaged } from './merge-staged.ts';
import { flagColumns } from './stage-flags.ts';
import type { AddedCount, StagedPeople, Taken } from './staged-people.ts';

// Sorting and an anti-join take half the time of letting the unique index find each duplicate.
const newcomers = `
  (select distinct on (blind_index) * from people_stage order by blind_index, line) f
   where not exists (select from affected_person p
                      where p.organization_id = $1 and p.incident_id = $2 and p.blind_index = f.blind_index)`;

const setsOfRow = `case when f.data_sets is null then $3::uuid[] else (
  select array_agg(distinct d order by d) from unnest($3::uuid[] || string_to_array(f.data_sets, ',')::uuid[]) d) end`;

/** Moves staged people into the incident: the first row of an address stands, later ones add what it does not say. */
export async function addStaged(work: Work, people: StagedPeople): Promise<Taken> {
  const { db, organizationId, now } = work;
  const { incidentId, dataSetIds, revision, staged } = people;
  const erasedBefore = await dropErased(work, incidentId);
  const byJurisdiction: AddedCount[] = await db.query(
    `with added as (
       insert into affected_person (organization_id, id, incident_id, sealed, blind_index, kind, jurisdiction, locale,
                                    data_set_ids, people_revision, listed_revision, created_at, age_band,
                                    has_mail, has_post, has_guardian, has_birth_date, do_not_contact)
       select $1, f.id, $2, coalesce(f.sealed, ''), f.blind_index, f.kind, f.jurisdiction, f.locale, ${setsOfRow}, $4, $4, $5,
              f.age_band, ${flagColumns}
         from ${newcomers}
       on conflict do nothing returning jurisdiction)
     select jurisdiction, count(*)::int as count from added group by 1 order by 2 desc, 1`,
    [organizationId, incidentId, dataSetIds, revision, now.toJSDate()],
  );
  const added = byJurisdiction.reduce((sum, { count }) => sum + count, 0);
  const rest = staged - erasedBefore - added;
  const merged =
    rest > 0
      ? await mergeStaged(work, people, rest)
      : {
          duplicates: 0,
          knownBefore: 0,
          joined: 0,
          relisted: 0,
          restored: 0,
          removedBefore: 0,
          conflicts: [],
          conflictCount: 0,
        };
  return { byJurisdiction, added, erasedBefore, ...merged };
}

/** Rows of people who were erased on request; a digest past its day is let go first. */
async function dropErased({ db, organizationId, now }: Work, incidentId: string): Promise<number> {
  const scope = [organizationId, incidentId];
  await db.query(
    'delete from erased_address where organization_id = $1 and incident_id = $2 and keep_until <= $3',
    [...scope, now.toJSDate()],
  );
  const [, count]: [unknown, number] = await db.query(
    `delete from people_stage s using erased_address e
      where e.organization_id = $1 and e.incident_id = $2 and e.digest = s.blind_index`,
    scope,
  );
  return count;
}
