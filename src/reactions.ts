import type { Event } from './domain/event.ts';
import { assessObligations } from './obligations/assess-obligations.ts';
import { assessOpenIncidents } from './obligations/assess-open-incidents.ts';
import { reassessAwaited } from './obligations/reassess-awaited.ts';
import type { Reactions, Work } from './platform/database/work.ts';
import type { Catalog } from './rules/catalog.ts';

/** What follows from what: the causal chain of the product, in one place. Each runs in the transaction of its event. */
export function reactionsWith(catalog: Catalog): Reactions {
  const assess = (work: Work, { incidentId }: Event) =>
    incidentId ? assessObligations(work, catalog, incidentId) : Promise.resolve();
  const awaited = (work: Work, event: Event) => reassessAwaited(work, catalog, event);
  return {
    'incident.reported': [assess],
    'incident.facts-amended': [assess],
    'incident.awareness-declared': [assess],
    'incident.moved': [assess],
    'filing.recorded': [awaited],
    'filing.answered': [awaited],
    'obligation.met': [awaited],
    'obligation.partly-met': [awaited],
    'obligation.reopened': [awaited],
    'organization.amended': [assessOpenIncidents],
  };
}
