import { Refusal } from '../domain/refusal.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { record } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import { admittedTo } from './admissions.ts';
import { lockIncidentInAnyState } from './find-incident.ts';
import { IncidentAdmissionRow } from './incident-admission.row.ts';

/** Opens a restricted incident to every member with the role again, with everything recorded meanwhile. */
export async function liftRestriction(
  work: Work,
  { incidentId, reason }: { readonly incidentId: string; readonly reason: string },
): Promise<{ incidentId: string }> {
  const { db, organizationId } = work;
  await lockIncidentInAnyState(work, incidentId);
  if (!(await admittedTo(db, organizationId, incidentId)))
    throw new Refusal('CONFLICT', 'This incident is not restricted: every member with the role sees it.');
  const said = await makeStatement(work, { kind: 'RESTRICTION_REASON', text: reason, incidentId });
  await db.delete(IncidentAdmissionRow, { organizationId, incidentId });
  await record(work, { type: 'incident.restriction-lifted', incidentId, details: { reason: said } });
  return { incidentId };
}
