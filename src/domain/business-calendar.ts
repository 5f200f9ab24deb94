/** Business days of one authority. `covers` is false outside the years its data names: then no date is computed. */
export interface BusinessCalendar {
  readonly key: string;
  covers(isoDate: string): boolean;
  isBusinessDay(isoDate: string): boolean;
}

export type Calendars = ReadonlyMap<string, BusinessCalendar>;

/** A calendar from data: weekdays of rest (ISO, Monday 1), holidays, and the years for which they are known. */
export function businessCalendar(
  key: string,
  restDays: readonly number[],
  holidays: readonly string[],
  years: { readonly from: number; readonly to: number },
): BusinessCalendar {
  const rest = new Set(restDays);
  const off = new Set(holidays);
  return {
    key,
    covers: (isoDate) => Number(isoDate.slice(0, 4)) >= years.from && Number(isoDate.slice(0, 4)) <= years.to,
    isBusinessDay: (isoDate) => !off.has(isoDate) && !rest.has(weekdayOf(isoDate)),
  };
}

function weekdayOf(isoDate: string): number {
  const days = Math.floor(Date.parse(`${isoDate}T00:00:00Z`) / 86_400_000);
  // 1 January 1970 was a Thursday (4).
  return ((((days + 3) % 7) + 7) % 7) + 1;
}
