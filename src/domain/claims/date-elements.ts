import type { Moment } from './known-times.ts';

const OF_ELEMENT: Readonly<Record<string, Moment>> = {
  incident_datetime: 'occurrence',
  incident_period: 'occurrence',
  discovery_datetime: 'detected',
  aware_datetime: 'aware',
};
/** Here a date without a word for what happened is still one of the incident. */
const ABOUT_THE_INCIDENT: ReadonlySet<string> = new Set(['nature', 'cause', 'circumstances']);

/** Here dates are of what others were told, of reasons and offers. */
const QUIET: ReadonlySet<string> = new Set([
  ...['delay_reasons', 'subjects_informed_status', 'other_authorities_informed', 'law_enforcement_status'],
  ...['law_enforcement_delay', 'notice_date', 'credit_monitoring_offer', 'contact_point', 'dpo_contact'],
  'mitigation_for_individuals',
]);

/** Which events the elements of a block ask the date of. */
export function askedBy(elements: readonly string[]): readonly Moment[] {
  return elements.flatMap((element) => OF_ELEMENT[element] ?? []);
}

/** Whether a block tells of other things than the incident. */
export function isQuiet(elements: readonly string[]): boolean {
  const asked = askedBy(elements);
  return asked.length === 0 && elements.length > 0 && elements.every((one) => QUIET.has(one));
}

/** Whether a block tells of the incident as a whole. */
export function isOfIncident(elements: readonly string[]): boolean {
  return elements.some((element) => ABOUT_THE_INCIDENT.has(element));
}
