import { DateTime, IANAZone } from 'luxon';
import type { ImpreciseTime } from '../facts.ts';
import { earliestOf, inZone, latestOf } from '../instant.ts';
import type { VerisSource } from './veris-source.ts';

/** Where days and times of a record are read: VERIS gives no zone, so it is the organization's. */
export interface ReadingPlace {
  readonly zone: string;
  /** What lies after it cannot have happened. */
  readonly now: DateTime;
}

/** `timeline.incident` of VERIS, as precise as it is. */
export interface VerisDate {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
  /** "05:45:00 PM" */
  readonly time?: string;
}

const CLOCK = /^(0?[1-9]|1[0-2]):([0-5]\d):([0-5]\d) ([AP]M)$/;
const FIRST_YEAR = 1970;
type Unit = 'year' | 'month' | 'day';

/** When it began: a span as long as the record is imprecise, with its middle as the instant. No day is ever invented. */
export function readBeginning(source: VerisSource, { zone, now }: ReadingPlace): ImpreciseTime | null {
  const at = (name: string) => ['timeline', 'incident', name] as const;
  const number = (name: string): number | null => {
    const value = source.raw(...at(name));
    if (value === undefined || value === null) return null;
    if (typeof value === 'number' && Number.isInteger(value)) return value;
    source.warn(`timeline.incident.${name}`, 'This is no whole number: it was not read.');
    return null;
  };
  const [year, month, day] = [number('year'), number('month'), number('day')];
  if (year === null) return null;
  const date = dated(year, month, day, zone);
  const start = date.unit && DateTime.fromObject(date.parts, { zone: IANAZone.create(zone) });
  if (date.unit === null || !start?.isValid || year < FIRST_YEAR || start > now) {
    source.warn(
      'timeline.incident',
      start?.isValid && start > now
        ? 'This date lies in the future: it was not read.'
        : 'This is no date that can be: it was not read.',
    );
    return null;
  }
  const { unit } = date;
  if ((month !== null && unit === 'year') || (day !== null && unit !== 'day'))
    source.warn('timeline.incident', `There is no such day or month: only the ${unit} was read.`);
  source.take(...Object.keys(date.parts).map((name) => `timeline.incident.${name}`));
  const given = source.raw(...at('time'));
  const exact = unit === 'day' && typeof given === 'string' ? onClock(start, given) : null;
  if (exact && exact <= now) {
    source.take('timeline.incident.time');
    source.warn('timeline.incident.time', `VERIS gives no zone: read as the time in ${zone}.`);
    return { at: iso(exact), toleranceMinutes: 0, zone };
  }
  return spanOf(start, unit, zone);
}

/** A whole year, month or day of a zone: its middle, and half of it either way. */
function spanOf(start: DateTime<true>, unit: Unit, zone: string): ImpreciseTime {
  const minutes = start.plus({ [unit]: 1 }).diff(start, 'minutes').minutes;
  const half = Math.floor(minutes / 2);
  return { at: iso(start.plus({ minutes: half })), toleranceMinutes: half, zone };
}

/** As much of a date as can be: the 31st of February is some day of February. */
function dated(year: number, month: number | null, day: number | null, zone: string) {
  const valid = (parts: { year: number; month?: number; day?: number }) =>
    DateTime.fromObject(parts, { zone: IANAZone.create(zone) }).isValid;
  if (month !== null && day !== null && valid({ year, month, day }))
    return { unit: 'day' as const, parts: { year, month, day } };
  if (month !== null && valid({ year, month })) return { unit: 'month' as const, parts: { year, month } };
  if (valid({ year })) return { unit: 'year' as const, parts: { year } };
  return { unit: null, parts: { year } };
}

function onClock(day: DateTime<true>, text: string): DateTime<true> | null {
  const [, hour, minute, second, half] = CLOCK.exec(text.trim()) ?? [];
  if (hour === undefined) return null;
  const time = day.set({
    hour: (Number(hour) % 12) + (half === 'PM' ? 12 : 0),
    minute: Number(minute),
    second: Number(second),
  });
  return time.isValid ? time : null;
}

/** A time of the record as VERIS says it: the smallest of day, month and year that it surely lies in. */
export function verisDate(time: ImpreciseTime): VerisDate {
  const from = inZone(earliestOf(time), time.zone);
  // What ends with a day does not reach into the next.
  const to = inZone(latestOf(time), time.zone).minus(time.toleranceMinutes > 0 ? 1 : 0);
  const { year, month, day } = from;
  if (from.hasSame(to, 'day'))
    return {
      ...{ year, month, day },
      ...(time.toleranceMinutes === 0 && { time: from.toFormat('hh:mm:ss a', { locale: 'en' }) }),
    };
  if (from.hasSame(to, 'month')) return { year, month };
  return { year };
}

function iso(at: DateTime<true>): string {
  return at.toUTC().toISO();
}
