import { nameOfEvent } from '../../domain/anchors.ts';
import type { Rule } from '../../domain/rule.ts';
import { day } from './markdown.ts';

/** Whether and since when a version binds, in a few words. */
export function statusInWords({ status, validity: { from, to } }: Rule): string {
  if (status === 'proposed') return 'proposed: binds nobody, for previews only';
  if (status === 'future') {
    return from === null ? 'to come, no date fixed: gives no duty yet' : `to come: applies from ${day(from)}`;
  }
  const until = to === null ? '' : ` until ${day(to)}`;
  const since = from === null ? 'in force' : `in force ${to === null ? 'since' : 'from'} ${day(from)}`;
  return status === 'repealed' ? `repealed; was ${since}${until}` : `${since}${until}`;
}

/** Which event picks the version. */
export function pickedBy({ validity: { appliesBy, whileUnknown } }: Rule): string {
  const meanwhile =
    whileUnknown === undefined ? '' : `, while that is not known ${nameOfEvent(whileUnknown)}`;
  return `The version in force at ${nameOfEvent(appliesBy)}${meanwhile} applies, not today's.`;
}

const sureness: Readonly<Record<Rule['verification']['state'], string>> = {
  verified: 'Read in published sources',
  memory: 'From memory of the law, not read again: a lawyer has to check it before anybody relies on it',
  derived:
    'Derived from other texts, an interpretation: a lawyer has to check it before anybody relies on it',
  stated: 'Stated by the organization itself',
};

/** How sure the data is of itself. */
export function surenessInWords({ verification: { state, checked, reviewer } }: Rule): string {
  const review = reviewer === null ? 'Not reviewed by a lawyer yet' : `Reviewed by ${reviewer}`;
  return `${sureness[state]}. Checked on ${day(checked)}. ${review}.`;
}
