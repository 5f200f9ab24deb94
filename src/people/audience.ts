import type { EntityManager } from 'typeorm';
import type { CountedPlace } from './people.batch.ts';
import { oursToTell, setsOfOthers } from './recipients-sql.ts';

/** The people of an incident as they stood at one revision: what an approval is bound to. */
export interface Audience {
  readonly peopleRevision: number;
  /** Everybody ours to tell, those erased since included. */
  readonly total: number;
  readonly byJurisdiction: readonly CountedPlace[];
  /** SHA-256 over the ids in order, hex. */
  readonly digest: string;
  /** The residences it is narrowed to; absent: everywhere. */
  readonly residences?: readonly string[];
  /** Whom it leaves out although they are affected: people of these data sets alone are their controllers' to tell. */
  readonly leftOut?: { readonly people: number; readonly dataSetIds: readonly string[] };
}

/**
 * The audience at a revision. Later additions do not enter it; an erasure or a removal shrinks whom it reaches, but not
 * the list that was approved, since both stay on it as tombstones.
 */
export async function audienceOf(
  db: EntityManager,
  { organizationId, incidentId }: { organizationId: string; incidentId: string },
  peopleRevision: number,
  residences: readonly string[] | null = null,
): Promise<Audience> {
  const scope = [organizationId, incidentId, peopleRevision, residences];
  const [{ digest }] = await db.query(
    `select encode(sha256(coalesce(string_agg(uuid_send(id), ''::bytea order by id), '')), 'hex') as digest
       from affected_person
      where organization_id = $1 and incident_id = $2 and people_revision <= $3
        and ($4::text[] is null or jurisdiction = any($4))`,
    scope,
  );
  const dataSetIds = await setsOfOthers(db, { organizationId, incidentId });
  const places: (CountedPlace & { ours: boolean })[] = await db.query(
    `select ${oursToTell('$5')} as ours, jurisdiction, count(*)::int as count,
            count(*) filter (where erased_at is null)::int as reachable
       from affected_person p
      where organization_id = $1 and incident_id = $2 and listed_revision <= $3 and removed_at is null
        and ($4::text[] is null or jurisdiction = any($4))
      group by 1, 2 order by 3 desc, 2`,
    [...scope, dataSetIds],
  );
  const total = (ours: boolean) =>
    places.filter((place) => place.ours === ours).reduce((sum, { count }) => sum + count, 0);
  return {
    peopleRevision,
    total: total(true),
    digest,
    byJurisdiction: places.filter(({ ours }) => ours).map(({ ours: _, ...place }) => place),
    ...(residences && { residences }),
    ...(dataSetIds.length > 0 && { leftOut: { people: total(false), dataSetIds } }),
  };
}
