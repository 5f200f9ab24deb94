import type { Sentence } from './clauses.ts';
import { askedBy, isOfIncident, isQuiet } from './date-elements.ts';
import { type DateSaid, datesIn } from './dates-in-text.ts';
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
import { type Lexicon, negationsIn, says } from './lexicon.ts';
import { momentsSaid } from './moments-said.ts';
import { opens } from './period-claims.ts';

/** No sentence of a notice has more dates; a row of them without end is not read to its end. */
export const MOST = 24;
/** Words of a sentence that tells something of a date. */
const STORY = 6;
/** Days before a breach of which there is still a backup to restore. */
const BACKUP_DAYS = 8;
/** A date, and where it stands. */
export interface DateInPlace {
  readonly said: DateSaid;
  readonly sentence: Sentence;
  readonly elements: readonly string[];
  readonly isSubject: boolean;
  /** Another sentence of the same elements gives the date that they ask for. */
  readonly isAnswered: boolean;
  /** Every date that they ask for stands in the sentences before. */
  readonly isAnsweredBefore: boolean;
}

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
  const allowed = allowedFor(asked, meant);
  if (isBorneOut(place, allowed, lexicon, times)) return null;
  if (told.length === 0 && isOfOther(place, other, lexicon, times)) return null;
  // At the very minute of something on record it is of that.
  const isMixed = isOfIncident(elements);
  if (
    said.time !== null &&
    (isMixed || place.isAnswered) &&
    moments.some((one) => happened(said, one, times, true))
  )
    return null;
  // "It took until the 19th to go through them": what the block asks was told before.
  if (isMixed && told.length === 0 && asked.length > 0 && place.isAnsweredBefore) return null;
  // "From 28 September to 2 October": where no end is on record, it had one by the time it was contained.
  const isEnd = times.occurredTo === null && happened(said, 'contained', times, true);
  if (isEnd && meant.includes('occurrence') && datesIn(sentence, lexicon).length > 1) return null;
  const claim = claimed(isClose(said, times) || asked.length > 0, allowed, times);
  if (!claim) return null;
  // In a block of several elements the day of something else on record answers for none of them.
  const isKnown = isOfIncident(elements) && moments.some((moment) => happened(said, moment, times, false));
  return { ...claim, by: asked.length === 0 ? told : isKnown ? asked : [] };
}

/** Somebody who says when they became aware may name the first signal, and the other way round. */
function allowedFor(asked: readonly Moment[], meant: readonly Moment[]): readonly Moment[] {
  const isStrict = asked.length > 0 || !meant.some((moment) => moment === 'detected' || moment === 'aware');
  return isStrict ? meant : [...new Set([...meant, 'detected', 'aware'] as const)];
}

/** Whether the record has one of these then, or none of them at all. */
function isBorneOut(
  { said, sentence, elements }: DateInPlace,
  allowed: readonly Moment[],
  lexicon: Lexicon,
  times: KnownTimes,
): boolean {
  if (allowed.every((moment) => spanOf(moment, times) === null)) return true;
  // When it happened is not on record, and this is what the day may be of.
  if (allowed.includes('occurrence') && spanOf('occurrence', times) === null && isBeforeAll(said, times))
    return true;
  if (allowed.some((moment) => happened(said, moment, times, true))) return true;
  if (askedBy(elements).length > 0) return false;
  return (
    isOfSubordinate(sentence, said, allowed, lexicon, times) || isOfPeriod(sentence, said, lexicon, times)
  );
}

/** "The inquiry found that from the 3rd to the 28th …": two days, and both are those on which the breach began and ended. */
function isOfPeriod(sentence: Sentence, said: DateSaid, lexicon: Lexicon, times: KnownTimes): boolean {
  const { occurredFrom, occurredTo } = times;
  const dates = datesIn(sentence, lexicon);
  if (!occurredFrom || !occurredTo || dates.length !== 2 || !dates.some(({ from }) => from === said.from))
    return false;
  const isOn = (one: DateSaid | undefined, time: typeof occurredFrom) =>
    one !== undefined &&
    happened(one, 'occurrence', { ...times, occurredFrom: time, occurredTo: time }, true);
  return isOn(dates[0], occurredFrom) && isOn(dates[1], occurredTo);
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

/**
 * By a verb nobody taught the gate it may be the day of something else on record: where a period is asked, or where another sentence
 * answers what is asked, and then also the day of something the record does not have.
 */
function isOfOther(
  { said, sentence, elements, isAnswered }: DateInPlace,
  other: boolean,
  lexicon: Lexicon,
  times: KnownTimes,
): boolean {
  const asked = askedBy(elements);
  if (asked.length === 0 || datesIn(sentence, lexicon).length !== 1) return false;
  const end = Math.max(said.to, said.time?.to ?? 0);
  const words = `${sentence.text.slice(0, said.from)} ${sentence.text.slice(end)}`;
  if ((words.match(/\p{L}{2,}/gu) ?? []).length < STORY && lexicon.data.writing === 'spaced') return false;
  if (other) return isAnswered;
  const isKnown = moments.some((moment) => happened(said, moment, times, false));
  return isKnown && (isAnswered || asked.includes('occurrence'));
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
