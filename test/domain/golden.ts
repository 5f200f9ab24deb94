import { businessCalendar } from '../../src/domain/business-calendar.ts';
import type { Term } from '../../src/domain/clock.ts';
import { dueAt } from '../../src/domain/deadline.ts';
import { clock, time } from './given.ts';

/** What is shown, the term, the zone, the start as the wall there says it, and what the wall says at the end. */
export type GoldenCase = readonly [what: string, term: string, zone: string, start: string, due: string];

const calendar = (key: string, restDays: readonly number[], holidays: string) =>
  businessCalendar({
    ...{ key, version: 'typed in', restDays, holidays: holidays.split(' ') },
    years: { from: 2026, to: 2027 },
  });

/** Holidays typed in here, from the laws that name them, and not from the data under test. */
export const calendars = new Map(
  [
    calendar(
      'us',
      [6, 7],
      '2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19 2026-07-03 2026-09-07 2026-10-12 2026-11-11 2026-11-26 2026-12-25 2027-01-01 2027-01-18 2027-02-15 2027-05-31 2027-06-18 2027-07-05',
    ),
    calendar(
      'br',
      [6, 7],
      '2026-01-01 2026-04-03 2026-04-21 2026-05-01 2026-09-07 2026-10-12 2026-11-02 2026-11-20 2026-12-25 2027-01-01',
    ),
    calendar(
      'de',
      [6, 7],
      '2026-01-01 2026-04-03 2026-04-06 2026-05-01 2026-05-14 2026-05-25 2026-12-25 2026-12-26 2027-01-01 2027-03-26 2027-03-29',
    ),
    calendar('il', [5, 6], '2026-09-12 2026-09-13 2026-09-21 2026-09-26 2026-10-03'),
  ].map((one) => [one.key, one]),
);

const units: Readonly<Record<string, Term['unit']>> = {
  hours: 'elapsed_hours',
  days: 'calendar_days',
  months: 'calendar_months',
  business: 'business_days',
};

/** The due instant of a golden case in UTC, and the one it should be. */
export function judge([, words, zone, start, due]: GoldenCase): { found: string | null; expected: string } {
  const [unit = '', n, calendarKey = null] = words.split(' ');
  const term: Term = { unit: units[unit] ?? 'none', n: Number(n), calendar: calendarKey };
  const { dueAt: found } = dueAt(clock({ term }), { aware: time(start) }, zone, calendars);
  return { found: found?.toISO() ?? null, expected: new Date(due).toISOString() };
}
