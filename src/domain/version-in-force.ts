import type { DateTime } from 'luxon';
import { type Anchors, earliestKnown, eventOf, nameOfEvent } from './anchors.ts';
import type { ImpreciseTime } from './facts.ts';
import { earliestOf, instantOf, inZone, latestOf } from './instant.ts';
import type { Rule } from './rule.ts';

export interface InForce {
  readonly rule: Rule;
  /** Said whenever the version was not picked by the very event the rule names; null: it was. */
  readonly note: string | null;
}

interface Candidate extends InForce {
  /** At the earliest instant the event may mean. */
  readonly fromTheStart: boolean;
}

/** The version in force at the event it names: never today's, and never another event's without saying so. */
export function versionInForce(
  versions: readonly Rule[],
  anchors: Anchors,
  at: DateTime<true>,
  zone: string,
): InForce | null {
  let best: Candidate | null = null;
  for (const rule of versions) {
    const found = mayApply(rule) ? inForceAt(rule, anchors, at, zone) : null;
    if (found !== null && (best === null || fitsBetter(found, best))) best = found;
  }
  return best;
}

/** The version at the earliest bound goes before one that begins later; of two then, the latest: data may let them overlap. */
function fitsBetter(one: Candidate, other: Candidate): boolean {
  if (one.fromTheStart !== other.fromTheStart) return one.fromTheStart;
  const [own, others] = [firstDay(one.rule), firstDay(other.rule)];
  return one.fromTheStart ? own > others : own < others;
}

/** A proposal never applies; a rule whose first day is not fixed waits for it; an undated policy is in force as found. */
function mayApply(rule: Rule): boolean {
  if (rule.status === 'proposed') return false;
  return rule.validity.from !== null || (rule.status === 'in_force' && rule.source !== 'STATUTE');
}

function inForceAt(
  rule: Rule,
  anchors: Anchors,
  at: DateTime<true>,
  organizationZone: string,
): Candidate | null {
  const zone = rule.clock.zone.kind === 'fixed' ? rule.clock.zone.zone : organizationZone;
  const event = rule.validity.appliesBy;
  const own = anchors[event];
  const standIn = own === undefined ? standInFor(rule, anchors) : null;
  const time = own ?? standIn?.time;
  const { first, last } = time === undefined ? daysOf(at, zone, dayOfMoment) : daysOf(time, zone, daysOfTime);
  // In force on any day the time may mean: an imprecise time never takes a duty away, it makes it provisional.
  if (last < firstDay(rule) || first > lastDay(rule)) return null;
  const fromTheStart = first >= firstDay(rule);
  const undated =
    rule.validity.from === null
      ? 'The first day of this version is not stated; a person must confirm it. '
      : '';
  if (own === undefined) {
    const by = standIn === null ? 'the moment of this assessment' : nameOfEvent(standIn.event);
    const picked = `${nameOfEvent(event)} is not known: version ${rule.version} was picked by ${by}, provisionally.`;
    return { rule, fromTheStart, note: `${undated}${picked}` };
  }
  const unsure =
    fromTheStart && last <= lastDay(rule)
      ? ''
      : `${nameOfEvent(event)} is imprecise and may fall under another version, or under none. `;
  return { rule, fromTheStart, note: `${undated}${unsure}`.trim() || null };
}

/** What the rule names; else what stands in for the start of its clock stands in for the event here too; else the earliest known time of all. */
function standInFor({ clock, validity }: Rule, anchors: Anchors): ReturnType<typeof earliestKnown> {
  const standIn =
    validity.whileUnknown ?? (eventOf(clock.start) === validity.appliesBy ? clock.whileUnknown : null);
  const event = standIn === null ? null : eventOf(standIn);
  const time = event === null ? undefined : anchors[event];
  return event !== null && time !== undefined ? { event, time } : earliestKnown(anchors);
}

// Days are compared as numbers: written out, the year 10000 stands before the year 2025.
function firstDay({ validity }: Rule): number {
  return validity.from === null ? Number.NEGATIVE_INFINITY : instantOf(validity.from).toMillis();
}

function lastDay({ validity }: Rule): number {
  return validity.to === null ? Number.POSITIVE_INFINITY : instantOf(validity.to).toMillis();
}

/** The first and the last day that a time may mean. */
interface Days {
  readonly first: number;
  readonly last: number;
}

const known = new WeakMap<object, Map<string, Days>>();

/** Every law asks it of the same few times, and a day in a zone is dear. */
function daysOf<T extends object>(time: T, zone: string, find: (time: T, zone: string) => Days): Days {
  const byZone = known.get(time) ?? new Map<string, Days>();
  const days = byZone.get(zone) ?? find(time, zone);
  known.set(time, byZone.set(zone, days));
  return days;
}

function daysOfTime(time: ImpreciseTime, zone: string): Days {
  return { first: dayOf(earliestOf(time), zone), last: dayOf(latestOf(time), zone) };
}

function dayOfMoment(at: DateTime<true>, zone: string): Days {
  const day = dayOf(at, zone);
  return { first: day, last: day };
}

function dayOf(instant: DateTime<true>, zone: string): number {
  return instantOf(inZone(instant, zone).toISODate()).toMillis();
}
