import type { DateTime } from 'luxon';
import { type Anchors, eventOf, nameOfEvent, ruleAnswered, withEvent } from './anchors.ts';
import type { Calendars } from './business-calendar.ts';
import type { StartEvent, Term } from './clock.ts';
import type { ImpreciseTime } from './facts.ts';
import { earliestOf, rememberedIn } from './instant.ts';
import { dayIn, endOfDay } from './local-day.ts';
import { endOfTerm } from './term-end.ts';
import { showInstant } from './time-display.ts';

/** One step of how a due instant came about, in words, with its instant in UTC (ISO) and as shown in the zone. */
export interface DerivationStep {
  readonly says: string;
  readonly at: string | null;
  readonly local: string | null;
}

/** One term of a clock, run as far as its start is known. */
export interface Leg {
  readonly term: Term;
  /** The event the rule asks for, in words. */
  readonly asked: string;
  readonly startEvent: StartEvent | null;
  readonly startAt: DateTime<true> | null;
  readonly dueAt: DateTime<true> | null;
  readonly provisional: boolean;
  readonly steps: readonly DerivationStep[];
}

export interface LegRun {
  readonly anchors: Anchors;
  readonly zone: string;
  readonly calendars: Calendars;
}

export function step(says: string, at: DateTime<true> | null, zone: string): DerivationStep {
  if (at === null) return { says, at: null, local: null };
  const shown = rememberedIn(instants, `${at.toMillis()} ${zone}`, () => ({
    at: at.toUTC().toISO(),
    local: showInstant(at, zone),
  }));
  return { says, at: shown.at, local: shown.local };
}

const instants = new Map<string, { readonly at: string; readonly local: string }>();

/**
 * Runs one term from its start; from the stand-in the rule names when the start is unknown, and says so; else not at all.
 * `remarks` are said between the start and the term.
 */
export function runLeg(
  start: StartEvent,
  term: Term,
  whileUnknown: StartEvent | null,
  run: LegRun,
  remarks: readonly string[] = [],
): Leg {
  const asked = nameOfEvent(start);
  const standIn = run.anchors[eventOf(start)] === undefined ? whileUnknown : null;
  const event = standIn === null ? start : withEvent(start, standIn);
  const time = run.anchors[eventOf(event)];
  if (time === undefined) {
    const steps = [notStarted(start, standIn === null ? null : event), ...remarks];
    return {
      ...{ term, asked, startEvent: null, startAt: null, dueAt: null, provisional: true },
      steps: steps.map((says) => step(says, null, run.zone)),
    };
  }
  const steps: DerivationStep[] = [];
  if (standIn !== null) {
    const says = `${capital(asked)} is not declared: a worst-case clock runs from ${nameOfEvent(event)} until it is.`;
    steps.push(step(says, null, run.zone));
  }
  const startAt = startOf(event, time, run.zone);
  steps.push(step(`Start: ${nameOfEvent(event)}${imprecision(time.toleranceMinutes)}.`, startAt, run.zone));
  steps.push(...remarks.map((says) => step(says, null, run.zone)));
  const end = endOfTerm(term, startAt, run.zone, run.calendars);
  steps.push(step(`Term: ${end.says}`, end.at, run.zone));
  return {
    ...{ term, asked, startEvent: event, startAt, dueAt: end.at, provisional: standIn !== null },
    steps,
  };
}

function notStarted(start: StartEvent, standIn: StartEvent | null): string {
  const asked = nameOfEvent(start);
  if (ruleAnswered(start) !== null)
    return `The clock has not started: it starts with ${asked}, and there is none yet. No date is invented.`;
  const also = standIn === null ? '' : `, nor is ${nameOfEvent(standIn)}`;
  return `The clock has not started: ${asked} is not known${also}. Nothing else stands in for it.`;
}

/** The earliest instant an event may mean, or 23:59:59 of 31 December of its year. */
function startOf(event: StartEvent, time: ImpreciseTime, zone: string): DateTime<true> {
  const at = earliestOf(time);
  return event === eventOf(event) ? at : endOfDay(`${dayIn(at, zone).slice(0, -6)}-12-31`, zone);
}

function imprecision(minutes: number): string {
  return minutes === 0 ? '' : ` (known to ± ${minutes} minutes: its earliest bound counts)`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
