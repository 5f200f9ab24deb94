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

/** Keeps a time of the incident as typed: instant, tolerance, zone. It lies in the past, or its earliest bound does. */
export function toImpreciseTime(
  input: TimeInput,
  { zone: fallbackZone, now }: { zone: string; now: DateTime },
): ImpreciseTime {
  const toleranceMinutes = input.toleranceMinutes ?? 0;
  if (toleranceMinutes < 0 || toleranceMinutes > LONGEST_TOLERANCE) {
    throw new Refusal('INVALID_INPUT', 'toleranceMinutes is between 0 and one year.');
  }
  const zone = input.zone ?? fallbackZone;
  if (!IANAZone.isValidZone(zone))
    throw new Refusal('INVALID_INPUT', 'zone is an IANA name such as "Europe/Berlin".');
  const time = { at: (input.at.toUTC() as DateTime<true>).toISO(), toleranceMinutes, zone };
  if (earliest(time) > now)
    throw new Refusal(
      'INVALID_INPUT',
      `${time.at} lies in the future. Times of an incident are what has happened.`,
    );
  return time;
}

/** Clocks use the earliest bound: the law runs from the first moment it may have been. */
export function earliest({ at, toleranceMinutes }: ImpreciseTime): DateTime<true> {
  // `at` was written by toISO: on lists, parsing it anew with all of ISO 8601 took a third of the answer's time.
  return DateTime.fromMillis(Date.parse(at) - toleranceMinutes * 60_000, { zone: 'utc' }) as DateTime<true>;
}
