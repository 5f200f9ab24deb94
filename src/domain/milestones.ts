/**
 * Events beyond the incident's own times that start the clock of some law. The incident's own (occurred, detected, aware,
 * contained) are fields of their own, and our acts are filings and dispatches: neither can be claimed as a milestone.
 */
export const milestoneKeys = [
  'noticed',
  'discovered',
  'suspected',
  'determined',
  'classified_major',
  'materiality_determined',
  'assessment_completed',
  'payment_made',
  'corrective_measure_available',
  'incident_handled',
  'informed_by_processor',
] as const;
export type MilestoneKey = (typeof milestoneKeys)[number];
