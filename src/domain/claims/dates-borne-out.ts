import type { Sentence } from './clauses.ts';
import { askedBy, isOfIncident } from './date-elements.ts';
import { type DateSaid, datesIn } from './dates-in-text.ts';
import { happened, isBeforeAll, type KnownTimes, type Moment, moments, spanOf } from './known-times.ts';
import type { Lexicon } from './lexicon.ts';

/** Words of a sentence that tells something of a date. */
export const STORY = 6;
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

/** Whether the record has one of these then, or none of them at all. */
export function isBorneOut(
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
export function isOfOther(
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

/** What a block asks, what the words tell, and what may be meant by both. */
interface Events {
  readonly asked: readonly Moment[];
  readonly told: readonly Moment[];
  readonly meant: readonly Moment[];
}

/** At the minute at which something on record happened, or began or ended; not somewhere within weeks of it. */
function isAtMinuteOf(said: DateSaid, times: KnownTimes): boolean {
  const ends = [times.occurredFrom, times.occurredTo].flatMap((end) => end ?? []);
  return (
    ends.some((end) =>
      happened(said, 'occurrence', { ...times, occurredFrom: end, occurredTo: end }, true),
    ) || moments.some((one) => one !== 'occurrence' && happened(said, one, times, true))
  );
}

/** Whether what stands around a date makes it another one than it seems to be. */
export function isToldOtherwise(
  { said, sentence, elements, isAnswered, isAnsweredBefore }: DateInPlace,
  { asked, told, meant }: Events,
  lexicon: Lexicon,
  times: KnownTimes,
): boolean {
  const isMixed = isOfIncident(elements);
  // At the very minute of something on record it is of that.
  const isAtMinute = said.time !== null && isAtMinuteOf(said, times);
  if (isAtMinute && (isMixed || isAnswered)) return true;
  // "It took until the 19th to go through them": what the block asks was told before.
  if (isMixed && told.length === 0 && asked.length > 0 && isAnsweredBefore) return true;
  // "From 28 September to 2 October": where no end is on record, it had one by the time it was contained.
  const isEnd = times.occurredTo === null && happened(said, 'contained', times, true);
  return isEnd && meant.includes('occurrence') && datesIn(sentence, lexicon).length > 1;
}
