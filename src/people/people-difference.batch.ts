import { type Batch, manyEach } from '../platform/database/batch.ts';

/** What the facts say of one data set and place, beside the people taken in. */
export interface ComparedPart {
  /** Null: people who are in no data set. */
  readonly dataSetId: string | null;
  readonly dataSet: string | null;
  readonly jurisdiction: string;
  /** Null: no group says, or one of unknown size. */
  readonly declared: number | null;
  readonly imported: number;
}

/**
 * Declared groups beside imported people, by data set and jurisdiction. A group whose place is not recorded stands with the
 * people of unknown residence. Erased people were affected and count; those taken off the list were not.
 */
export const peopleCompared: Batch<string, readonly ComparedPart[]> = async (db, incidentIds) => {
  const rows: (ComparedPart & { incident_id: string })[] = await db.query(
    `with declared as (
       select s.incident_id, s.id as set_id, coalesce(g.jurisdiction, 'ZZ') as place,
              case when bool_or(g.count is null) then null else sum(g.count)::int end as declared
         from data_set s join affected_group g on g.organization_id = s.organization_id and g.data_set_id = s.id
        where s.incident_id = any($1) group by 1, 2, 3),
     imported as (
       select p.incident_id, d as set_id, p.jurisdiction as place, count(*)::int as imported
         from affected_person p left join lateral unnest(p.data_set_ids) d on true
        where p.incident_id = any($1) and p.removed_at is null group by 1, 2, 3)
     select coalesce(a.incident_id, b.incident_id) as incident_id, coalesce(a.set_id, b.set_id) as "dataSetId", s.name as "dataSet",
            coalesce(a.place, b.place) as jurisdiction, a.declared, coalesce(b.imported, 0) as imported
       from declared a full join imported b on a.incident_id = b.incident_id and a.set_id = b.set_id and a.place = b.place
       left join data_set s on s.id = coalesce(a.set_id, b.set_id)
      order by 1, s.created_at, 2, greatest(a.declared, b.imported) desc nulls last, 4`,
    [[...incidentIds]],
  );
  return manyEach(incidentIds, rows, (row) => row.incident_id);
};
