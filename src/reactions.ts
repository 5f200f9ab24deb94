import type { Event } from './domain/event.ts';
import { assessObligations } from './obligations/assess-obligations.ts';
import { assessOpenIncidents } from './obligations/assess-open-incidents.ts';
import { resumeClocks } from './obligations/resume-clocks.ts';
import type { Reactions, Work } from './platform/database/work.ts';
import type { Catalog } from './rules/catalog.ts';

/** What follows from what: the causal chain of the product, in one place. Each runs in the transaction of its event. */
export function reactionsWith(catalog: Catalog): Reactions {
  const assess = (work: Work, { incidentId }: Event) =>
    incidentId ? assessObligations(work, catalog, incidentId) : Promise.resolve();
  return {
    'incident.reported': [assess],
    'incident.facts-amended': [assess],
    'incident.awareness-declared': [assess],
    'incident.moved': [assess, resumeClocks],
    'organization.amended': [assessOpenIncidents],
  };
}
