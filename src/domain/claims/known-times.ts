import type { DateTime } from 'luxon';
import type { ImpreciseTime, IncidentFacts } from '../facts.ts';
import { earliestOf, instantOf, inZone, latestOf } from '../instant.ts';
import type { DateSaid, Day } from './dates-in-text.ts';

/** What the dates of a text are held against. */
export interface KnownTimes
  extends Pick<IncidentFacts, 'occurredFrom' | 'occurredTo' | 'detected' | 'aware' | 'contained'> {
  /** IANA zone in which the organization tells times. */
  readonly zone: string;
  /** ISO instant in UTC: what lies after it is a plan, not an event. */
  readonly now: string;
}
export const moments = ['occurrence', 'detected', 'aware', 'contained'] as const;
export type Moment = (typeof moments)[number];

const names: Readonly<Record<Moment, string>> = {
  occurrence: 'the breach',
  detected: 'the first signal',
  aware: 'awareness',
  contained: 'containment',
};
/** A date this far from every known time belongs to something else, or is a slip that a person should see. */
const NEAR_DAYS = 60;
/** "About 3 p.m." */
const ROUGH_MINUTES = 30;

interface Span {
  readonly from: ImpreciseTime;
  readonly to: ImpreciseTime;
}

/** From when to when the record has it; null: it does not know. */
export function spanOf(moment: Moment, times: KnownTimes): Span | null {
  const { occurredFrom, occurredTo } = times;
  if (moment !== 'occurrence') {
    const time = times[moment];
    return time && { from: time, to: time };
  }
  const from = occurredFrom ?? occurredTo;
  return from && { from, to: occurredTo ?? from };
}

/** What the record has of these moments, in words; empty: nothing. */
export function toldOf(which: readonly Moment[], times: KnownTimes): string {
  const told = which.flatMap((moment) => {
    const span = spanOf(moment, times);
    return span ? [`${names[moment]} at ${shown(span, times.zone)}`] : [];
  });
  return told.length > 0 ? `${told.join(', ')} (${times.zone})` : '';
}

function shown({ from, to }: Span, zone: string): string {
  const of = (time: ImpreciseTime) => inZone(instantOf(time.at), zone).toFormat('yyyy-MM-dd HH:mm');
  return from === to ? of(from) : `${of(from)} to ${of(to)}`;
}

/** Whether it may have been then: by the zone the text names, else by the organization's clock, the one it was typed in, or UTC. */
export function happened(said: DateSaid, moment: Moment, times: KnownTimes, toTheMinute: boolean): boolean {
  const span = spanOf(moment, times);
  if (!span) return false;
  const { time } = said;
  const earliest = earliestOf(span.from);
  const latest = latestOf(span.to);
  const clocks: DateTime<true>[] =
    time !== null && time.offset !== null
      ? [earliest.toUTC(time.offset)]
      : [times.zone, span.from.zone, 'UTC'].map((zone) => inZone(earliest, zone));
  // A zone named that nobody knows: then only the day is looked at.
  const exact =
    toTheMinute &&
    time !== null &&
    said.days.every(({ day }) => day !== null) &&
    (time.offset !== null || !time.zoned);
  return clocks.some((from) => {
    const to = latest.setZone(from.zone);
    return daysNear(said.days, from).some(({ start, end }) => {
      if (end < from || start > to) return false;
      if (!exact) return true;
      const slack = said.roughly ? ROUGH_MINUTES : 0;
      const local = start.set({ hour: Math.floor(time.minute / 60), minute: time.minute % 60 });
      // When clocks go back an hour comes twice, and a text does not say which of them it means.
      return local
        .getPossibleOffsets()
        .some(
          (at) =>
            at.plus({ minutes: time.lasts - 1 + slack }) >= from.startOf('minute') &&
            at.minus({ minutes: slack }) <= to.endOf('minute'),
        );
    });
  });
}

/** Whether all of it still lies ahead. */
export function isToCome({ days }: DateSaid, { now, zone }: KnownTimes): boolean {
  const today = inZone(instantOf(now), zone).endOf('day');
  return daysNear(days, today as DateTime<true>).every(({ start }) => start > today);
}

/** Whether all of it lies behind, for certain: with its year, or within half a year. */
export function isPast({ days }: DateSaid, { now, zone }: KnownTimes): boolean {
  const today = inZone(instantOf(now), zone).startOf('day') as DateTime<true>;
  const near = daysNear(days, today);
  return (
    near.length > 0 &&
    near.every(({ end }, i) => end < today && (days[i]?.year !== null || today.diff(end).as('days') < 180))
  );
}

/** Whether it lies before anybody knew, by days or by the slip of a year: what answers a breach comes after; by so many days at least, and at most. */
export function isBeforeAll(
  { days }: DateSaid,
  times: KnownTimes,
  least = 1,
  most = NEAR_DAYS + 365,
): boolean {
  const seen = [times.detected, times.aware, times.contained];
  const known = seen.some((time) => time !== null) ? seen : [times.occurredFrom, times.occurredTo];
  const at = known.flatMap((time) => (time ? [inZone(earliestOf(time), times.zone)] : []));
  const first = at.reduce<DateTime<true> | null>((least, one) => (least && least < one ? least : one), null);
  if (!first || days.length === 0 || days.some(({ day }) => day === null)) return false;
  const far = first.minus({ days: most });
  const before = daysNear(days, first);
  return before.length > 0 && before.every(({ end }) => end < first.minus({ days: least }) && end > far);
}

/** Whether it is close enough to the incident to be about it. */
export function isNear({ days }: DateSaid, times: KnownTimes): boolean {
  const known = [times.occurredFrom, times.occurredTo, times.detected, times.aware, times.contained];
  return known.some((time) => {
    if (!time) return false;
    const at = inZone(instantOf(time.at), times.zone);
    return daysNear(days, at).some(({ start, end }) => {
      return at.diff(end).as('days') <= NEAR_DAYS && start.diff(at).as('days') <= NEAR_DAYS;
    });
  });
}

function daysNear(days: readonly Day[], near: DateTime<true>) {
  return days.flatMap(({ year, month, day }) => {
    const start = near.startOf('day').set({ year: year ?? near.year, month, day: day ?? 1 });
    if (!start.isValid) return [];
    return [{ start, end: start.endOf(day === null ? 'month' : 'day') }];
  });
}
