import type { Work } from '../platform/database/work.ts';

/** Notices of which something left, the newest of each audience: what those it went to know. Absent audience: of all. */
export async function toldBy(
  { db, organizationId }: Work,
  incidentId: string,
  audience: string | null = null,
): Promise<string[]> {
  const rows: { id: string }[] = await db.query(
    `select distinct on (n.audience) n.id from notice n
      where n.organization_id = $1 and n.incident_id = $2 and ($3::text is null or n.audience = $3)
        and exists (select from dispatch d
                      join delivery x on x.organization_id = $1 and x.dispatch_id = d.id and x.state in ('ACCEPTED', 'UNCERTAIN', 'SENDING')
                     where d.organization_id = $1 and d.notice_id = n.id and d.kind = 'LIVE')
      order by n.audience, n.created_at desc, n.id desc`,
    [organizationId, incidentId, audience],
  );
  return rows.map(({ id }) => id);
}
