import type { DateTime } from 'luxon';
import type { BusinessCalendar, Calendars } from './business-calendar.ts';
import type { Rollover, Term } from './clock.ts';
import { inZone, rememberedIn } from './instant.ts';
import { addDays, addMonths, atHour, dayIn, endOfDay } from './local-day.ts';

/** The last instant of a term; null with a reason when there is none. */
export interface TermEnd {
  readonly at: DateTime<true> | null;
  readonly says: string;
}

/** Every unit counts in its own way: a month is not 720 hours, and 14 business days are not 336. */
export function endOfTerm(term: Term, start: DateTime<true>, zone: string, calendars: Calendars): TermEnd {
  const { unit, n } = term;
  if (unit === 'business_days')
    return endOfBusinessDays(term, start, zone, calendars.get(term.calendar ?? ''));
  // One assessment asks the same of many rules, and a day's end in a zone is dear.
  const key = `${unit} ${n} ${start.toMillis()} ${zone}`;
  return rememberedIn(ends, key, () => counted(unit, n, start, zone));
}

const ends = new Map<string, TermEnd>();

function counted(
  unit: Exclude<Term['unit'], 'business_days'>,
  n: number,
  start: DateTime<true>,
  zone: string,
): TermEnd {
  switch (unit) {
    case 'none':
      return { at: null, says: 'The law names no date; none is invented.' };
    case 'elapsed_hours':
      return {
        at: start.toUTC().plus({ hours: n }),
        says: `${n} elapsed hours, on UTC instants: weekends, holidays and clock changes do not move them.${clockChange(start, n, zone)}`,
      };
    case 'calendar_days':
      return {
        at: endOfDay(addDays(dayIn(start, zone), n), zone),
        says: `${n} calendar days: the day of the event is day 0; day ${n} ends at 23:59:59 in ${zone}.`,
      };
    case 'calendar_months':
      return {
        at: endOfDay(addMonths(dayIn(start, zone), n), zone),
        says: `${n} calendar month${n === 1 ? '' : 's'}: the same date, or the last day of that month; it ends at 23:59:59 in ${zone}.`,
      };
  }
}

/** What a Saturday, Sunday or holiday does to a due instant under the rule's own rollover. */
export function rollOver(
  at: DateTime<true>,
  rollover: Rollover,
  zone: string,
  calendars: Calendars,
): TermEnd {
  const day = dayIn(at, zone);
  const calendar = calendars.get(rollover.calendar ?? '');
  if (calendar === undefined || !calendar.covers(day)) {
    return { at, says: 'No calendar covers this day: the strict instant stands.' };
  }
  if (calendar.isBusinessDay(day)) return { at, says: '' };
  const next = nextBusinessDay(day, calendar);
  if (next === null)
    return { at, says: 'No calendar covers the next business day: the strict instant stands.' };
  const rolled = rollover.kind === 'next_business_day_noon' ? atHour(next, 12, zone) : endOfDay(next, zone);
  return {
    at: rolled,
    says: `The term ends on a day that is no business day in "${calendar.key}"; next: ${next}.`,
  };
}

function endOfBusinessDays(
  term: Term,
  start: DateTime<true>,
  zone: string,
  calendar: BusinessCalendar | undefined,
): TermEnd {
  if (calendar === undefined)
    return { at: null, says: `Calendar "${term.calendar}" is not known: no date is computed.` };
  let day = dayIn(start, zone);
  for (let passed = 0; passed < term.n; passed += 1) {
    const next = nextBusinessDay(day, calendar);
    if (next === null)
      return { at: null, says: `Calendar "${calendar.key}" does not cover the term: no date is computed.` };
    day = next;
  }
  const days = term.n === 1 ? 'business day' : 'business days';
  return {
    at: endOfDay(day, zone),
    says: `${term.n} ${days} of "${calendar.key}" after the day of the event; the last ends at 23:59:59 in ${zone}.`,
  };
}

/** The next business day after a day; null: the calendar ends before it. */
function nextBusinessDay(after: string, calendar: BusinessCalendar): string | null {
  let day = addDays(after, 1);
  while (calendar.covers(day)) {
    if (calendar.isBusinessDay(day)) return day;
    day = addDays(day, 1);
  }
  return null;
}

function clockChange(start: DateTime<true>, hours: number, zone: string): string {
  const before = inZone(start, zone);
  const moved = inZone(start.plus({ hours }), zone).offset - before.offset;
  return moved === 0
    ? ''
    : ` The clocks in ${zone} go ${moved > 0 ? 'forward' : 'back'} by ${Math.abs(moved)} minutes meanwhile: the local time of day shifts.`;
}
