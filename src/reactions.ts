import { DateTime } from 'luxon';
import { reopenForAdded } from './dispatch/reopen-for-added.ts';
import type { Event } from './domain/event.ts';
import { refuseClosing } from './notices/refuse-closing.ts';
import { assessObligations } from './obligations/assess-obligations.ts';
import { assessOpenIncidents } from './obligations/assess-open-incidents.ts';
import { pageStaff } from './pager/page-staff.ts';
import type { Reactions, Work } from './platform/database/work.ts';
import type { Catalog } from './rules/catalog.ts';

/** What follows from what: the causal chain of the product, in one place. Each runs in the transaction of its event. */
export function reactionsWith(catalog: Catalog): Reactions {
  const assess = (work: Work, { incidentId }: Event) =>
    incidentId ? assessObligations(work, catalog, incidentId) : Promise.resolve();
  const alarm = async (work: Work, { incidentId, details }: Event<'notice.glass-broken'>) => {
    const dueAt = DateTime.fromISO(details.reviewDueAt, { zone: 'utc' });
    if (incidentId) await pageStaff(work, incidentId, 'BREAK_GLASS', [details.approvalId], dueAt);
  };
  return {
    'incident.reported': [assess],
    'incident.facts-amended': [assess],
    'incident.awareness-declared': [assess],
    'incident.moved': [assess, refuseClosing],
    'people.imported': [reopenForAdded],
    'notice.glass-broken': [alarm],
    'organization.amended': [assessOpenIncidents],
  };
}
