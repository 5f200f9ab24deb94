import type { DateTime } from 'luxon';
import type { Anchors } from './anchors.ts';
import { type BusinessCalendar, type Calendars, ENTITY_CALENDAR } from './business-calendar.ts';
import type { Clock } from './clock.ts';
import { type Choice, choose } from './clock-choice.ts';
import type { Outcome } from './clock-conditions.ts';
import { type DerivationStep, runLeg, step } from './clock-leg.ts';
import { extended, shownExtensions } from './extension.ts';
import { rollOver } from './term-end.ts';

/** One way in which the open conditions of a clock may turn out, counted. */
export interface Run {
  readonly choice: Choice;
  readonly due: DateTime<true> | null;
  readonly steps: readonly DerivationStep[];
  readonly calendars: Calendars;
  readonly used: ReadonlyMap<string, BusinessCalendar>;
  /** The business days of the entity's country were asked for, and nobody knows which country that is. */
  readonly entityMissing: boolean;
}

/** Where and from what it is counted. */
export interface Place {
  readonly anchors: Anchors;
  readonly zone: string;
  readonly calendars: Calendars;
  readonly country: string | null;
}

/** Runs a clock as one outcome of its conditions has it: terms, extensions, then what a day off makes of the last day. */
export function runClock(clock: Clock, { terms }: Outcome, place: Place): Run {
  const used = new Map<string, BusinessCalendar>();
  let entityMissing = false;
  const calendars: Calendars = {
    has: (key) => place.calendars.has(key),
    get: (key) => {
      if (key === ENTITY_CALENDAR && place.country === null) entityMissing = true;
      const found = place.calendars.get(key === ENTITY_CALENDAR ? `country:${place.country}` : key);
      if (found !== undefined) used.set(found.key, found);
      return found;
    },
  };
  const { zone } = place;
  const run = { anchors: place.anchors, zone, calendars };
  const main = runLeg(clock.start, terms.term, clock.whileUnknown, run, terms.remarks);
  const others = clock.alternatives.map((other) => ({
    ...runLeg(other.start, other.term, other.whileUnknown, run),
    lapses: other.lapsesIfMainStartsLater,
  }));
  const choice = choose(clock, main, others);
  const floor = clock.floor === 'none' ? [] : [`The source asks: ${clock.floor.replaceAll('_', ' ')}.`];
  const steps = [...choice.leg.steps, ...[...floor, ...choice.says].map((says) => step(says, null, zone))];
  const longer = extended(choice.leg, terms.granted, run);
  const left = clock.extensions.filter((one) => !terms.granted.includes(one));
  steps.push(...longer.steps, ...shownExtensions(choice.leg, longer, left, run));
  let due = longer.at;
  const { rollover } = terms;
  if (due !== null && rollover !== null && rollover.kind !== 'none') {
    const missing = entityMissing;
    const later = rollOver(due, rollover, zone, calendars);
    const applied = rollover.mode === 'apply';
    const says = `${later.says}${applied ? '' : ' For information: the strict instant stands.'}`;
    if (later.says !== '') steps.push(step(says, later.at, zone));
    if (applied) due = later.at ?? due;
    else entityMissing = missing;
  }
  return { choice, due, steps, calendars, used, entityMissing };
}
