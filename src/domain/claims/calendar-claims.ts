import { DateTime } from 'luxon';
import { instantOf, inZone } from '../instant.ts';
import type { Sentence } from './clauses.ts';
import type { DateSaid, Day } from './dates-in-text.ts';
import { type KnownTimes, type Moment, moments, spanOf } from './known-times.ts';
import { type Lexicon, placesOf, says } from './lexicon.ts';
import { monthNames } from './month-names.ts';
import type { Stretch } from './stretch.ts';
import { type WeekdaySaid, weekdaysIn } from './weekdays.ts';

/** The part of the day behind its name: "Thursday evening, October 8", "jueves por la tarde, 8 de octubre". */
const PART =
  /^\s(?:(?:por la|in the|de la|da|di|a la|à|na|w)\s)?(?:morning|afternoon|evening|lunchtime|matin|midi|apres-midi|soir|manana|tarde|mattina|mattino|pomeriggio|sera|manha|rano|po poludniu|wieczorem|morgens|nachmittags|abends)(?!\p{L})/u;

export interface CalendarFault extends Stretch {
  readonly certain: boolean;
  readonly why: string;
}

/** What may stand between a date and the day of the week it is said to be: "Friday, the 14th", "14.10.2026 (Friday)". */
const BESIDE = /^[\s,.(]*(?:the|den|le|el|il|de|dem|o|a|op|om)?[\s,.(]*$/;

/** Dates no calendar has, and days of the week on which they did not fall. */
export function calendarFaults(
  { text }: Sentence,
  dates: readonly DateSaid[],
  lexicon: Lexicon,
  times: KnownTimes,
): readonly CalendarFault[] {
  const days = weekdaysIn(text, lexicon);
  return dates.flatMap((said): CalendarFault[] => {
    const { from, to } = said;
    if (said.days.length > 0 && said.days.every((day) => !isOnCalendar(day)))
      return [{ from, to, certain: true, why: 'no calendar has that day.' }];
    const beside = days.find((one) => isBeside(text, one, said));
    if (!beside) return [];
    // "From the 5th (Sat) to the 25th" is two dates in one place.
    const here = dates.filter((one) => one.from === from && one.to === to).flatMap((one) => one.days);
    const fits = here.some((day) => yearsOf(day, times).some((year) => weekdayOf(day, year) === beside.day));
    if (fits || said.days.every(({ day }) => day === null)) return [];
    const stretch = { from: Math.min(from, beside.from), to: Math.max(to, beside.to) };
    return [
      {
        ...stretch,
        certain: said.days.every(({ year }) => year !== null),
        why: 'that day was no such day of the week.',
      },
    ];
  });
}

/** "We noticed it last Tuesday": a day of the week alone, where the clause says what happened on it. */
export function weekdayFaults(
  sentence: Sentence,
  dates: readonly DateSaid[],
  lexicon: Lexicon,
  times: KnownTimes,
): readonly CalendarFault[] {
  const { text, clauses } = sentence;
  return weekdaysIn(text, lexicon).flatMap((one): CalendarFault[] => {
    // Two in a row are hours of opening; one beside a date is that date.
    const around = dates.some(
      (said) => isBeside(text, one, said) || (one.from < said.from && said.from - one.to < 40),
    );
    const own = clauses.find(({ from, to }) => one.from >= from && one.from < to);
    if (around || own === undefined || weekdaysIn(own.text, lexicon).length > 1) return [];
    if (says(lexicon, 'beside', own.text) || says(lexicon, 'anotherDate', own.text)) return [];
    const said = moments.filter((moment) => says(lexicon, moment, own.text));
    // "Since Saturday" tells when it began, or when it was seen.
    const told = whichOf(said.length === 0 && says(lexicon, 'since', own.text) ? moments : said).filter(
      (moment) => spanOf(moment, times) !== null,
    );
    if (told.length === 0 || told.some((moment) => fallsOn(moment, one, times))) return [];
    return [
      { from: one.from, to: one.to, certain: false, why: 'by the record it was another day of the week.' },
    ];
  });
}

/** Words for seeing a breach and for being sure of it are the same. */
function whichOf(said: readonly Moment[]): readonly Moment[] {
  const isSeen = said.includes('detected') || said.includes('aware');
  return isSeen ? [...new Set([...said, 'detected', 'aware'] as const)] : said;
}

/** "In July" where it was in June: a month without a day, told of the breach. */
export function monthFaults(
  { text, shown }: Sentence,
  dates: readonly DateSaid[],
  lexicon: Lexicon,
  times: KnownTimes,
): readonly CalendarFault[] {
  const spans = moments.flatMap((moment) => spanOf(moment, times) ?? []);
  if (spans.length === 0) return [];
  const names = monthNames(lexicon);
  return placesOf(lexicon, 'monthLead', text).flatMap(([, end]): CalendarFault[] => {
    const [whole = '', word = ''] = /^[\s-]+(\p{L}{3,})(?![\p{L}\d])/u.exec(text.slice(end)) ?? [];
    const month = names.get(word);
    const [from, to] = [end + whole.length - word.length, end + whole.length];
    // "May" is a word as well; as a month it has a capital.
    if (month === undefined || !/^\p{Lu}/u.test(shown(from, to))) return [];
    if (dates.some((said) => said.from < to && from < said.to)) return [];
    return spans.some((span) => isIn(month, span, times.zone))
      ? []
      : [{ from, to, certain: false, why: 'by the record nothing of it was in that month.' }];
  });
}

function isIn(month: number, { from, to }: NonNullable<ReturnType<typeof spanOf>>, zone: string): boolean {
  const [first, last] = [inZone(instantOf(from.at), zone), inZone(instantOf(to.at), zone)];
  if (last.diff(first).as('days') > 330) return true;
  return first.month <= last.month
    ? month >= first.month && month <= last.month
    : month >= first.month || month <= last.month;
}

function fallsOn(moment: Moment, { day }: WeekdaySaid, times: KnownTimes): boolean {
  const span = spanOf(moment, times);
  if (!span) return true;
  return [times.zone, span.from.zone, 'UTC'].some((zone) => {
    const [from, to] = [inZone(instantOf(span.from.at), zone), inZone(instantOf(span.to.at), zone)];
    if (to.diff(from).as('days') >= 6) return true;
    for (let at = from.startOf('day'); at <= to; at = at.plus({ days: 1 }))
      if (at.weekday === day) return true;
    return false;
  });
}

function isBeside(text: string, one: Stretch, said: Stretch): boolean {
  const between = one.to <= said.from ? text.slice(one.to, said.from) : text.slice(said.to, one.from);
  return between.length <= 24 && BESIDE.test(between.replace(PART, ' '));
}

function isOnCalendar({ year, month, day }: Day): boolean {
  // Without a year, 29 February may be right.
  return day === null || DateTime.utc(year ?? 2028, month, day).isValid;
}

/** Without a year any of those around now may be meant: near the turn of a year two of them. */
function yearsOf({ year, month }: Day, { now }: KnownTimes): readonly number[] {
  if (year !== null) return [year];
  const at = instantOf(now);
  const own = at.year;
  if (at.month <= 6 && month > 6) return [own - 1, own];
  return at.month > 6 && month <= 6 ? [own, own + 1] : [own];
}

function weekdayOf({ month, day }: Day, year: number): number | null {
  const at = DateTime.utc(year, month, day ?? 1);
  return at.isValid ? at.weekday : null;
}
