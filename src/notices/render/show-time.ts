import type { DateTime } from 'luxon';
import { inZone } from '../../domain/instant.ts';

const day = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const FIRST: Readonly<Record<string, string>> = { fr: '1er', pt: '1º' };

/** The moment a text is made for, and the organization's zone (IANA). */
export interface Today {
  readonly now: DateTime;
  readonly zone: string;
}

/** "24 October 2026 at 03:10 CEST", in the organization's zone, with the zone's name as the reader's language has it. */
export function showTime(instant: DateTime<true>, zone: string, locale: string): string {
  const local = inZone(instant, zone).setLocale(formatOf(locale));
  const name = zoneName(local, zone, locale);
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return `${firstAsSaid(local.toLocaleString({ ...day, ...time }), locale)} ${name}`;
}

/** Asking the zone data for a name takes a millisecond; a zone has one for each of its offsets. */
const zoneNames = new Map<string, string>();

function zoneName(local: DateTime, zone: string, locale: string): string {
  const key = `${zone} ${locale} ${local.offset}`;
  const known = zoneNames.get(key);
  if (known !== undefined) return known;
  // British English has no name for Pacific time, nor German: then America's, then the offset.
  const names = [local, local.setLocale('en-US')].map((one) => one.offsetNameShort ?? '');
  const name = names.find((one) => !/^(GMT|UTC)[+-]|^$/.test(one)) ?? names[0] ?? '';
  zoneNames.set(key, name);
  return name;
}

/** "24 October 2026", in the organization's zone. */
export function showDate(instant: DateTime, zone: string, locale: string): string {
  return firstAsSaid(instant.setZone(zone).setLocale(formatOf(locale)).toLocaleString(day), locale);
}

/** The first of a month is an ordinal where the language says it so: "1er octobre", "1º de outubro". */
function firstAsSaid(date: string, locale: string): string {
  const first = FIRST[locale.slice(0, 2)];
  return first === undefined ? date : date.replace(/^1(?=\s)/, first);
}

/** The locale numbers and dates are written for: British where English is asked for, Latin digits in Arabic as in phone numbers. */
export function formatOf(locale: string): string {
  if (locale === 'ar') return 'ar-u-nu-latn';
  return locale === 'en' ? 'en-GB' : locale;
}
