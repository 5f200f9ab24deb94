import { DateTime, IANAZone } from 'luxon';
import type { ImpreciseTime } from '../domain/facts.ts';
import { Refusal } from '../domain/refusal.ts';

/** A time as a client gives it. */
export interface TimeInput {
  readonly at: DateTime;
  readonly toleranceMinutes?: number | null | undefined;
  readonly zone?: string | null | undefined;
}

const LONGEST_TOLERANCE = 60 * 24 * 366;
const FIRST_YEAR = 1970;

export interface Typed {
  /** The zone if none is given. */
  readonly zone: string;
  readonly now: DateTime;
  /** How far ahead is taken for a slip that a warning says, and not for impossible; not at all if absent. */
  readonly aheadMinutes?: number;
}

/** What happened may be typed a day off, in another zone: that is warned about (`domain/time-warnings.ts`). */
export const A_DAY_AHEAD = 24 * 60;

/**
 * Keeps a time of the incident as typed: instant, tolerance, zone. What starts clocks has happened: it does not lie in the
 * future, or its earliest bound does not. Other times may be odd; only what cannot be is refused.
 */
export function toImpreciseTime(input: TimeInput, typed: Typed): ImpreciseTime {
  const { zone: fallbackZone, now, aheadMinutes = 0 } = typed;
  const toleranceMinutes = input.toleranceMinutes ?? 0;
  if (toleranceMinutes < 0 || toleranceMinutes > LONGEST_TOLERANCE) {
    throw new Refusal('INVALID_INPUT', 'toleranceMinutes is between 0 and one year.');
  }
  const zone = input.zone ?? fallbackZone;
  if (!IANAZone.isValidZone(zone))
    throw new Refusal('INVALID_INPUT', 'zone is an IANA name such as "Europe/Berlin".');
  const time = { at: (input.at.toUTC() as DateTime<true>).toISO(), toleranceMinutes, zone };
  if (earliest(time) > now.plus({ minutes: aheadMinutes }))
    throw new Refusal(
      'INVALID_INPUT',
      `${time.at} lies in the future. Times of an incident are what has happened.`,
    );
  if (input.at.toUTC().year < FIRST_YEAR)
    throw new Refusal('INVALID_INPUT', `${time.at} cannot be the time of an incident: check the year.`);
  return time;
}

/** Clocks use the earliest bound: the law runs from the first moment it may have been. */
export function earliest({ at, toleranceMinutes }: ImpreciseTime): DateTime<true> {
  // `at` was written by toISO: on lists, parsing it anew with all of ISO 8601 took a third of the answer's time.
  return DateTime.fromMillis(Date.parse(at) - toleranceMinutes * 60_000, { zone: 'utc' }) as DateTime<true>;
}
