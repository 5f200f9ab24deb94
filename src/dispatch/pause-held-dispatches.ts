import type { Event } from '../domain/event.ts';
import type { Work } from '../platform/database/work.ts';
import { wakeAt } from '../platform/jobs/wakeup.ts';
import { DispatchRow } from './dispatch.row.ts';
import { pause } from './pause-dispatch.ts';
import { heldOf } from './refuse-held.ts';

/**
 * Pauses the running dispatches that a hold covers; test sends go on. One that a worker is just settling is left to the next
 * look, a moment later: it locked the dispatch before the record, and to wait for it here would be to wait for each other.
 */
export async function pauseHeldDispatches(work: Work, { incidentId }: Event): Promise<void> {
  if (!incidentId) return;
  const { db, organizationId, now } = work;
  const where = { organizationId, incidentId, state: 'RUNNING', kind: 'LIVE' } as const;
  const running = await db.findBy(DispatchRow, where);
  for (const { id, noticeId } of running) {
    if ((await heldOf(work, { incidentId, noticeId, id })).length === 0) continue;
    const lock = { mode: 'pessimistic_write', onLocked: 'skip_locked' } as const;
    const dispatch = await db.findOne(DispatchRow, { where: { ...where, id }, lock });
    if (dispatch)
      await pause(
        work,
        dispatch,
        'Law enforcement asked for this word to be held back.',
        'LAW_ENFORCEMENT_HOLD',
      );
    else await wakeAt(work, now, 'assess', incidentId);
  }
}
