import { ENTITY_CALENDAR } from '../../domain/business-calendar.ts';
import type { Clock, Term } from '../../domain/clock.ts';
import { placeName } from './place-names.ts';
import { counted } from './said.ts';

/** "72 hours", "45 calendar days", "4 business days (calendar us-sec)"; null: no date. */
export function termInWords({ unit, n, calendar }: Term): string | null {
  if (unit === 'none') return null;
  if (unit === 'elapsed_hours') return counted(n, 'hours');
  if (unit === 'business_days') return `${counted(n, 'business days')} ${calendarInWords(calendar ?? '')}`;
  return counted(n, unit.replace('_', ' '));
}

/** Whose business days are counted. */
export function calendarInWords(calendar: string): string {
  if (calendar === ENTITY_CALENDAR) return 'of the country of the (main) establishment';
  const [, place] = /^country:(.*)$/.exec(calendar) ?? [];
  return place === undefined ? `of the calendar "${calendar}"` : `of ${placeName(place)}`;
}

/** How the days of a term end, and what moves it; null: it has no date. */
export function countingInWords({ unit }: Term, zone: Clock['zone']): string | null {
  const place = zone.kind === 'fixed' ? `in ${zone.zone}` : "in the organization's own time zone";
  switch (unit) {
    case 'none':
      return null;
    case 'elapsed_hours':
      return 'Hours run on without a stop: weekends, holidays and changes of the clock move nothing';
    case 'calendar_days':
      return `The day of the event is day 0; the last day ends at 23:59:59 ${place}`;
    case 'calendar_months':
      return `The term ends on the same date of the month, or on its last day, at 23:59:59 ${place}`;
    case 'business_days':
      return `The first business day after the day of the event is day 1; the last ends at 23:59:59 ${place}`;
  }
}
