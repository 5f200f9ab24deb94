import type { DateTime } from 'luxon';
import type { Anchors } from './anchors.ts';
import type { BusinessCalendar, Calendars } from './business-calendar.ts';
import type { Clock, StartEvent } from './clock.ts';
import { conditionsOf, decisive, type Judge, type Outcome } from './clock-conditions.ts';
import { type DerivationStep, type LegRun, runLeg, step } from './clock-leg.ts';
import { countedOtherwise, type WhoseLaw } from './counted-otherwise.ts';
import { type EntityCountry, entityCountry } from './entity-country.ts';
import { distinct, type OpenQuestion } from './finding.ts';
import { type Run, runClock } from './run-clock.ts';
import { endOfTerm } from './term-end.ts';

export interface Deadline {
  /** The last instant in time, UTC; null: the law names no date, or the clock has not started. */
  readonly dueAt: DateTime<true> | null;
  /** A start or a condition of the clock that is not known yet may still move it. */
  readonly provisional: boolean;
  readonly steps: readonly DerivationStep[];
  /** The event that started it; null: none known. */
  readonly startEvent: StartEvent | null;
  readonly startAt: DateTime<true> | null;
  /** Guidance, not law. */
  readonly softTargetAt: DateTime<true> | null;
  /** Other readings of an unstated start, shown beside, never instead. */
  readonly beside: readonly BesideReading[];
  /** What would have to be answered for the date to be sure. */
  readonly questions: readonly OpenQuestion[];
  /** The calendars of business days on which it was counted, each in the version of its data. */
  readonly calendars: readonly CalendarUsed[];
}

interface BesideReading {
  readonly startEvent: StartEvent;
  readonly says: string;
  readonly dueAt: DateTime<true> | null;
}

export type CalendarUsed = Pick<BusinessCalendar, 'key' | 'version'>;

/** What a clock may ask beyond the times of the incident. */
export interface Asked {
  readonly judge: Judge;
  readonly entity: EntityCountry;
  /** Whose law of periods might count it otherwise, for information; absent or null: nobody's. */
  readonly law?: WhoseLaw | null;
}

const nothingAsked: Asked = {
  judge: () => ({ value: 'UNKNOWN', why: [], questions: [] }),
  entity: entityCountry({ name: '', timeZone: 'UTC', establishments: null }),
};

/** The last instant at which a duty is met in time, and how it was found. `zone` is the organization's. */
export function dueAt(
  clock: Clock,
  anchors: Anchors,
  zone: string,
  calendars: Calendars,
  asked: Asked = nothingAsked,
): Deadline {
  return deadlineOf(runOf(clock, anchors, zone, calendars, asked), asked.law ?? null);
}

/** A clock that has been run: everything but what the law of one place would make of it, so that rules may share it. */
export interface ClockRun {
  readonly clock: Clock;
  readonly lead: Run;
  readonly legRun: LegRun;
  readonly provisional: boolean;
  /** What is not known, in words. */
  readonly unknown: readonly string[];
  readonly soft: DateTime<true> | null;
  readonly beside: readonly BesideReading[];
  readonly questions: readonly OpenQuestion[];
  readonly calendars: readonly CalendarUsed[];
}

/** Runs a clock for every way in which its open conditions may turn out; the earliest date leads. */
export function runOf(
  clock: Clock,
  anchors: Anchors,
  zone: string,
  calendars: Calendars,
  asked: Omit<Asked, 'law'>,
): ClockRun {
  const place = clock.zone.kind === 'fixed' ? clock.zone.zone : zone;
  const conditions = conditionsOf(clock, asked.judge);
  const runs = new Map(
    conditions.outcomes.map((outcome) => [
      outcome,
      runClock(clock, outcome, { anchors, zone: place, calendars, country: asked.entity.country }),
    ]),
  );
  const open = runs.size === 1 ? [] : decisive(conditions, (outcome) => resultOf(outcome, runs.get(outcome)));
  // The last outcome is the plain one; an earlier date goes before it.
  const [lead] = [...runs.values()].reverse().sort((a, b) => rank(a) - rank(b)) as [Run];
  const unknown = open.map(({ says }) => `Not known: ${says}. The earliest of the possible dates counts.`);
  if (lead.entityMissing)
    unknown.push('Not known: in which country the organization has its (main) establishment.');
  const { leg } = lead.choice;
  const legRun = { anchors, zone: place, calendars: lead.calendars };
  return {
    clock,
    lead,
    legRun,
    provisional: lead.choice.provisional || unknown.length > 0,
    unknown,
    // First, since a soft target is counted on the same calendars.
    calendars: [...lead.used.values()].map(({ key, version }) => ({ key, version })),
    soft: softTarget(clock, leg.startAt, place, lead.calendars),
    beside: clock.readings.map((reading) => ({
      startEvent: reading.start,
      says: reading.says,
      dueAt: runLeg(reading.start, leg.term, null, legRun).dueAt,
    })),
    questions: distinct([
      ...open.flatMap(({ questions }) => questions),
      ...(lead.entityMissing ? [asked.entity.question] : []),
    ]),
  };
}

/** What a clock that has been run comes to for a duty, with what the law of its place says beside. */
export function deadlineOf(run: ClockRun, law: WhoseLaw | null): Deadline {
  const { clock, lead, legRun, provisional, soft } = run;
  const { leg } = lead.choice;
  const { zone } = legRun;
  const steps = [
    ...lead.steps,
    ...run.unknown.map((says) => step(says, null, zone)),
    ...countedOtherwise(law, clock, leg, lead.due, legRun),
  ];
  if (lead.due !== null) steps.push(step(provisional ? 'Due, provisionally.' : 'Due.', lead.due, zone));
  if (soft !== null) steps.push(step('Soft target, from guidance and not from law.', soft, zone));
  if (clock.concurrentWith !== null) {
    steps.push(step(`In any case not later than the sending under ${clock.concurrentWith}.`, null, zone));
  }
  return {
    dueAt: lead.due,
    provisional,
    steps,
    startEvent: leg.startEvent,
    startAt: leg.startAt,
    softTargetAt: soft,
    beside: run.beside,
    questions: run.questions,
    calendars: run.calendars,
  };
}

/** What an outcome comes to, to be compared: its date, or before the clock has started the term it would run. */
function resultOf({ terms }: Outcome, run: Run | undefined): string {
  if (run?.due) return String(run.due.toMillis());
  return run?.choice.leg.startAt === null ? JSON.stringify(terms.term) : 'no date';
}

function rank({ due }: Run): number {
  return due?.toMillis() ?? Number.POSITIVE_INFINITY;
}

function softTarget(
  clock: Clock,
  startAt: DateTime<true> | null,
  zone: string,
  calendars: Calendars,
): DateTime<true> | null {
  return clock.softTarget === null || startAt === null
    ? null
    : endOfTerm(clock.softTarget, startAt, zone, calendars).at;
}
