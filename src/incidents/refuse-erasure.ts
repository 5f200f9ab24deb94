import type { Event } from '../domain/event.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Work } from '../platform/database/work.ts';
import { liveLitigationHolds } from './find-litigation-holds.ts';

/**
 * Follows everything that takes people, words or files out of reach: while a litigation hold stands it is refused, and
 * the refusal undoes it. The record is locked by now, so a hold placed at the same moment is seen.
 */
export async function refuseErasure(work: Work, { incidentId }: Event): Promise<void> {
  if (!incidentId) return;
  const holds = await liveLitigationHolds(work.db, work.organizationId, incidentId);
  if (holds.length === 0) return;
  throw new Refusal(
    'CONFLICT',
    'This incident is under a litigation hold: nothing of it is erased or withdrawn. Note the request, and carry it out once the hold is lifted (liftLitigationHold).',
    { reason: 'LITIGATION_HOLD', holds: holds.map(({ id }) => id) },
  );
}
