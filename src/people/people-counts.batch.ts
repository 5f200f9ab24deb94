import { type Batch, manyEach } from '../platform/database/batch.ts';

export const peopleDimensions = [
  'JURISDICTION',
  'LOCALE',
  'DATA_SET',
  'KIND',
  'AGE_BAND',
  'CONTACTABILITY',
] as const;
export type PeopleDimension = (typeof peopleDimensions)[number];

export interface CountedPart {
  /** Null: not known, or in no data set. */
  readonly key: string | null;
  readonly count: number;
  readonly reachable: number;
}

const CONTACTABILITY = `case when erased_at is not null then 'ERASED' when do_not_contact then 'DO_NOT_CONTACT'
  when has_mail then 'MAIL' when has_guardian then 'GUARDIAN_ONLY' when has_post then 'POST_ONLY' else 'NONE' end`;

const keys: Readonly<Record<PeopleDimension, string>> = {
  JURISDICTION: 'jurisdiction',
  LOCALE: 'locale',
  DATA_SET: 'd::text',
  KIND: 'kind',
  AGE_BAND: 'age_band',
  CONTACTABILITY,
};

/** One batch per dimension: a person in two data sets counts in both, in every other dimension once. */
export const peopleCountedBy = Object.fromEntries(
  peopleDimensions.map((dimension) => [dimension, countedBy(dimension)]),
) as unknown as Readonly<Record<PeopleDimension, Batch<string, readonly CountedPart[]>>>;

function countedBy(dimension: PeopleDimension): Batch<string, readonly CountedPart[]> {
  const sets = dimension === 'DATA_SET' ? 'left join lateral unnest(data_set_ids) d on true' : '';
  return async (db, incidentIds) => {
    const rows: (CountedPart & { incident_id: string })[] = await db.query(
      `select incident_id, ${keys[dimension]} as key, count(*)::int as count,
              count(*) filter (where erased_at is null)::int as reachable
         from affected_person ${sets} where incident_id = any($1) and removed_at is null
        group by 1, 2 order by 1, 3 desc, 2`,
      [[...incidentIds]],
    );
    return manyEach(incidentIds, rows, (row) => row.incident_id);
  };
}

/** How many were taken off each incident's list. */
export const peopleRemoved: Batch<string, number> = async (db, incidentIds) => {
  const rows: { incident_id: string; count: number }[] = await db.query(
    `select incident_id, count(*)::int as count from affected_person
      where incident_id = any($1) and removed_at is not null group by 1`,
    [[...incidentIds]],
  );
  const counts = new Map(rows.map(({ incident_id, count }) => [incident_id, count]));
  return incidentIds.map((id) => counts.get(id) ?? 0);
};
