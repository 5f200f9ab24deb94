import { instantOf, inZone } from '../instant.ts';
import type { CalendarFault } from './calendar-claims.ts';
import type { Clause, Sentence } from './clauses.ts';
import type { DateSaid } from './dates-in-text.ts';
import { type KnownTimes, moments, spanOf } from './known-times.ts';
import { type Lexicon, says } from './lexicon.ts';
import { isHourOf, type TimeSaid, timesIn } from './times-in-text.ts';

const HALF_DAY = 12 * 60;

/** "We noticed at 8:50", without a day: a time of day at which, by the record, nothing of the incident happened. */
export function clockOnlyFaults(
  sentence: Sentence,
  dates: readonly DateSaid[],
  lexicon: Lexicon,
  times: KnownTimes,
): readonly CalendarFault[] {
  const free = timesIn(sentence, lexicon).filter(
    (clock) => !dates.some(({ time }) => time !== null && time.from === clock.from),
  );
  return free.flatMap((clock): CalendarFault[] => {
    const clause = sentence.clauses.find(({ from, to }) => clock.from >= from && clock.from < to);
    // "That afternoon at 2:15": which half of the day is told by other words.
    const later = { ...clock, minute: clock.minute + HALF_DAY };
    const isKnown = isKnownHour(clock, times) || (clock.minute < HALF_DAY && isKnownHour(later, times));
    if (!clause || isKnown || !isOfIncident(clause, lexicon, times)) return [];
    return [{ from: clock.from, to: clock.to, certain: false, why: 'no time on record is at that hour.' }];
  });
}

/** The clause says what happened then, and the record has all of it to the minute. */
function isOfIncident({ text }: Clause, lexicon: Lexicon, times: KnownTimes): boolean {
  const others = ['anotherDate', 'earlier', 'beside'] as const;
  if (others.some((list) => says(lexicon, list, text))) return false;
  const told = moments.filter((moment) => moment !== 'occurrence' && says(lexicon, moment, text));
  return (
    told.length > 0 &&
    told.every((moment) => {
      const span = spanOf(moment, times);
      return span !== null && span.from.toleranceMinutes === 0 && span.to.toleranceMinutes === 0;
    })
  );
}

/** Whether something of the incident happened at that hour, on whatever day. */
export function isKnownHour(clock: TimeSaid, times: KnownTimes): boolean {
  const recorded = [times.occurredFrom, times.occurredTo, times.detected, times.aware, times.contained];
  return recorded.some(
    (time) =>
      time !== null && isHourOf(clock, inZone(instantOf(time.at), 'UTC'), [times.zone, time.zone, 'UTC']),
  );
}
