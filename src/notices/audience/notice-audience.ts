import type { EntityManager } from 'typeorm';
import { findIncident } from '../../incidents/find-incident.ts';
import { audienceOf } from '../../people/audience.ts';
import type { ApprovedAudience } from '../approved-audience.ts';
import { obligationsOfNotice } from '../notice.batch.ts';
import type { NoticeRow } from '../notice.row.ts';
import { goesToEach } from './audience-of-rule.ts';
import { residencesOf } from './places.ts';

/** The audience as it stands now: the people imported so far whom it is owed to, or the recipients of the obligations answered. */
export async function noticeAudience(db: EntityManager, notice: NoticeRow): Promise<ApprovedAudience> {
  const { organizationId, incidentId, id } = notice;
  const [obligations = []] = await obligationsOfNotice(db, [id]);
  if (goesToEach(notice)) {
    const { peopleRevision } = await findIncident(db, organizationId, incidentId);
    const residences = await residencesOf(db, notice, obligations);
    return {
      kind: 'PEOPLE',
      ...(await audienceOf(db, { organizationId, incidentId }, peopleRevision, residences)),
    };
  }
  const recipients = [...new Set(obligations.map(({ recipientKey }) => recipientKey))].sort();
  return { kind: 'RECIPIENTS', recipients };
}
