import type { Event } from '../domain/event.ts';
import { isOpen } from '../domain/lifecycle.ts';
import { record } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';

/** Closes the form of an incident, if it is open. What was asked and not answered yet is forgotten. */
export async function closeSelfCheck(work: Work, incidentId: string): Promise<void> {
  const { db, organizationId, now } = work;
  const [closed]: [unknown[], number] = await db.query(
    `update self_check set closed_at = $3 where organization_id = $1 and incident_id = $2 and closed_at is null
     returning incident_id`,
    [organizationId, incidentId, now.toJSDate()],
  );
  if (closed.length === 0) return;
  await db.query(
    'delete from self_check_question where organization_id = $1 and incident_id = $2 and sealed is not null',
    [organizationId, incidentId],
  );
  await record(work, { type: 'self-check.set', incidentId, details: { open: false } });
}

/** Follows the end of an incident: its form closes with it, and opens again only if somebody opens it. */
export async function closeWithIncident(
  work: Work,
  { incidentId, details }: Event<'incident.moved'>,
): Promise<void> {
  const ended = !isOpen(details.to as Parameters<typeof isOpen>[0]);
  if (incidentId && ended) await closeSelfCheck(work, incidentId);
}

/** Follows a merger: people ask about the incident that goes on. */
export async function closeWithMerged(work: Work, { details }: Event<'incident.merged'>): Promise<void> {
  await closeSelfCheck(work, details.fromIncidentId);
}
