import type { CalendarFault } from './calendar-claims.ts';
import type { Sentence } from './clauses.ts';
import type { DateSaid } from './dates-in-text.ts';
import { happened, type KnownTimes } from './known-times.ts';
import { type Lexicon, says } from './lexicon.ts';
import { hasEnds, isEndOn, opens } from './period-claims.ts';

/** A clause that says one of these gives the day of that. */
const OTHERS = ['anotherDate', 'detected', 'aware', 'contained'] as const;

/**
 * "It began on the 13th", "until 2 October": one end of the breach, on a day within it that is another. Outside of it the day is
 * found anyway; a day on which something else happened, by the record, is left alone.
 */
export function endFaults(
  sentence: Sentence,
  dates: readonly DateSaid[],
  lexicon: Lexicon,
  times: KnownTimes,
): readonly CalendarFault[] {
  const [said] = dates;
  if (!hasEnds(times) || !said || dates.length !== 1 || said.days.some(({ day }) => day === null)) return [];
  const end = endSaid(sentence, said, lexicon);
  if (end === null || !happened(said, 'occurrence', times, false)) return [];
  const isOther = (['detected', 'aware', 'contained'] as const).some((one) =>
    happened(said, one, times, false),
  );
  // "With its update of 1 October it stopped asking who asks": what ended began a breach.
  if (isOther || isEndOn(said, 'from', times) || isEndOn(said, 'to', times)) return [];
  const why = `by the record it ${end === 'from' ? 'began' : 'ended'} on another day.`;
  return [{ from: said.from, to: said.to, certain: false, why }];
}

/** Which end the words of its clause make of a date; null: neither, or both. */
function endSaid({ text, clauses }: Sentence, said: DateSaid, lexicon: Lexicon): 'from' | 'to' | null {
  const clause = clauses.find(({ from, to }) => said.from >= from && said.from < to);
  if (!clause || OTHERS.some((list) => says(lexicon, list, clause.text))) return null;
  const happens = says(lexicon, 'occurrence', clause.text);
  const begins = says(lexicon, 'began', clause.text) || (happens && opens(text, said.from, 'since', lexicon));
  const isUntil = opens(text, said.from, 'until', lexicon) && !opens(text, said.from, 'and', lexicon);
  const ends = says(lexicon, 'ended', clause.text) || (happens && isUntil);
  if (begins === ends) return null;
  return begins ? 'from' : 'to';
}
