import type { Clock, Term } from '../../src/domain/clock.ts';
import { dueAt } from '../../src/domain/deadline.ts';
import { clock, time } from './given.ts';
import { calendars } from './golden.ts';

const units = {
  h: 'elapsed_hours',
  d: 'calendar_days',
  m: 'calendar_months',
  b: 'business_days',
} as const;

/** What is shown, the clock, the zone, the known events, and the last instant in time. */
export type LawCase = readonly [
  what: string,
  clock: Clock,
  zone: string,
  anchors: Readonly<Record<string, string>>,
  due: string,
];

/** A clock from its start and a term in short: "72 h", "30 d", "1 m", "4 b us". */
export function law(start: string, words: string, more: Partial<Clock> = {}): Clock {
  return clock({ start, term: term(words), whileUnknown: null, ...more });
}

/** A further term. */
export function cap(start: string, words: string): Clock['alternatives'][number] {
  return { start, term: term(words), lapsesIfMainStartsLater: false, whileUnknown: null };
}

/** The due instant of a case in UTC, and the one it should be. */
export function judgeLaw([, given, zone, started, due]: LawCase): { found: string | null; expected: string } {
  const anchors = Object.fromEntries(Object.entries(started).map(([event, at]) => [event, time(at)]));
  const { dueAt: found } = dueAt(given, anchors, zone, calendars);
  return { found: found?.toISO() ?? null, expected: new Date(due).toISOString() };
}

function term(words: string): Term {
  const [n, unit, calendar = null] = words.split(' ');
  return { unit: units[unit as keyof typeof units], n: Number(n), calendar };
}
