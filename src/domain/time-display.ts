import { type DateTime, Duration } from 'luxon';
import { inZone, rememberedIn } from './instant.ts';

const locales = ['en-US', 'en-GB', 'en-AU', 'en-NZ', 'en-IN', 'en-ZA', 'en-CA'];
const names = new Map<string, string>();

/** "CET", "PDT", or "UTC+05:45" where nobody writes a name. Each English knows only the zones of its own country. */
function zoneName(instant: DateTime<true>): string {
  const key = `${instant.zoneName} ${instant.offset}`;
  const known = names.get(key);
  if (known !== undefined) return known;
  const name =
    locales
      .map((locale) => instant.setLocale(locale).offsetNameShort)
      .find((short) => short !== null && !/^(GMT|UTC)[+-]/.test(short)) ?? `UTC${instant.toFormat('ZZ')}`;
  names.set(key, name);
  return name;
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** "Tue 27 Oct 2026 02:10 CET (01:10Z)"; the UTC date is added where it differs from the local one. */
export function showInstant(instant: DateTime, zone: string): string {
  return rememberedIn(shown, `${instant.toMillis()} ${zone}`, () => inWords(instant, zone));
}

const shown = new Map<string, string>();

function inWords(instant: DateTime, zone: string): string {
  const local = inZone(instant, zone);
  const utc = inZone(instant, 'UTC');
  if (zone === 'UTC') return `${date(utc)} ${utc.year} ${time(utc)} UTC`;
  const universal = local.day === utc.day ? time(utc) : `${date(utc)} ${time(utc)}`;
  return `${date(local)} ${local.year} ${time(local)} ${zoneName(local)} (${universal}Z)`;
}

function date(on: DateTime<true>): string {
  return `${weekdays[on.weekday - 1]} ${on.day} ${months[on.month - 1]}`;
}

function time(on: DateTime<true>): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(on.hour)}:${two(on.minute)}${on.second === 0 ? '' : `:${two(on.second)}`}`;
}

/** What is left until a due instant. */
export interface Countdown {
  /** ISO 8601 duration in hours, minutes, seconds; null when overdue or when there is no date. */
  readonly remaining: string | null;
  /** ISO 8601 duration; null unless overdue. */
  readonly overdueBy: string | null;
}

/** Whole seconds: an end of day is 23:59:59 inclusive, so the last second belongs to the term. */
export function countDown(dueAt: DateTime | null, now: DateTime): Countdown {
  if (dueAt === null) return { remaining: null, overdueBy: null };
  const seconds = Math.floor(dueAt.toSeconds()) - Math.floor(now.toSeconds());
  return seconds >= 0
    ? { remaining: isoDuration(seconds), overdueBy: null }
    : { remaining: null, overdueBy: isoDuration(-seconds) };
}

function isoDuration(seconds: number): string {
  if (seconds === 0) return 'PT0S';
  return Duration.fromObject({
    hours: Math.floor(seconds / 3600),
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
  }).toISO();
}
