import { In } from 'typeorm';
import { memberOf } from '../domain/actor.ts';
import type { StatementRef } from '../domain/event.ts';
import { Refusal } from '../domain/refusal.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { record } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import { admit, admittedTo, checkList, checkMembers } from './admissions.ts';
import { lockIncidentInAnyState } from './find-incident.ts';
import { IncidentAdmissionRow } from './incident-admission.row.ts';

export interface Restriction {
  readonly incidentId: string;
  readonly memberIds: readonly string[];
  readonly reason: string;
}

/**
 * Hides an incident from everybody not listed, or gives a restricted one another list. For everybody else it does not
 * exist from the commit on, whatever their role: the suspect may be an administrator.
 */
export async function restrictIncident(
  work: Work,
  { incidentId, memberIds, reason }: Restriction,
): Promise<{ incidentId: string }> {
  await lockIncidentInAnyState(work, incidentId);
  const said = await makeStatement(work, { kind: 'RESTRICTION_REASON', text: reason, incidentId });
  await restrictTo(work, incidentId, memberIds, said);
  return { incidentId };
}

/** Writes the list: these members and whoever acts, nobody else. */
export async function restrictTo(
  work: Work,
  incidentId: string,
  memberIds: readonly string[],
  reason: StatementRef | null,
): Promise<void> {
  const { db, organizationId } = work;
  if (memberIds.length === 0) {
    throw new Refusal(
      'INVALID_INPUT',
      'Name at least one member who may see this incident. To open it to everybody, lift the restriction.',
      { field: 'memberIds' },
    );
  }
  const me = memberOf(work.actor);
  const listed = [...new Set([...memberIds, ...(me ? [me] : [])])];
  const before = await admittedTo(db, organizationId, incidentId);
  const fresh = listed.filter((memberId) => !before?.memberIds.has(memberId));
  const gone = [...(before?.memberIds ?? [])].filter((memberId) => !listed.includes(memberId));
  await checkMembers(work, fresh);
  await checkList(work, listed);
  const details = { memberIds: listed, reason };
  const seq = await record(work, { type: 'incident.restricted', incidentId, details });
  // Another list of an incident that is restricted already: tokens made in between still open it to nobody.
  await admit(work, incidentId, fresh, before?.restrictedSeq ?? seq);
  if (gone.length > 0)
    await db.delete(IncidentAdmissionRow, { organizationId, incidentId, memberId: In(gone) });
}
