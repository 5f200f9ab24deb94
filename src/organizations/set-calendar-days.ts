import { instantOf } from '../domain/instant.ts';
import { Refusal } from '../domain/refusal.ts';
import { lockRecord, record } from '../platform/audit/record.ts';
import { insertRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import type { Catalog } from '../rules/catalog.ts';
import { CalendarDayRow } from './calendar-day.row.ts';

const MOST = 400;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** All the days of one calendar that the organization counts otherwise; an empty list takes every one back. */
export interface CalendarDays {
  readonly calendar: string;
  readonly days: readonly {
    readonly day: string;
    readonly isBusinessDay: boolean;
    readonly name?: string | null | undefined;
  }[];
}

/** Replaces the own days of a calendar; open obligations are judged again by what follows from the event. */
export async function setCalendarDays(
  work: Work,
  catalog: Catalog,
  { calendar, days }: CalendarDays,
): Promise<{ organizationId: string }> {
  const { db, organizationId, now } = work;
  const known = catalog.context.calendars.get(calendar);
  if (known?.key !== calendar)
    throw new Refusal(
      'INVALID_INPUT',
      `There is no calendar "${calendar}": name one such as "us-federal", "country:DE" or "country:DE-BY".`,
      { field: 'calendar' },
    );
  if (days.length > MOST)
    throw new Refusal('LIMIT_EXCEEDED', `A calendar takes up to ${MOST} days of your own: drop past ones.`);
  checkDays(days.map(({ day }) => day));
  await lockRecord(work);
  await db.delete(CalendarDayRow, { organizationId, calendar });
  const rows = days.map(({ day, isBusinessDay, name }) => ({
    ...{ organizationId, calendar, day, isBusinessDay },
    ...{ name: name?.trim() || null, setAt: now },
  }));
  if (rows.length > 0) await insertRows(db, CalendarDayRow, rows);
  const of = (business: boolean) =>
    rows.filter((one) => one.isBusinessDay === business).map(({ day }) => day);
  const details = { calendar, businessDays: of(true), daysOff: of(false) };
  await record(work, { type: 'calendar.days-set', details });
  return { organizationId };
}

function checkDays(days: readonly string[]): void {
  for (const [index, day] of days.entries()) {
    if (!isDay(day))
      throw new Refusal('INVALID_INPUT', `"${day}" is no day: write it as "2026-06-04".`, { field: 'days' });
    if (days.indexOf(day) !== index)
      throw new Refusal('INVALID_INPUT', `${day} is given twice: say once how it counts.`, { field: 'days' });
  }
}

function isDay(day: string): boolean {
  if (!DAY.test(day)) return false;
  try {
    return instantOf(day).toISODate() === day;
  } catch {
    return false;
  }
}
