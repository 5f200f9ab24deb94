import type { Sentence } from './clauses.ts';
import { askedBy, isOfIncident, isQuiet } from './date-elements.ts';
import { type DateInPlace, isBorneOut, isOfOther, isToldOtherwise, STORY } from './dates-borne-out.ts';
import { type DateSaid, datesIn } from './dates-in-text.ts';
import {
  happened,
  isBeforeAll,
  isNear,
  isToCome,
  type KnownTimes,
  type Moment,
  moments,
  toldOf,
} from './known-times.ts';
import { type Lexicon, negationsIn, says } from './lexicon.ts';
import { momentsSaid } from './moments-said.ts';
import { opens } from './period-claims.ts';

/** No sentence of a notice has more dates; a row of them without end is not read to its end. */
export const MOST = 24;
/** Days before a breach of which there is still a backup to restore. */
const BACKUP_DAYS = 8;
/** What the record has against a date. */
interface DateClaim {
  readonly certain: boolean;
  readonly record: string;
  /** What is said to have happened on it by a word and by no heading; none: no word says. */
  readonly by: readonly Moment[];
}

/** What is said to have happened on a date. */
export function eventsOf({ said, sentence }: Pick<DateInPlace, 'said' | 'sentence'>, lexicon: Lexicon) {
  return momentsSaid(sentence, said, datesIn(sentence, lexicon).slice(0, MOST), lexicon);
}

/** What the record has against a date for what is said to have happened on it; null: nothing. */
export function claimOf(place: DateInPlace, lexicon: Lexicon, times: KnownTimes): DateClaim | null {
  const { said, sentence, elements } = place;
  const asked = askedBy(elements);
  if (isQuiet(elements) || isToCome(said, times)) return null;
  const { told, other } = eventsOf(place, lexicon);
  const isEarlier = clauseSays(sentence, said, 'earlier', lexicon);
  if (isOfMeasures(elements) && !isContained(sentence, told))
    return isEarlier || !isTooEarly(place, lexicon, times) ? null : claimed(false, ['occurrence'], times);
  if (asked.length === 0 && (other || isEarlier)) return null;
  // "We found it on the 14th and were sure on the 15th" states one element and names two events.
  const meant = meantBy(elements, asked, told, other);
  if (meant.length === 0) return unsaid(place, lexicon, times);
  const allowed = allowedFor(asked, isOneStory(place, asked, told, lexicon) ? told : meant);
  if (isBorneOut(place, allowed, lexicon, times)) return null;
  if (told.length === 0 && isOfOther(place, other, lexicon, times)) return null;
  if (isToldOtherwise(place, { asked, told, meant }, lexicon, times)) return null;
  const claim = claimed(isClose(said, times) || asked.length > 0, allowed, times);
  return claim && { ...claim, by: asked.length === 0 ? told : answeredBy(place, asked, times) };
}

/** "They were discovered on the 9th": of what a block of several elements asks, its one date answers what its words say. */
function isOneStory(
  { sentence }: DateInPlace,
  asked: readonly Moment[],
  told: readonly Moment[],
  lexicon: Lexicon,
): boolean {
  const isSeen = told.length > 0 && told.every((one) => one === 'detected' || one === 'aware');
  return isSeen && asked.length > 1 && datesIn(sentence, lexicon).length === 1;
}

/** In a block of several elements the day of something else on record answers for none of them. */
function answeredBy({ said, elements }: DateInPlace, asked: readonly Moment[], times: KnownTimes) {
  const isKnown = moments.some((moment) => happened(said, moment, times, false));
  return isOfIncident(elements) && isKnown ? asked : [];
}

/** Somebody who says when they became aware may name the first signal, and the other way round. */
function allowedFor(asked: readonly Moment[], meant: readonly Moment[]): readonly Moment[] {
  const isStrict = asked.length > 0 || !meant.some((moment) => moment === 'detected' || moment === 'aware');
  return isStrict ? meant : [...new Set([...meant, 'detected', 'aware'] as const)];
}

/** A date of which no word says what happened on it. */
function unsaid({ said, sentence, elements, isSubject }: DateInPlace, lexicon: Lexicon, times: KnownTimes) {
  if (!isClose(said, times) || !(isSubject || isOfIncident(elements))) return null;
  // "Until 2 October they could not be looked up": what did not happen is none of these.
  const clause = sentence.clauses.find(({ from, to }) => said.from >= from && said.from < to);
  if (clause && negationsIn(lexicon, clause.text).length > 0) return null;
  // "From 02:12 on": a beginning is a time of the record to the minute.
  const from = Math.min(said.from, said.time?.from ?? said.from);
  const exact = opens(sentence.text, from, 'since', lexicon);
  return moments.some((moment) => happened(said, moment, times, exact))
    ? null
    : withAll(claimed(false, moments, times), exact);
}

/** It may be the day of any of them, but the minute from which it lasted. */
function withAll(claim: DateClaim | null, isBeginning: boolean): DateClaim | null {
  return claim && { ...claim, by: isBeginning ? [] : moments };
}

function clauseSays({ clauses }: Sentence, { from }: DateSaid, list: 'earlier', lexicon: Lexicon): boolean {
  const i = clauses.findIndex((clause) => from >= clause.from && from < clause.to);
  // The comma before a year parts it from its clause.
  return clauses.slice(Math.max(0, i), i + 3).some(({ text }) => says(lexicon, list, text));
}

/** Where it is told what was done about a breach, and nothing of the breach itself: "ended", "closed" and "found" are of that. */
function isOfMeasures(elements: readonly string[]): boolean {
  return elements.includes('measures_taken') && askedBy(elements).length === 0 && !isOfIncident(elements);
}

/** "It was contained on 26 October." */
function isContained({ text }: Sentence, told: readonly Moment[]): boolean {
  return told.includes('contained') && text.trim().split(/\s+/).length <= STORY + 2;
}

/** What was done about a breach cannot lie before it; a backup may, and the days since which logs are kept. */
function isTooEarly({ said, sentence }: DateInPlace, lexicon: Lexicon, times: KnownTimes): boolean {
  return (
    isBeforeAll(said, times, BACKUP_DAYS) &&
    !isBeforeAll(said, { ...times, detected: null, aware: null, contained: null }, 0, BACKUP_DAYS) &&
    !happened(said, 'occurrence', times, false) &&
    !opens(sentence.text, said.from, 'since', lexicon)
  );
}

/** A block about all of the incident states its period among other things. */
function meantBy(
  elements: readonly string[],
  asked: readonly Moment[],
  told: readonly Moment[],
  other: boolean,
): readonly Moment[] {
  if (asked.length === 0 || other) return asked.length === 0 ? told : asked;
  const all = told.length === 0 && isOfIncident(elements);
  return [...new Set([...asked, ...(all ? moments : told)])];
}

function claimed(certain: boolean, which: readonly Moment[], times: KnownTimes): DateClaim | null {
  const record = toldOf(which, times);
  return record === '' ? null : { certain, record, by: [] };
}

/** Near the incident, or on the day of an event in the year before or after: a slip, not another event. */
function isClose(said: DateSaid, times: KnownTimes): boolean {
  if (isNear(said, times)) return true;
  const year = Number(times.now.slice(0, 4));
  const close = said.days.filter(
    (day) => day.year !== null && Math.abs(day.year - year) === 1 && day.day !== null,
  );
  const days = close.map((day) => ({ ...day, year: null }));
  return days.length > 0 && moments.some((moment) => happened({ ...said, days }, moment, times, false));
}
