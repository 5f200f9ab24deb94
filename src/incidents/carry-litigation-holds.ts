import { v7 as uuid } from 'uuid';
import type { Event } from '../domain/event.ts';
import { record } from '../platform/audit/record.ts';
import { insertRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { liveLitigationHolds } from './find-litigation-holds.ts';
import { LitigationHoldRow } from './litigation-hold.row.ts';

/** What may not be erased of an incident may not be erased of where it goes: the part split off, or the one that absorbed it. */
export async function carryLitigationHolds(
  work: Work,
  { incidentId, details }: Event<'incident.merged' | 'incident.split-off'>,
): Promise<void> {
  if (!incidentId) return;
  const { db, organizationId, now } = work;
  for (const hold of await liveLitigationHolds(db, organizationId, details.fromIncidentId)) {
    const id = uuid({ msecs: now.toMillis() });
    await insertRows(db, LitigationHoldRow, { ...hold, id, incidentId });
    await record(work, {
      type: 'litigation-hold.placed',
      incidentId,
      details: { litigationHoldId: id, carriedFrom: hold.id, reason: null },
    });
  }
}
