import type { DateTime } from 'luxon';
import { type Anchors, nameOfEvent, ruleAnswered } from './anchors.ts';
import type { Calendars } from './business-calendar.ts';
import type { StartEvent, Term } from './clock.ts';
import { earliestOf } from './instant.ts';
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
  return at === null
    ? { says, at: null, local: null }
    : { says, at: at.toUTC().toISO(), local: showInstant(at, zone) };
}

/** Runs one term from its start; from the stand-in the rule names when the start is unknown, and says so; else not at all. */
export function runLeg(start: StartEvent, term: Term, whileUnknown: StartEvent | null, run: LegRun): Leg {
  const asked = nameOfEvent(start);
  const standIn = run.anchors[start] === undefined ? whileUnknown : null;
  const event = standIn ?? start;
  const time = run.anchors[event];
  const steps: DerivationStep[] = [];
  if (time === undefined && ruleAnswered(start) !== null) {
    const says = `The clock has not started: it starts with ${asked}, and there is none yet. No date is invented.`;
    return {
      asked,
      startEvent: null,
      startAt: null,
      dueAt: null,
      provisional: true,
      steps: [step(says, null, run.zone)],
    };
  }
  if (time === undefined) {
    const also = standIn === null ? '' : `, nor is ${nameOfEvent(standIn)}`;
    steps.push(
      step(
        `The clock has not started: ${asked} is not known${also}. Nothing else stands in for it.`,
        null,
        run.zone,
      ),
    );
    return { asked, startEvent: null, startAt: null, dueAt: null, provisional: true, steps };
  }
  const startAt = earliestOf(time);
  if (standIn !== null) {
    steps.push(
      step(
        `${capital(asked)} is not declared: a worst-case clock runs from ${nameOfEvent(standIn)} until it is.`,
        null,
        run.zone,
      ),
    );
  }
  steps.push(step(`Start: ${nameOfEvent(event)}${imprecision(time.toleranceMinutes)}.`, startAt, run.zone));
  const end = endOfTerm(term, startAt, run.zone, run.calendars);
  steps.push(step(`Term: ${end.says}`, end.at, run.zone));
  return { asked, startEvent: event, startAt, dueAt: end.at, provisional: standIn !== null, steps };
}

function imprecision(minutes: number): string {
  return minutes === 0 ? '' : ` (known to ± ${minutes} minutes: its earliest bound counts)`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
