import { createRequire } from 'node:module';
import { type BusinessCalendar, type Calendars, weekdayOf } from '../domain/business-calendar.ts';

/** Weekly days of rest where they are not Saturday and Sunday, by country. */
export interface RestDays {
  readonly version: string;
  readonly byCountry: ReadonlyMap<string, readonly number[]>;
}

/** What of the library is used here. */
interface Holidays {
  getHolidays(year: number): readonly { date: string; start: Date; end: Date; type: string }[];
  getCountries(): Readonly<Record<string, string>>;
  getStates(country: string): Readonly<Record<string, string>> | undefined;
}
type Library = new (country?: string, part?: string) => Holidays;

const COUNTRY = /^country:([A-Z]{2})(?:-([A-Z0-9]{1,3}))?$/;
const SATURDAY_AND_SUNDAY = [6, 7];
/** Within these years the library's tables of lunar calendars hold. */
const YEARS = { from: 2000, to: 2075 };

/**
 * The calendars of files, and beside them those of countries and their subdivisions ("country:DE", "country:US-CA"), which
 * come into being when a clock first counts on them. `has` looks at the form alone: the library loads with the first `get`.
 */
export function withCountries(files: ReadonlyMap<string, BusinessCalendar>, rest: RestDays): Calendars {
  const made = new Map<string, BusinessCalendar | undefined>();
  const get = (key: string): BusinessCalendar | undefined => {
    if (made.has(key)) return made.get(key);
    const [, country, part] = COUNTRY.exec(key) ?? [];
    if (country === undefined) return files.get(key);
    const calendar = countryCalendar(country, part, rest);
    made.set(key, calendar);
    return calendar;
  };
  return { get, has: (key) => files.has(key) || COUNTRY.test(key) };
}

/** Public holidays with their substitute days, as the library knows them; a part it does not know counts as its country. */
function countryCalendar(
  country: string,
  part: string | undefined,
  rest: RestDays,
): BusinessCalendar | undefined {
  const { Library, version } = library();
  const all = new Library();
  if (!(country in all.getCountries())) return undefined;
  const isPart = part !== undefined && part in (all.getStates(country) ?? {});
  const holidays = isPart ? new Library(country, part) : new Library(country);
  const resting = new Set(rest.byCountry.get(country) ?? SATURDAY_AND_SUNDAY);
  const years = new Map<number, ReadonlySet<string>>();
  const daysOff = (year: number): ReadonlySet<string> => {
    const known = years.get(year) ?? new Set(daysFrom(holidays, year));
    years.set(year, known);
    return known;
  };
  // A feast that begins in December may last into January.
  const isDayOff = (day: string): boolean =>
    daysOff(yearOf(day)).has(day) || (day.slice(5) < '01-15' && daysOff(yearOf(day) - 1).has(day));
  return {
    key: `country:${country}${isPart ? `-${part}` : ''}`,
    version: `date-holidays ${version}, ${rest.version}`,
    covers: (day) => yearOf(day) >= YEARS.from && yearOf(day) <= YEARS.to,
    isBusinessDay: (day) => !resting.has(weekdayOf(day)) && !isDayOff(day),
  };
}

/** Every whole day off that begins in a year; a holiday from noon on leaves a business day. */
function daysFrom(holidays: Holidays, year: number): readonly string[] {
  return holidays
    .getHolidays(year)
    .filter(({ type }) => type === 'public')
    .flatMap(({ date, start, end }) => {
      // An hour is lent to days on which the clocks go forward.
      const whole = Math.floor(((end.getTime() - start.getTime()) / 3_600_000 + 1) / 24);
      const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
      return Array.from({ length: whole }, (_, index) =>
        new Date(first + index * 86_400_000).toISOString().slice(0, 10),
      );
    });
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

// The library and its tables take longer to load than the rest of the catalogue: many installations never need them.
function library(): { readonly Library: Library; readonly version: string } {
  const require = createRequire(import.meta.url);
  return { Library: require('date-holidays'), version: require('date-holidays/package.json').version };
}
