import { In } from 'typeorm';
import { type Batch, manyEach } from '../platform/database/batch.ts';
import { PersonImportRow } from './person-import.row.ts';

export interface CountedPlace {
  readonly jurisdiction: string;
  readonly count: number;
  readonly reachable: number;
}

export const LISTED_IMPORTS = 50;

/** People of each incident by jurisdiction, most first; those taken off the list are not affected. */
export const peopleCounted: Batch<string, readonly CountedPlace[]> = async (db, incidentIds) => {
  const rows: (CountedPlace & { incident_id: string })[] = await db.query(
    `select incident_id, jurisdiction, count(*)::int as count,
            count(*) filter (where erased_at is null)::int as reachable
       from affected_person where incident_id = any($1) and removed_at is null group by 1, 2 order by 1, 3 desc, 2`,
    [[...incidentIds]],
  );
  return manyEach(incidentIds, rows, (row) => row.incident_id);
};

/** The newest imports of each incident. */
export const importsOf: Batch<string, readonly PersonImportRow[]> = async (db, incidentIds) => {
  const newest: { id: string }[] = await db.query(
    `select newest.id from unnest($1::uuid[]) as incident (id) cross join lateral (
       select id, created_at from person_import where incident_id = incident.id
        order by created_at desc, id desc limit ${LISTED_IMPORTS}) newest`,
    [[...incidentIds]],
  );
  const rows = await db.find(PersonImportRow, {
    where: { id: In(newest.map(({ id }) => id)) },
    order: { createdAt: 'DESC', id: 'DESC' },
  });
  return manyEach(incidentIds, rows, (row) => row.incidentId);
};
