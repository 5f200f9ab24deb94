import { DateTime, IANAZone } from 'luxon';
import { instantOf, inZone, rememberedIn } from './instant.ts';

// A day is written "2026-10-24" and belongs to no zone: days and months are counted on the calendar, never on a clock
// that may skip midnight (Beirut, Cairo, Santiago), repeat an hour, or leap over a whole day (Apia, 2011).

/** The day on which an instant falls in a zone. */
export function dayIn(instant: DateTime, zone: string): string {
  return inZone(instant, zone).toISODate();
}

export function addDays(day: string, days: number): string {
  return rememberedIn(later, `${day} ${days}`, () => iso(instantOf(day).plus({ days })));
}

/** Reg. (EEC, Euratom) 1182/71, Art. 3(2)(c): the same date; where that month has none, its last day. */
export function addMonths(day: string, months: number): string {
  return iso(instantOf(day).plus({ months }));
}

/** 23:59:59 of a day in a zone: of a day that ends twice the second time, of one that is cut short its last second. */
export function endOfDay(day: string, zone: string): DateTime<true> {
  return rememberedIn(ends, `${day} ${zone}`, () => utc(firstAfter(instantOf(day).toMillis(), zone) - 1000));
}

/** An hour of a day on the wall of a zone; where the clocks leap over it, the first instant after. */
export function atHour(day: string, hour: number, zone: string): DateTime<true> {
  const wall = instantOf(day).toMillis() + hour * HOUR;
  const [before, after] = [offset(zone, wall - 15 * HOUR), offset(zone, wall + 13 * HOUR)];
  const exact = [wall - before, wall - after].find((at) => offset(zone, at) === wall - at);
  return utc(exact ?? changeBetween(wall - 15 * HOUR, wall + 13 * HOUR, zone));
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ends = new Map<string, DateTime<true>>();
const later = new Map<string, string>();

/** The instant from which on it is later than a day everywhere in a zone, for good. */
function firstAfter(day: number, zone: string): number {
  const wall = day + DAY;
  // Zones lie between UTC-12 and UTC+14.
  const [from, to] = [wall - 15 * HOUR, wall + 13 * HOUR];
  const [before, after] = [offset(zone, from), offset(zone, to)];
  if (before === after) return wall - before;
  const change = changeBetween(from, to, zone);
  return wall - after > change ? wall - after : Math.min(wall - before, change);
}

/** The instant at which the clocks of a zone change between two others. */
function changeBetween(from: number, to: number, zone: string): number {
  const before = offset(zone, from);
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offset(zone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

function offset(zone: string, at: number): number {
  return IANAZone.create(zone).offset(at) * 60_000;
}

function utc(at: number): DateTime<true> {
  const instant = DateTime.fromMillis(at, { zone: 'utc' });
  if (!instant.isValid) throw new Error(`${at} is no instant`);
  return instant;
}

function iso(day: DateTime<true>): string {
  return day.toISODate();
}
