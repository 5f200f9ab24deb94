import { businessCalendar } from '../../src/domain/business-calendar.ts';
import type { Clock, Term } from '../../src/domain/clock.ts';
import { dueAt } from '../../src/domain/deadline.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';

// Prints many deadlines with their steps, and business days of countries: the same whatever zone the process runs in.
const zones = [
  'Asia/Beirut',
  'America/Havana',
  'Pacific/Apia',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
];
const starts = [
  '2026-03-07T23:30:00Z',
  '2026-03-28T21:59:00Z',
  '2026-10-24T20:30:00Z',
  '2026-11-01T04:59:59Z',
];
const terms: readonly Term[] = [
  { unit: 'elapsed_hours', n: 72, calendar: null },
  { unit: 'calendar_days', n: 1, calendar: null },
  { unit: 'calendar_months', n: 1, calendar: null },
  { unit: 'business_days', n: 3, calendar: 'weekdays' },
];
const weekdays = businessCalendar({
  ...{ key: 'weekdays', version: '1', restDays: [6, 7], holidays: [] },
  years: { from: 2026, to: 2026 },
});

const clock = (term: Term): Clock => ({
  ...{ start: 'aware', term, cases: [], floor: 'none', zone: { kind: 'entity' }, combine: 'single' },
  ...{ alternatives: [], whileUnknown: null, readings: [], softTarget: term, concurrentWith: null },
  ...{ rollover: { kind: 'next_business_day_noon', mode: 'apply', calendar: 'weekdays' }, extensions: [] },
});

const deadlines = zones.flatMap((zone) =>
  starts.flatMap((at) =>
    terms.map((term) => {
      const { dueAt: due, steps } = dueAt(
        clock(term),
        { aware: { at, toleranceMinutes: 0, zone: 'UTC' } },
        zone,
        new Map([[weekdays.key, weekdays]]),
      );
      return [zone, at, term.unit, due?.toISO(), steps.map(({ says, local }) => [says, local])];
    }),
  ),
);
const { context } = await shippedCatalog();
const days = ['DE', 'US-CA', 'IL', 'SA', 'JP', 'TR', 'AU-NSW', 'BR'].map((place) => {
  const calendar = context.calendars.get(`country:${place}`);
  const off = Array.from({ length: 365 }, (_, index) =>
    new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10),
  ).filter((day) => calendar?.isBusinessDay(day) === false);
  return [place, off];
});
process.stdout.write(JSON.stringify({ deadlines, days }));
