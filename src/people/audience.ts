import type { EntityManager } from 'typeorm';
import type { CountedPlace } from './people.batch.ts';

/** The people of an incident as they stood at one revision: what an approval is bound to. */
export interface Audience {
  readonly peopleRevision: number;
  /** Everybody listed, those erased since included. */
  readonly total: number;
  readonly byJurisdiction: readonly CountedPlace[];
  /** SHA-256 over the ids in order, hex. */
  readonly digest: string;
}

/**
 * The audience at a revision. Later additions do not enter it; an erasure shrinks whom it reaches, but not the list
 * that was approved, since the erased stay on it as tombstones.
 */
export async function audienceOf(
  db: EntityManager,
  { organizationId, incidentId }: { organizationId: string; incidentId: string },
  peopleRevision: number,
): Promise<Audience> {
  const scope = [organizationId, incidentId, peopleRevision];
  const [{ total, digest }] = await db.query(
    `select count(*)::int as total,
            encode(sha256(coalesce(string_agg(uuid_send(id), ''::bytea order by id), '')), 'hex') as digest
       from affected_person
      where organization_id = $1 and incident_id = $2 and people_revision <= $3`,
    scope,
  );
  const byJurisdiction = await db.query(
    `select jurisdiction, count(*)::int as count, count(*) filter (where erased_at is null)::int as reachable
       from affected_person
      where organization_id = $1 and incident_id = $2 and people_revision <= $3
      group by 1 order by 2 desc, 1`,
    scope,
  );
  return { peopleRevision, total, digest, byJurisdiction };
}
