import type { EntityManager } from 'typeorm';
import { type Calendars, withOwnDays } from '../domain/business-calendar.ts';
import { CalendarDayRow } from './calendar-day.row.ts';

/** The days that the organization counts otherwise, by calendar and day. */
export function findCalendarDays(db: EntityManager, organizationId: string): Promise<CalendarDayRow[]> {
  return db.find(CalendarDayRow, { where: { organizationId }, order: { calendar: 'ASC', day: 'ASC' } });
}

/** The calendars as the organization counts on them. */
export async function ownCalendars(
  db: EntityManager,
  organizationId: string,
  calendars: Calendars,
): Promise<Calendars> {
  const days = await findCalendarDays(db, organizationId);
  const own = days.map(({ setAt, ...day }) => ({ ...day, since: `${setAt.toUTC().toISO()}` }));
  return withOwnDays(calendars, own);
}
