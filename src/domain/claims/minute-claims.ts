import { instantOf, inZone } from '../instant.ts';
import type { CalendarFault } from './calendar-claims.ts';
import type { Sentence } from './clauses.ts';
import type { DateSaid } from './dates-in-text.ts';
import { isToCome, type KnownTimes } from './known-times.ts';

/** At these minutes many things happen. */
const ROUND = 30;
/** When a term of 72 hours ends is told to the minute at which it began (GDPR Art. 33(1)). */
const TERM = 72;
const TWO_DAYS = /(?<![\d:.h])\d{1,2}(?![\d:.h]|\s?(?:h|uhr|時))/;

/** "At 2:20 on the 13th", where something on record happened at 2:20 on the 12th: a minute that is nobody's choice, on another day. */
export function minuteFaults(
  { text }: Sentence,
  dates: readonly DateSaid[],
  times: KnownTimes,
): readonly CalendarFault[] {
  const [said] = dates;
  if (!said || dates.length !== 1 || said.days.length !== 1 || isToCome(said, times)) return [];
  const { days, time, from, to } = said;
  if (time === null || time.lasts > 1 || time.minute % ROUND === 0) return [];
  // "In the night between Saturday 26 and Sunday 27 September": the time may be of either.
  if (days.some(({ day }) => day === null) || TWO_DAYS.test(text.slice(Math.max(0, from - 24), from)))
    return [];
  const same = instantsAt(time, times);
  const isOn = same.some((at) =>
    [at, at.plus({ hours: TERM })].some((one) =>
      days.some(({ month, day }) => one.month === month && one.day === day),
    ),
  );
  if (same.length === 0 || isOn) return [];
  const why = 'by the record it happened at that minute of another day.';
  return [{ from, to: Math.max(to, time.to), certain: false, why }];
}

/** What is on record at exactly that minute of whatever day, by the clocks it may be told by. */
function instantsAt(clock: NonNullable<DateSaid['time']>, times: KnownTimes) {
  const { occurredFrom, occurredTo, detected, aware, contained, zone } = times;
  return [occurredFrom, occurredTo, detected, aware, contained].flatMap((time) => {
    if (time === null || time.toleranceMinutes > 0) return [];
    const at = inZone(instantOf(time.at), zone);
    const clocks = clock.offset === null ? [at, inZone(at, time.zone)] : [at.toUTC(clock.offset)];
    return clocks.filter((one) => one.hour * 60 + one.minute === clock.minute);
  });
}
