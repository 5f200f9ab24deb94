import { Refusal } from '../domain/refusal.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { record } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import { admit, admittedTo, checkMembers } from './admissions.ts';
import { lockIncidentInAnyState } from './find-incident.ts';
import type { Restriction } from './restrict-incident.ts';

/** Adds members to the list of a restricted incident. Those who are on it already stay. */
export async function admitToIncident(
  work: Work,
  { incidentId, memberIds, reason }: Restriction,
): Promise<{ incidentId: string }> {
  await lockIncidentInAnyState(work, incidentId);
  await checkMembers(work, [...new Set(memberIds)]);
  const before = await admittedTo(work.db, work.organizationId, incidentId);
  if (!before)
    throw new Refusal('CONFLICT', 'This incident is not restricted: every member with the role sees it.');
  const fresh = [...new Set(memberIds)].filter((memberId) => !before.memberIds.has(memberId));
  if (fresh.length === 0) return { incidentId };
  const said = await makeStatement(work, { kind: 'RESTRICTION_REASON', text: reason, incidentId });
  await record(work, { type: 'incident.admitted', incidentId, details: { memberIds: fresh, reason: said } });
  await admit(work, incidentId, fresh, before.restrictedSeq);
  return { incidentId };
}
