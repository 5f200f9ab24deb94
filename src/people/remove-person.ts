import { found, Refusal } from '../domain/refusal.ts';
import { lockIncident } from '../incidents/find-incident.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { AffectedPersonRow } from './affected-person.row.ts';
import { lockPerson } from './lock-person.ts';

/**
 * Takes somebody off the list who was not affected after all: they leave every audience and the counts, but who they are
 * is kept, so that the next file does not bring them back and the decision can be looked at. It is no erasure.
 */
export async function removePerson(
  work: Work,
  { personId, reason }: { readonly personId: string; readonly reason: string },
): Promise<{ personId: string; incidentId: string }> {
  const { db, organizationId, now } = work;
  const { incidentId } = await incidentOf(work, personId);
  await lockIncident(work, incidentId);
  const person = await lockPerson(work, personId);
  if (person.removedAt) throw new Refusal('CONFLICT', 'This person was taken off the list already.');
  const stated = await makeStatement(work, { kind: 'REMOVAL_REASON', text: reason, incidentId });
  const change = { removedAt: now, removedReasonId: stated.statementId };
  await updateRows(db, AffectedPersonRow, { organizationId, id: personId }, change);
  await record(work, { type: 'person.removed', incidentId, details: { personId, reason: stated } });
  return { personId, incidentId };
}

/** Which incident to lock first: incidents come before people. */
export async function incidentOf(
  { db, organizationId }: Work,
  personId: string,
): Promise<{ incidentId: string }> {
  const row = await db.findOneBy(AffectedPersonRow, { organizationId, id: personId });
  return { incidentId: found(row, 'person').incidentId };
}
