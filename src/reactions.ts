import { DateTime } from 'luxon';
import { pauseHeldDispatches } from './dispatch/pause-held-dispatches.ts';
import { refuseWhileSending } from './dispatch/refuse-while-sending.ts';
import { reopenForAdded } from './dispatch/reopen-for-added.ts';
import { settleForGone } from './dispatch/settle-for-gone.ts';
import type { Event } from './domain/event.ts';
import { correctAfterWithdrawal } from './filings/correct-after-withdrawal.ts';
import { supplementAfterChange } from './filings/supplement-after-change.ts';
import { carryLitigationHolds } from './incidents/carry-litigation-holds.ts';
import { refuseErasure } from './incidents/refuse-erasure.ts';
import { refuseClosing } from './notices/approval/refuse-closing.ts';
import type { DraftTools } from './notices/drafts/draft-notice.ts';
import { assessObligations } from './obligations/assess-obligations.ts';
import { assessOpenIncidents } from './obligations/assess-open-incidents.ts';
import { carryDuties } from './obligations/carry-duties.ts';
import { carryHolds } from './obligations/carry-holds.ts';
import { reassessAwaited } from './obligations/reassess-awaited.ts';
import { resumeClocks } from './obligations/resume-clocks.ts';
import { pageOfHold, pageOfPause } from './pager/page-on-event.ts';
import { pageStaff } from './pager/page-staff.ts';
import type { Reactions, Work } from './platform/database/work.ts';
import type { Catalog } from './rules/catalog.ts';
import { closeWithIncident, closeWithMerged } from './trust/close-self-check.ts';

/** What follows from what: the causal chain of the product, in one place. Each runs in the transaction of its event. */
export function reactionsWith(
  catalog: Catalog,
  drafting: Omit<DraftTools, 'catalog'> = { templates: [] },
): Reactions {
  const alarm = async (work: Work, { incidentId, details }: Event<'notice.glass-broken'>) => {
    const dueAt = DateTime.fromISO(details.reviewDueAt, { zone: 'utc' });
    if (incidentId) await pageStaff(work, incidentId, 'BREAK_GLASS', [details.approvalId], dueAt);
  };
  const corrected = (work: Work, event: Event<'filing.recorded'>) =>
    correctAfterWithdrawal(work, { catalog, ...drafting }, event);
  const supplemented = (work: Work, event: Event<'incident.facts-amended'>) =>
    supplementAfterChange(work, { catalog, ...drafting }, event);
  const awaited = (work: Work, event: Event) => reassessAwaited(work, catalog, event);
  const assess = (work: Work, { incidentId, details }: Event) =>
    incidentId ? assessObligations(work, catalog, incidentId, reasonIn(details)) : Promise.resolve();
  return {
    'incident.reported': [assess],
    'incident.facts-amended': [assess, supplemented],
    'incident.merged': [
      refuseWhileSending,
      assess,
      carryDuties,
      carryLitigationHolds,
      reopenForAdded,
      closeWithMerged,
    ],
    'incident.split': [refuseWhileSending, assess, settleForGone],
    'incident.split-off': [carryHolds, carryLitigationHolds, assess],
    'incident.awareness-declared': [assess],
    'people.imported': [reopenForAdded],
    'controller-request.recorded': [reopenForAdded],
    'person.corrected': [reopenForAdded],
    'person.removed': [settleForGone],
    'person.erased': [refuseErasure, settleForGone],
    'statement.erased': [refuseErasure],
    'comment.retracted': [refuseErasure],
    'attachment.withdrawn': [refuseErasure],
    'notice.glass-broken': [alarm],
    'hold.placed': [assess],
    'hold.lifted': [assess],
    'hold.lapsed': [pageOfHold],
    'dispatch.paused': [pageOfPause],
    'obligation.assessed': [pauseHeldDispatches],
    'incident.moved': [refuseClosing, assess, resumeClocks, closeWithIncident],
    'filing.recorded': [awaited, corrected],
    'filing.answered': [awaited],
    'obligation.met': [awaited],
    'obligation.partly-met': [awaited],
    'obligation.reopened': [awaited],
    'organization.amended': [assessOpenIncidents],
    'calendar.days-set': [assessOpenIncidents],
    'organization-rule.put': [assessOpenIncidents],
    'organization-rule.retired': [assessOpenIncidents],
    'policy.published': [assessOpenIncidents],
    'policy.confirmed': [assessOpenIncidents],
  };
}

/** The statement that says why facts change, if the event names one: it stays with the clocks that move. */
function reasonIn(details: Event['details']): string | null {
  if ('gapReason' in details) return details.gapReason?.statementId ?? null;
  if ('reason' in details && typeof details.reason === 'object') return details.reason?.statementId ?? null;
  return null;
}
