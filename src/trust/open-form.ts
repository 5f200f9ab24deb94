import { heldOf } from '../dispatch/refuse-held.ts';
import { isOpen } from '../domain/lifecycle.ts';
import { findIncident } from '../incidents/find-incident.ts';
import type { IncidentRow } from '../incidents/incident.row.ts';
import { findOrganization } from '../organizations/find-organization.ts';
import type { OrganizationRow } from '../organizations/organization.row.ts';
import type { Work } from '../platform/database/work.ts';
import { type IssuedToPeople, issuedToPeople } from './issued-to-people.ts';
import { SelfCheckRow } from './self-check.row.ts';

export interface OpenForm {
  readonly incident: IncidentRow;
  readonly organization: OrganizationRow;
  /** What it answers with. */
  readonly notices: readonly IssuedToPeople[];
}

/**
 * The form, if it answers at this moment: opened, its incident not ended, something issued, and nothing of it held back by
 * law enforcement.
 */
export async function openForm(
  work: Work,
  of: Pick<SelfCheckRow, 'publicId'> | Pick<SelfCheckRow, 'incidentId'>,
): Promise<OpenForm | null> {
  const { db, organizationId } = work;
  const form = await db.findOneBy(SelfCheckRow, { organizationId, ...of });
  if (!form || form.closedAt) return null;
  const { incidentId } = form;
  const incident = await findIncident(db, organizationId, incidentId);
  if (!isOpen(incident.state)) return null;
  const notices = await issuedToPeople(work, incidentId);
  for (const { noticeId } of notices)
    if ((await heldOf(work, { incidentId, noticeId })).length > 0) return null;
  return notices.length === 0
    ? null
    : { incident, organization: await findOrganization(db, organizationId), notices };
}
