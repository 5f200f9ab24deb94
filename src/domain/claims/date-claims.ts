import type { Passage } from '../passages.ts';
import { calendarFaults, monthFaults, weekdayFaults } from './calendar-claims.ts';
import { type Sentence, sentenceOf } from './clauses.ts';
import type { Contradiction } from './contradiction.ts';
import { type DateSaid, datesIn, inOrder, orderIn } from './dates-in-text.ts';
import { folded } from './folded-text.ts';
import {
  happened,
  isBeforeAll,
  isNear,
  isToCome,
  type KnownTimes,
  type Moment,
  moments,
  spanOf,
  toldOf,
} from './known-times.ts';
import { type Lexicon, says } from './lexicon.ts';
import { momentsSaid } from './moments-said.ts';
import { opens, periodFaults } from './period-claims.ts';
import { endFaults } from './period-ends.ts';
import { relativeFaults } from './relative-claims.ts';

const OF_ELEMENT: Readonly<Record<string, Moment>> = {
  incident_datetime: 'occurrence',
  incident_period: 'occurrence',
  discovery_datetime: 'detected',
  aware_datetime: 'aware',
};
/** No sentence of a notice has more dates; a row of them without end is not read to its end. */
const MOST = 24;
/** Words of a sentence that tells something of a date. */
const STORY = 6;
/** Here a date without a word for what happened is still one of the incident. */
const ABOUT_THE_INCIDENT: ReadonlySet<string> = new Set(['nature', 'cause', 'circumstances']);

/** Dates the text gives to an event of the incident on which, by the record, it did not happen. */
export function dateContradictions(
  passages: readonly Passage[],
  lexicon: Lexicon,
  times: KnownTimes,
): readonly Contradiction[] {
  const read = passages.map((passage) => ({ ...passage, own: sentenceOf(passage.sentence, lexicon) }));
  const order = orderIn(read.flatMap(({ own }) => datesIn(own, lexicon)));
  return read.flatMap(({ sentence: excerpt, elements, before, own: sentence, isSubject }) => {
    // "We told the authority. That happened on the 11th."
    const ofMeasure =
      elements.includes('measures_taken') &&
      says(lexicon, 'same', sentence.text) &&
      says(lexicon, 'anotherDate', folded(before));
    const dates = datesIn(sentence, lexicon)
      .slice(0, MOST)
      .map((said) => inOrder(said, order));
    const told = (from: number, to: number, certain: boolean, why: string): Contradiction => {
      const message = `The text says "${sentence.shown(from, to)}"; ${why} Correct the text, or the times of the incident.`;
      return { kind: 'DATE', certain, message, excerpt, elements };
    };
    const claims = dates.flatMap((said): Contradiction[] => {
      if (ofMeasure && !isBeforeAll(said, times)) return [];
      const claim = claimOf(elements, isSubject === true, sentence, said, lexicon, times);
      if (!claim) return [];
      const to = Math.max(said.to, said.time?.to ?? 0);
      return [told(said.from, to, claim.certain, `the record has ${claim.record}.`)];
    });
    if (claims.length > 0) return claims;
    const tells = elements.some((one) => one in OF_ELEMENT) || isOfIncident(elements) || isSubject === true;
    return [
      ...calendarFaults(sentence, dates, lexicon, times),
      ...(isOfPeriod(elements, sentence, dates, lexicon, times)
        ? periodFaults(sentence, dates, lexicon, times)
        : []),
      ...(isOfIncident(elements) || elements.some((one) => OF_ELEMENT[one] === 'occurrence')
        ? endFaults(sentence, dates, lexicon, times)
        : []),
      ...(tells ? relativeFaults(sentence, lexicon, times) : []),
      ...(tells ? weekdayFaults(sentence, dates, lexicon, times) : []),
      ...(elements.some((one) => one in OF_ELEMENT) ? monthFaults(sentence, dates, lexicon, times) : []),
    ].map(({ from, to, certain, why }) => told(from, to, certain, why));
  });
}

function isOfIncident(elements: readonly string[]): boolean {
  return elements.some((element) => ABOUT_THE_INCIDENT.has(element));
}

/** Whether it tells from when to when the breach lasted, and not of something within it or after. */
function isOfPeriod(
  elements: readonly string[],
  { text }: Sentence,
  dates: readonly DateSaid[],
  lexicon: Lexicon,
  times: KnownTimes,
): boolean {
  if (dates.some((said) => isToCome(said, times)) || says(lexicon, 'anotherDate', text)) return false;
  if (elements.some((element) => OF_ELEMENT[element] === 'occurrence')) return true;
  if (elements.some((element) => OF_ELEMENT[element] !== undefined)) return false;
  return says(lexicon, 'occurrence', text) || (isOfIncident(elements) && !says(lexicon, 'taken', text));
}

function claimOf(
  elements: readonly string[],
  isSubject: boolean,
  sentence: Sentence,
  said: DateSaid,
  lexicon: Lexicon,
  times: KnownTimes,
): { readonly certain: boolean; readonly record: string } | null {
  if (isToCome(said, times)) return null;
  const byElement = elements.flatMap((element) => OF_ELEMENT[element] ?? []);
  const { told, other } = momentsSaid(sentence, said, datesIn(sentence, lexicon).slice(0, MOST), lexicon);
  const isEarlier = clauseSays(sentence, said, 'earlier', lexicon);
  if (!isEarlier && isTooEarly(elements, said, times)) return claimed(false, ['occurrence'], times);
  if (byElement.length === 0 && other) return null;
  // "We found it on the 14th and were sure on the 15th" states one element and names two events.
  const meant = meantBy(elements, byElement, told, other);
  const near = isNear(said, times) || isYearSlip(said, times);
  if (byElement.length === 0 && isEarlier) return null;
  if (meant.length === 0) return unsaid(elements, isSubject, sentence, said, lexicon, times);
  // Somebody who says when they became aware may name the first signal, and the other way round.
  const allowed: readonly Moment[] =
    byElement.length > 0 || !meant.some((moment) => moment === 'detected' || moment === 'aware')
      ? meant
      : [...new Set([...meant, 'detected', 'aware'] as const)];
  if (allowed.every((moment) => spanOf(moment, times) === null)) return null;
  if (allowed.some((moment) => happened(said, moment, times, true))) return null;
  if (told.length === 0 && !other && isOfOther(byElement, sentence, said, lexicon, times)) return null;
  if (byElement.length === 0 && isOfSubordinate(sentence, said, allowed, lexicon, times)) return null;
  // "From 28 September to 2 October": where no end is on record, it had one by the time it was contained.
  const isEnd = times.occurredTo === null && happened(said, 'contained', times, true);
  if (isEnd && meant.includes('occurrence') && datesIn(sentence, lexicon).length > 1) return null;
  return claimed(near || byElement.length > 0, allowed, times);
}

/** "On 13 October we discovered that a script had been placed on 1 October": the first date is that of the verb. */
function isOfSubordinate(
  sentence: Sentence,
  said: DateSaid,
  allowed: readonly Moment[],
  lexicon: Lexicon,
  times: KnownTimes,
): boolean {
  const before = datesIn(sentence, lexicon).filter(({ to }) => to <= said.from);
  const isOne = (one: DateSaid) => allowed.some((moment) => happened(one, moment, times, true));
  return happened(said, 'occurrence', times, true) && before.some(isOne);
}

/** Where the period is told: a day on which something else happened, by the record, and words enough for a verb nobody taught the gate. */
function isOfOther(
  byElement: readonly Moment[],
  sentence: Sentence,
  said: DateSaid,
  lexicon: Lexicon,
  times: KnownTimes,
): boolean {
  const dates = datesIn(sentence, lexicon);
  if (!byElement.includes('occurrence') || dates.length !== 1) return false;
  const words = `${sentence.text.slice(0, said.from)} ${sentence.text.slice(Math.max(said.to, said.time?.to ?? 0))}`;
  const isStory = (words.match(/\p{L}{2,}/gu) ?? []).length >= STORY;
  return isStory && moments.some((moment) => happened(said, moment, times, false));
}

/** A date of which no word says what happened on it. */
function unsaid(
  elements: readonly string[],
  isSubject: boolean,
  { text }: Sentence,
  said: DateSaid,
  lexicon: Lexicon,
  times: KnownTimes,
) {
  const near = isNear(said, times) || isYearSlip(said, times);
  if (!near || !(isSubject || isOfIncident(elements))) return null;
  // "From 02:12 on": a beginning is a time of the record to the minute.
  const exact = opens(text, Math.min(said.from, said.time?.from ?? said.from), 'since', lexicon);
  return moments.some((moment) => happened(said, moment, times, exact))
    ? null
    : claimed(false, moments, times);
}

function clauseSays({ clauses }: Sentence, { from }: DateSaid, list: 'earlier', lexicon: Lexicon): boolean {
  const i = clauses.findIndex((clause) => from >= clause.from && from < clause.to);
  // The comma before a year parts it from its clause.
  return clauses.slice(Math.max(0, i), i + 3).some(({ text }) => says(lexicon, list, text));
}

/** What was done about a breach cannot lie before it. */
function isTooEarly(elements: readonly string[], said: DateSaid, times: KnownTimes): boolean {
  return elements.includes('measures_taken') && isBeforeAll(said, times);
}

/** A block about all of the incident states its period among other things. */
function meantBy(
  elements: readonly string[],
  byElement: readonly Moment[],
  told: readonly Moment[],
  other: boolean,
): readonly Moment[] {
  if (byElement.length === 0 || other) return byElement.length === 0 ? told : byElement;
  const all = told.length === 0 && isOfIncident(elements);
  return [...new Set([...byElement, ...(all ? moments : told)])];
}

function claimed(certain: boolean, which: readonly Moment[], times: KnownTimes) {
  const record = toldOf(which, times);
  return record === '' ? null : { certain, record };
}

/** The day of an event in the year before or after: a slip, not another event. */
function isYearSlip(said: DateSaid, times: KnownTimes): boolean {
  const year = Number(times.now.slice(0, 4));
  const close = said.days.filter(
    (day) => day.year !== null && Math.abs(day.year - year) === 1 && day.day !== null,
  );
  const days = close.map((day) => ({ ...day, year: null }));
  return days.length > 0 && moments.some((moment) => happened({ ...said, days }, moment, times, false));
}
