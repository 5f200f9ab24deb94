import type { DateTime } from 'luxon';
import { type Anchors, nameOfEvent } from './anchors.ts';
import type { Calendars } from './business-calendar.ts';
import type { Clock, StartEvent } from './clock.ts';
import { type DerivationStep, type Leg, runLeg, step } from './clock-leg.ts';
import { endOfTerm, rollOver } from './term-end.ts';

export interface Deadline {
  /** The last instant in time, UTC; null: the law names no date, or the clock has not started. */
  readonly dueAt: DateTime<true> | null;
  /** A start that is not known yet may still move it. */
  readonly provisional: boolean;
  readonly steps: readonly DerivationStep[];
  /** The event that started it; null: none known. */
  readonly startEvent: StartEvent | null;
  readonly startAt: DateTime<true> | null;
  /** Guidance, not law. */
  readonly softTargetAt: DateTime<true> | null;
  /** Other readings of an unstated start, shown beside, never instead. */
  readonly beside: readonly BesideReading[];
}

interface BesideReading {
  readonly startEvent: StartEvent;
  readonly says: string;
  readonly dueAt: DateTime<true> | null;
}

/** The last instant at which a duty is met in time, and how it was found. `zone` is the organization's. */
export function dueAt(clock: Clock, anchors: Anchors, zone: string, calendars: Calendars): Deadline {
  const place = clock.zone.kind === 'fixed' ? clock.zone.zone : zone;
  const run = { anchors, zone: place, calendars };
  const main = runLeg(clock.start, clock.term, clock.whileUnknown, run);
  const others = clock.alternatives.map((other) => ({
    ...runLeg(other.start, other.term, other.whileUnknown, run),
    lapses: other.lapsesIfMainStartsLater,
  }));
  const { leg, provisional, says } = choose(clock, main, others);
  const floor = clock.floor === 'none' ? [] : [`The source asks: ${clock.floor.replaceAll('_', ' ')}.`];
  const steps = [...leg.steps, ...[...floor, ...says].map((sentence) => step(sentence, null, place))];

  const due = leg.dueAt === null ? null : rolled(clock, leg.dueAt, place, calendars, steps);
  if (due !== null) steps.push(step(provisional ? 'Due, provisionally.' : 'Due.', due, place));
  const soft =
    clock.softTarget === null || leg.startAt === null
      ? null
      : endOfTerm(clock.softTarget, leg.startAt, place, calendars).at;
  if (soft !== null) steps.push(step('Soft target, from guidance and not from law.', soft, place));
  if (clock.concurrentWith !== null) {
    steps.push(step(`In any case not later than the sending under ${clock.concurrentWith}.`, null, place));
  }
  return {
    dueAt: due,
    provisional,
    steps,
    startEvent: leg.startEvent,
    startAt: leg.startAt,
    softTargetAt: soft,
    beside: clock.readings.map((reading) => ({
      startEvent: reading.start,
      says: reading.says,
      dueAt: runLeg(reading.start, clock.term, null, run).dueAt,
    })),
  };
}

interface Choice {
  readonly leg: Leg;
  readonly provisional: boolean;
  readonly says: readonly string[];
}

function choose(clock: Clock, main: Leg, others: readonly (Leg & { lapses: boolean })[]): Choice {
  if (clock.combine === 'single') return { leg: main, provisional: main.provisional, says: [] };
  if (clock.combine === 'fallback') {
    const leg = [main, ...others].find((one) => one.startAt !== null) ?? main;
    const says =
      leg === main ? [] : [`${main.asked} is not known: the rule's own second term counts until it is.`];
    return { leg, provisional: leg.provisional || leg !== main, says };
  }
  const lapsed = (cap: Leg & { lapses: boolean }): boolean =>
    cap.lapses &&
    !main.provisional &&
    main.startAt !== null &&
    cap.dueAt !== null &&
    main.startAt > cap.dueAt;
  const standing = [main, ...others.filter((cap) => !lapsed(cap))];
  const dated = standing.filter((one) => one.dueAt !== null);
  const leg = dated.sort((a, b) => Number(a.dueAt) - Number(b.dueAt))[0] ?? main;
  const says = [
    ...others
      .filter(lapsed)
      .map(
        (cap) =>
          `The term from ${nameOfEvent(cap.startEvent ?? '')} had run out before; it no longer counts.`,
      ),
    ...(standing.length > 1 ? ['The earliest of the terms counts.'] : []),
    ...standing
      .filter((one) => one.startAt === null && one !== leg)
      .map((one) => `${one.asked} is not known: its term may come earlier.`),
  ];
  return { leg, provisional: standing.some((one) => one.provisional), says };
}

function rolled(
  clock: Clock,
  due: DateTime<true>,
  zone: string,
  calendars: Calendars,
  steps: DerivationStep[],
): DateTime<true> {
  if (clock.rollover.kind === 'none') return due;
  const later = rollOver(due, clock.rollover, zone, calendars);
  if (later.says === '') return due;
  const applied = clock.rollover.mode === 'apply';
  steps.push(
    step(`${later.says}${applied ? '' : ' For information: the strict instant stands.'}`, later.at, zone),
  );
  return applied && later.at !== null ? later.at : due;
}
