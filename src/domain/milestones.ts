/**
 * Events beyond the incident's own times that start the clock of some law. The incident's own (occurred, detected, aware,
 * contained) are fields of their own, and our acts are filings and dispatches: neither can be claimed as a milestone.
 */
export const milestoneKeys = [
  'noticed',
  'discovered',
  'suspected',
  'determined',
  'reasonable_belief',
  'breach_confirmed',
  'scope_identified',
  'significance_determined',
  'classified_major',
  'materiality_determined',
  'assessment_completed',
  'payment_made',
  'payment_learned',
  'corrective_measure_available',
  'activity_recovered',
  'incident_handled',
  'informed_by_processor',
] as const;
export type MilestoneKey = (typeof milestoneKeys)[number];

/** Each in words, as a sentence about a clock needs it. */
export const milestoneWords: Readonly<Record<MilestoneKey, string>> = {
  noticed: 'the moment it was noticed or brought to notice',
  discovered: 'discovery',
  suspected: 'the moment there were reasonable grounds to suspect it',
  determined: 'the determination that it happened',
  reasonable_belief: 'the moment it was reasonably believed',
  breach_confirmed: 'the confirmation of the breach',
  scope_identified: 'the moment its scope was identified',
  significance_determined: 'the finding that it is significant',
  classified_major: 'the classification as major',
  materiality_determined: 'the finding that it is material',
  assessment_completed: 'the end of the assessment',
  payment_made: 'the payment of a ransom',
  payment_learned: 'the moment the organization learned of a payment that somebody else made for it',
  corrective_measure_available: 'the moment a corrective measure was available',
  activity_recovered: 'the recovery of regular activity',
  incident_handled: 'the end of the handling of the incident',
  informed_by_processor: 'the moment a processor informed the organization',
};
