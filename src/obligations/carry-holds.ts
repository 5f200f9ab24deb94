import { v7 as uuid } from 'uuid';
import type { Event } from '../domain/event.ts';
import { insertRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { liveHolds } from './find-holds.ts';
import { HoldRow } from './hold.row.ts';

/** What an agency asked to be held back of an incident is held back of the part that is split off. */
export async function carryHolds(
  work: Work,
  { incidentId, details }: Event<'incident.split-off'>,
): Promise<void> {
  if (!incidentId) return;
  const holds = await liveHolds(work, details.fromIncidentId);
  const copies = holds.map((hold) => ({ ...hold, id: uuid({ msecs: work.now.toMillis() }), incidentId }));
  await insertRows(work.db, HoldRow, copies);
}
