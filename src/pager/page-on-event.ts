import type { Event } from '../domain/event.ts';
import type { Work } from '../platform/database/work.ts';
import { pageStaff } from './page-staff.ts';

/** A dispatch that paused by itself waits for a person; one that a person paused has one already. */
export async function pageOfPause(work: Work, event: Event<'dispatch.paused'>): Promise<void> {
  if (event.incidentId && work.actor.kind === 'system')
    await pageStaff(work, event.incidentId, 'DISPATCH_PAUSED', [event.details.dispatchId]);
}

/** A hold that ran out by itself: what waited for it can go on, and somebody has to see to it. */
export async function pageOfHold(work: Work, event: Event<'hold.lapsed'>): Promise<void> {
  if (event.incidentId) await pageStaff(work, event.incidentId, 'HOLD_ENDED', [event.details.holdId]);
}
