import { In } from 'typeorm';
import type { Event } from '../domain/event.ts';
import type { Work } from '../platform/database/work.ts';
import { handSet } from './hand-set.ts';
import { ObligationRow } from './obligation.row.ts';
import { planRemindersOf } from './plan-reminders.ts';

/** An incident that is reopened: the clocks a person set, which no rule judges, remind again. */
export async function resumeClocks(work: Work, event: Event<'incident.moved'>): Promise<void> {
  const { from } = event.details;
  if (!event.incidentId || (from !== 'CLOSED' && from !== 'DISMISSED')) return;
  const { db, organizationId } = work;
  const clocks = await db.find(ObligationRow, {
    where: { organizationId, incidentId: event.incidentId, source: In(handSet), state: 'OPEN' },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  for (const clock of clocks) await planRemindersOf(work, clock);
}
