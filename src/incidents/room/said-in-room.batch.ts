import { type Batch, manyEach } from '../../platform/database/batch.ts';

/** Words of a colleague in the war room, and whether they are advice of counsel. */
export interface Said {
  readonly text: string;
  readonly privileged: boolean;
}

const AT_MOST = 1_000;

/** What was said in the room of each incident and is not erased: comments, advice, questions; the newest thousand of all. */
export const saidInRoom: Batch<string, Said[]> = async (db, incidentIds) => {
  const rows: (Said & { incidentId: string })[] = await db.query(
    `select incident_id as "incidentId", text, privileged from (
       select c.incident_id, s.text, c.privileged, c.written_at as at from incident_comment c
         join statement s on s.organization_id = c.organization_id and s.id = c.text_id
        where c.organization_id = tocsin_tenant() and c.incident_id = any($1)
       union all
       select q.incident_id, s.text, false, q.asked_at from incident_question q
         join statement s on s.organization_id = q.organization_id and s.id = q.text_id
        where q.organization_id = tocsin_tenant() and q.incident_id = any($1)) said
      where text is not null order by at desc limit ${AT_MOST}`,
    [[...new Set(incidentIds)]],
  );
  return manyEach(incidentIds, rows, ({ incidentId }) => incidentId);
};
