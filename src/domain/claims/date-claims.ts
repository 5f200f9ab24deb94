import type { Passage } from '../passages.ts';
import { calendarFaults, monthFaults, weekdayFaults } from './calendar-claims.ts';
import { type Sentence, sentenceOf } from './clauses.ts';
import { clockOnlyFaults, isKnownHour } from './clock-claims.ts';
import type { Contradiction } from './contradiction.ts';
import { askedBy, isOfIncident, isQuiet } from './date-elements.ts';
import { type DateSaid, datesIn, inOrder, orderIn } from './dates-in-text.ts';
import { folded } from './folded-text.ts';
import { happened, isBeforeAll, isToCome, type KnownTimes, type Moment } from './known-times.ts';
import { type Lexicon, says } from './lexicon.ts';
import { minuteFaults } from './minute-claims.ts';
import { claimOf, eventsOf, MOST } from './one-date.ts';
import { isEndOn, periodFaults } from './period-claims.ts';
import { endFaults } from './period-ends.ts';
import { relativeFaults } from './relative-claims.ts';
import type { Stretch } from './stretch.ts';
import { timesIn } from './times-in-text.ts';

/** A sentence with its dates. */
interface Dated extends Passage {
  readonly own: Sentence;
  readonly dates: readonly DateSaid[];
}

/** Dates the text gives to an event of the incident on which, by the record, it did not happen. */
export function dateContradictions(
  passages: readonly Passage[],
  lexicon: Lexicon,
  times: KnownTimes,
): readonly Contradiction[] {
  const split = passages.map((passage) => ({ ...passage, own: sentenceOf(passage.sentence, lexicon) }));
  const order = orderIn(split.flatMap(({ own }) => datesIn(own, lexicon)));
  const read = split.map((passage) => ({
    ...passage,
    dates: datesIn(passage.own, lexicon)
      .slice(0, MOST)
      .map((said) => inOrder(said, order)),
  }));
  return read.flatMap((passage, i) => {
    const { sentence: excerpt, elements, own } = passage;
    const told = (
      { from, to }: Stretch,
      weight: Pick<Contradiction, 'certain' | 'unsure'>,
      why: string,
    ): Contradiction => {
      const message = `The text says "${own.shown(from, to)}"; ${why} Correct the text, or the times of the incident.`;
      return { kind: 'DATE', ...weight, message, excerpt, elements };
    };
    const isAnswered = read.some((one) => one !== passage && answers(one, elements, times));
    const before = read
      .slice(0, i)
      .filter((one) => one.elements.some((element) => elements.includes(element)));
    const isAnsweredBefore = askedBy(elements).every((moment) =>
      before.some(({ dates }) => dates.some((said) => happened(said, moment, times, true))),
    );
    const claims = passage.dates.flatMap((said): Contradiction[] => {
      if (isOfMeasure(passage, lexicon) && !isBeforeAll(said, times)) return [];
      // At the minute of something on record it is that, on a wrong day.
      const isAtHour = clocksOf(said, passage, lexicon).some((clock) => isKnownHour(clock, times));
      const place = {
        said,
        sentence: own,
        elements,
        isSubject: passage.isSubject === true,
        isAnswered,
        isAnsweredBefore: isAnsweredBefore && !isAtHour,
      };
      const claim = claimOf(place, lexicon, times);
      const to = Math.max(said.to, said.time?.to ?? 0);
      if (!claim) return [];
      // The day of that is told elsewhere, or that of the breach before.
      const unsure =
        !passage.isSubject &&
        !isAtHour &&
        read.some((one, j) => {
          const isBefore = j < i && one.elements.some((element) => elements.includes(element));
          return j !== i && tells(one, claim.by, isBefore, lexicon, times);
        });
      const weight = { certain: claim.certain && !unsure, unsure };
      return [told({ from: said.from, to }, weight, `the record has ${claim.record}.`)];
    });
    if (claims.length > 0) return claims;
    return faultsOf(passage, lexicon, times).map((fault) =>
      told(fault, { certain: fault.certain }, fault.why),
    );
  });
}

/** The times of day of a sentence that may go with one of its dates: its own, and those that stand with none. */
function clocksOf(said: DateSaid, { own, dates }: Dated, lexicon: Lexicon) {
  const others = dates.filter((one) => one !== said).flatMap(({ time }) => (time ? [time.from] : []));
  return timesIn(own, lexicon).filter(({ from }) => !others.includes(from) || from === said.time?.from);
}

/** Whether a sentence says on which day one of these happened, as the record has it. */
function tells(
  { own: sentence, elements, dates }: Dated,
  which: readonly Moment[],
  isBefore: boolean,
  lexicon: Lexicon,
  times: KnownTimes,
): boolean {
  return dates.some((said) => {
    const by = [...eventsOf({ said, sentence }, lexicon).told, ...askedBy(elements)];
    return (
      by.some((moment) => which.includes(moment) && happened(said, moment, times, true)) ||
      (isBefore && which.some((moment) => isToldBefore(said, moment, times)))
    );
  });
}

/** The breach by its day, and when it was seen by its minute: on one day both may have happened. */
function isToldBefore(said: DateSaid, moment: Moment, times: KnownTimes): boolean {
  return (moment === 'occurrence' || said.time !== null) && happened(said, moment, times, true);
}

/** Whether a sentence of the same elements has the date that they ask for. */
function answers({ elements, dates }: Dated, own: readonly string[], times: KnownTimes): boolean {
  const asked = askedBy(own.filter((element) => elements.includes(element)));
  return asked.some((moment) => dates.some((said) => happened(said, moment, times, true)));
}

/** "We told the authority. That happened on the 11th." */
function isOfMeasure({ elements, own, before }: Dated, lexicon: Lexicon): boolean {
  return (
    elements.includes('measures_taken') &&
    says(lexicon, 'same', own.text) &&
    says(lexicon, 'anotherDate', folded(before))
  );
}

/** What is wrong with dates that no event contradicts: their days of the week, ends, lengths and months. */
function faultsOf(
  { elements, own, dates, isSubject }: Dated,
  lexicon: Lexicon,
  times: KnownTimes,
): ReturnType<typeof calendarFaults> {
  if (isQuiet(elements)) return calendarFaults(own, dates, lexicon, times);
  const minutes = minuteFaults(own, dates, times);
  const asked = askedBy(elements);
  // "Copied between the 3rd and the 5th" may lie within it: then one end is its own, or none is looked at.
  const isWhole =
    !says(lexicon, 'taken', own.text) || says(lexicon, 'occurrence', own.text) || asked.length > 0;
  // Where the days of it are told, a month alone is of something else.
  const isDated = dates.some(
    (said) => said.days.every(({ day }) => day !== null) && happened(said, 'occurrence', times, false),
  );
  const tells = asked.length > 0 || isOfIncident(elements) || isSubject === true;
  return [
    ...calendarFaults(own, dates, lexicon, times),
    ...minutes,
    ...(isOfPeriod(elements, own, dates, lexicon, times)
      ? periodFaults(own, dates, lexicon, times).filter((_, __, all) => isWhole || all.length === 1)
      : []),
    ...(isOfIncident(elements) || asked.includes('occurrence') ? endFaults(own, dates, lexicon, times) : []),
    ...(tells ? relativeFaults(own, dates, lexicon, times) : []),
    ...(tells ? weekdayFaults(own, dates, lexicon, times) : []),
    ...(tells || elements.includes('measures_taken') ? clockOnlyFaults(own, dates, lexicon, times) : []),
    ...(asked.length > 0 && !isDated ? monthFaults(own, dates, lexicon, times) : []),
  ];
}

/** Whether it tells from when to when the breach lasted, and not of something within it or after. */
function isOfPeriod(
  elements: readonly string[],
  { text }: Sentence,
  dates: readonly DateSaid[],
  lexicon: Lexicon,
  times: KnownTimes,
): boolean {
  if (dates.some((said) => isToCome(said, times))) return false;
  // A range of which one end is the breach's own is of the breach, whatever else is told in it.
  const [one, other] = dates;
  const hasOwnEnd =
    one !== undefined &&
    other !== undefined &&
    dates.length === 2 &&
    (isEndOn(one, 'from', times) || isEndOn(other, 'to', times));
  if (says(lexicon, 'anotherDate', text) && !hasOwnEnd) return false;
  const asked = askedBy(elements);
  if (asked.length > 0) return asked.includes('occurrence');
  return says(lexicon, 'occurrence', text) || isOfIncident(elements);
}
