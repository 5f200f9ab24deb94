import type { DateTime } from 'luxon';
import { type Anchors, earliestKnown, nameOfEvent } from './anchors.ts';
import { earliestOf, inZone, latestOf } from './instant.ts';
import type { Rule } from './rule.ts';

export interface InForce {
  readonly rule: Rule;
  /** Said whenever the version was not picked by the very event the rule names; null: it was. */
  readonly note: string | null;
}

/** The version in force at the event it names: never today's, and never another event's without saying so. */
export function versionInForce(
  versions: readonly Rule[],
  anchors: Anchors,
  at: DateTime<true>,
  zone: string,
): InForce | null {
  const fitting = versions.filter(mayApply).flatMap((rule) => inForceAt(rule, anchors, at, zone));
  // The latest wins where the data lets two overlap.
  fitting.sort((a, b) => ((a.rule.validity.from ?? '') < (b.rule.validity.from ?? '') ? 1 : -1));
  return fitting[0] ?? null;
}

/** A proposal never applies; a rule whose first day is not fixed waits for it; an undated policy is in force as found. */
function mayApply(rule: Rule): boolean {
  if (rule.status === 'proposed') return false;
  return rule.validity.from !== null || (rule.status === 'in_force' && rule.source !== 'STATUTE');
}

function inForceAt(rule: Rule, anchors: Anchors, at: DateTime<true>, organizationZone: string): InForce[] {
  const zone = rule.clock.zone.kind === 'fixed' ? rule.clock.zone.zone : organizationZone;
  const event = rule.validity.appliesBy;
  const own = anchors[event];
  const standIn = own === undefined ? earliestKnown(anchors) : null;
  const time = own ?? standIn?.time;
  const earliest = time === undefined ? at : earliestOf(time);
  if (!covers(rule, dayOf(earliest, zone))) return [];
  const undated =
    rule.validity.from === null
      ? 'The first day of this version is not stated; a person must confirm it. '
      : '';
  if (own === undefined) {
    const by = standIn === null ? 'the moment of this assessment' : nameOfEvent(standIn.event);
    return [
      {
        rule,
        note: `${undated}${nameOfEvent(event)} is not known: version ${rule.version} was picked by ${by}, provisionally.`,
      },
    ];
  }
  const straddles = !covers(rule, dayOf(latestOf(own), zone));
  const unsure = straddles ? `${nameOfEvent(event)} is imprecise and may fall under another version. ` : '';
  return [{ rule, note: `${undated}${unsure}`.trim() || null }];
}

function covers(rule: Rule, day: string): boolean {
  const { from, to } = rule.validity;
  return (from === null || day >= from) && (to === null || day <= to);
}

function dayOf(instant: DateTime<true>, zone: string): string {
  return inZone(instant, zone).toISODate();
}
