import type { EntityManager } from 'typeorm';
import { findIncident } from '../incidents/find-incident.ts';
import { audienceOf } from '../people/audience.ts';
import type { ApprovedAudience } from './approved-audience.ts';
import { obligationsOfNotice } from './notice.batch.ts';
import type { NoticeRow } from './notice.row.ts';

/** The audience as it stands now: the people imported so far, or the recipients of the obligations answered. */
export async function noticeAudience(
  db: EntityManager,
  { organizationId, incidentId, id, audience }: NoticeRow,
): Promise<ApprovedAudience> {
  if (audience === 'PEOPLE') {
    const { peopleRevision } = await findIncident(db, organizationId, incidentId);
    return { kind: 'PEOPLE', ...(await audienceOf(db, { organizationId, incidentId }, peopleRevision)) };
  }
  const [obligations = []] = await obligationsOfNotice(db, [id]);
  const recipients = [...new Set(obligations.map(({ recipientKey }) => recipientKey))].sort();
  return { kind: 'RECIPIENTS', recipients };
}
