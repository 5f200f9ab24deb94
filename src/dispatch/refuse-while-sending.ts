import { In } from 'typeorm';
import type { Event } from '../domain/event.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Work } from '../platform/database/work.ts';
import { DispatchRow } from './dispatch.row.ts';

/** While mail goes out to the people of an incident, it is neither merged nor split: nobody would know any more who was told what. */
export async function refuseWhileSending(
  { db, organizationId }: Work,
  { incidentId, details }: Event<'incident.merged' | 'incident.split'>,
): Promise<void> {
  const incidents = [incidentId, 'fromIncidentId' in details ? details.fromIncidentId : undefined];
  const sending = await db.findBy(DispatchRow, {
    organizationId,
    incidentId: In(incidents.filter((id) => id !== undefined)),
    state: In(['RUNNING', 'PAUSED']),
  });
  if (sending.length > 0)
    throw new Refusal(
      'CONFLICT',
      'A dispatch is under way. Let it finish, or cancel it, before you merge or split.',
      { dispatches: sending.map(({ id }) => id) },
    );
}
