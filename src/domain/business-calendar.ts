/** Business days of one authority or country. `covers` is false outside the years its data names: then no date is computed. */
export interface BusinessCalendar {
  readonly key: string;
  /** Of the data: kept with every deadline that was counted on it. */
  readonly version: string;
  covers(isoDate: string): boolean;
  isBusinessDay(isoDate: string): boolean;
}

/** Calendars by key; those of countries come into being when they are asked for. */
export type Calendars = Pick<ReadonlyMap<string, BusinessCalendar>, 'get' | 'has'>;

/** The calendar of the country in which the organization has its (main) establishment. */
export const ENTITY_CALENDAR = 'entity';

/** A calendar from data: weekdays of rest (ISO, Monday 1), holidays, and the years for which they are known. */
export function businessCalendar(data: {
  readonly key: string;
  readonly version: string;
  readonly restDays: readonly number[];
  readonly holidays: readonly string[];
  readonly years: { readonly from: number; readonly to: number };
}): BusinessCalendar {
  const { key, version, years } = data;
  const rest = new Set(data.restDays);
  const off = new Set(data.holidays);
  return {
    key,
    version,
    covers: (isoDate) => Number(isoDate.slice(0, 4)) >= years.from && Number(isoDate.slice(0, 4)) <= years.to,
    isBusinessDay: (isoDate) => !off.has(isoDate) && !rest.has(weekdayOf(isoDate)),
  };
}

/** ISO weekday of a date, Monday 1. */
export function weekdayOf(isoDate: string): number {
  const days = Math.floor(Date.parse(`${isoDate}T00:00:00Z`) / 86_400_000);
  // 1 January 1970 was a Thursday (4).
  return ((((days + 3) % 7) + 7) % 7) + 1;
}

/** A day that an organization counts otherwise than a calendar does: a holiday of its Land, a bridge day it works. */
export interface OwnDay {
  readonly calendar: string;
  /** ISO date. */
  readonly day: string;
  readonly isBusinessDay: boolean;
  /** Since when it is counted so, ISO 8601. */
  readonly since: string;
}

/** The calendars with an organization's own days laid over them; the version says so. */
export function withOwnDays(calendars: Calendars, own: readonly OwnDay[]): Calendars {
  if (own.length === 0) return calendars;
  return {
    has: (key) => calendars.has(key),
    get: (key) => {
      const calendar = calendars.get(key);
      const days = own.filter((one) => one.calendar === calendar?.key);
      if (calendar === undefined || days.length === 0) return calendar;
      const counted = new Map(days.map(({ day, isBusinessDay }) => [day, isBusinessDay]));
      const last = days.reduce((latest, { since }) => (since > latest ? since : latest), '');
      return {
        key: calendar.key,
        version: `${calendar.version}, with ${days.length} own day${days.length === 1 ? '' : 's'} as of ${last}`,
        covers: calendar.covers,
        isBusinessDay: (day) => counted.get(day) ?? calendar.isBusinessDay(day),
      };
    },
  };
}
