import type { DateTime } from 'luxon';
import { earliestOf, inZone, latestOf } from '../instant.ts';
import type { CalendarFault } from './calendar-claims.ts';
import type { Sentence } from './clauses.ts';
import type { DateSaid } from './dates-in-text.ts';
import { type KnownTimes, spanOf } from './known-times.ts';
import { type Lexicon, placesOf, says } from './lexicon.ts';
import type { PhraseList } from './lexicon-data.ts';
import type { Stretch } from './stretch.ts';
import { isHourOf, type TimeSaid, timesIn } from './times-in-text.ts';
import { weekdaysIn } from './weekdays.ts';

/**
 * From when to when it lasted: each end is held against its own end on record, so that a shorter or longer period does not pass
 * because its days lie within. Only where the record knows both.
 */
export function periodFaults(
  sentence: Sentence,
  dates: readonly DateSaid[],
  lexicon: Lexicon,
  times: KnownTimes,
): readonly CalendarFault[] {
  if (!hasEnds(times)) return [];
  const { text } = sentence;
  const fault = (at: Stretch, end: 'from' | 'to'): CalendarFault => ({
    ...{ from: at.from, to: at.to, certain: false },
    why: `by the record it ${end === 'from' ? 'began' : 'ended'} at another time.`,
  });
  const [one, other] = [...dates].sort(byDay);
  if (one && other && dates.length === 2 && isRange(text, one, other, lexicon))
    return [
      ...(isEndOn(one, 'from', times) ? [] : [fault(one, 'from')]),
      ...(isEndOn(other, 'to', times) ? [] : [fault(other, 'to')]),
    ];
  return dates.length === 1 && one && isWholeDay(one)
    ? clockFaults(sentence, one, lexicon, times, fault)
    : [];
}

/** Whether the record knows when it began and when it ended. */
export function hasEnds({ occurredFrom, occurredTo }: KnownTimes): boolean {
  return occurredFrom !== null && occurredTo !== null;
}

/** Whether it began, or ended, on that day: by the organization's clock, the one it was typed in, or UTC. */
export function isEndOn(said: DateSaid, end: 'from' | 'to', times: KnownTimes): boolean {
  const span = spanOf('occurrence', times);
  if (!span) return false;
  return [times.zone, span.from.zone, 'UTC'].some((zone) => {
    const at = inZone(end === 'from' ? earliestOf(span.from) : latestOf(span.to), zone);
    // What ended at midnight lasted through the day before.
    const before = end === 'to' && at.hour + at.minute === 0 ? [at.minus({ minutes: 1 })] : [];
    return said.days.some((one) => [at, ...before].some((day) => isOn(one, day)));
  });
}

/** "On 29 October, from 03:00 to 09:00": two times of one day. */
function clockFaults(
  words: Sentence,
  said: DateSaid,
  lexicon: Lexicon,
  times: KnownTimes,
  fault: (at: Stretch, end: 'from' | 'to') => CalendarFault,
): readonly CalendarFault[] {
  const span = spanOf('occurrence', times);
  if (!span || span.from.toleranceMinutes > 0 || span.to.toleranceMinutes > 0) return [];
  const clocks = timesIn(words, lexicon).filter(({ from, to }) => to <= said.from || from >= said.to);
  const [one, other] = clocks;
  if (clocks.length !== 2 || !one || !other || !isLink(words.text, one.to, other.from, 'until', lexicon))
    return [];
  const offset = other.offset ?? one.offset;
  const isAt = (clock: TimeSaid, at: DateTime<true>) =>
    isHourOf({ ...clock, offset }, at, [times.zone, span.from.zone, 'UTC']);
  // "Raised the alarm at 6:55, and by 7:40 we had stopped it": either may be of something else on record.
  const seen = [times.detected, times.aware, times.contained].flatMap((time) =>
    time ? [earliestOf(time)] : [],
  );
  if ([one, other].every((clock) => seen.some((at) => isAt(clock, at)))) return [];
  return [
    ...(isAt(one, earliestOf(span.from)) ? [] : [fault(one, 'from')]),
    ...(isAt(other, latestOf(span.to)) ? [] : [fault(other, 'to')]),
  ];
}

function isOn({ year, month, day }: DateSaid['days'][number], at: DateTime<true>): boolean {
  return (year === null || at.year === year) && at.month === month && (day === null || at.day === day);
}

/** "3 to 11 September" is read as two dates in one place. */
function byDay(one: DateSaid, other: DateSaid): number {
  const rank = ({ days: [day] }: DateSaid) => (day?.month ?? 0) * 100 + (day?.day ?? 0);
  return one.from - other.from || rank(one) - rank(other);
}

/** "From the 3rd to the 11th", "3–11 September"; "on the 3rd and the 11th" are two days. */
function isRange(text: string, one: DateSaid, other: DateSaid, lexicon: Lexicon): boolean {
  const opened = opens(text, one.from, 'since', lexicon);
  if (one.from === other.from) return opened || !says(lexicon, 'and', text.slice(one.from, one.to));
  const [from, to] = [Math.max(one.to, one.time?.to ?? 0), other.from];
  const start = other.time && other.time.from > from && other.time.to <= to ? other.time.from : to;
  if (from > start || !isLink(text, from, start, 'until', lexicon)) return false;
  return opened || !says(lexicon, 'and', text.slice(one.to, other.from));
}

/** "From Friday, 18 September": the day of the week stands between and says nothing here. */
function withoutWeekdays(text: string, lexicon: Lexicon): string {
  return weekdaysIn(text, lexicon)
    .toReversed()
    .reduce((left, { from, to }) => left.slice(0, from) + left.slice(to), text);
}

function isWholeDay({ days }: DateSaid): boolean {
  return days.every(({ day }) => day !== null);
}

/** A word of the list is all that stands between. */
function isLink(text: string, from: number, to: number, list: PhraseList, lexicon: Lexicon): boolean {
  const between = withoutWeekdays(text.slice(from, to), lexicon);
  if (between.length > 24) return false;
  if (/^\s*[-–—~]\s*$/.test(between)) return true;
  return placesOf(lexicon, list, between).some(
    ([start, end]) => !/\p{L}/u.test(between.slice(0, start)) && !/\p{L}{4,}/u.test(between.slice(end)),
  );
}

/** A word of the list stands right before. */
export function opens(text: string, at: number, list: PhraseList, lexicon: Lexicon): boolean {
  const before = withoutWeekdays(text.slice(Math.max(0, at - 32), at), lexicon).slice(-24);
  return placesOf(lexicon, list, before).some(([, end]) => !/\p{L}{4,}|\d/u.test(before.slice(end)));
}
