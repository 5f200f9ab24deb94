import { assessObligations } from './obligations/assess-obligations.ts';
import { replan } from './obligations/replan.ts';
import { sendReminders } from './obligations/send-reminders.ts';
import { escalate } from './pager/escalate.ts';
import type { WakeupHandlers } from './platform/jobs/wakeup.ts';
import type { Catalog } from './rules/catalog.ts';

/** What each wakeup does, in one place. Each runs in a transaction of its own, in which it is marked done. */
export function wakeupsWith(catalog: Catalog): WakeupHandlers {
  return {
    reminders: sendReminders,
    assess: (work, incidentId) => assessObligations(work, catalog, incidentId),
    escalate,
    replan,
  };
}
