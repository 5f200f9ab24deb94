import type { Passage } from '../passages.ts';
import { type Clause, type Sentence, sentenceOf } from './clauses.ts';
import type { Contradiction } from './contradiction.ts';
import { type DateSaid, datesIn } from './dates-in-text.ts';
import {
  happened,
  isNear,
  isToCome,
  type KnownTimes,
  type Moment,
  moments,
  spanOf,
  toldOf,
} from './known-times.ts';
import { type Lexicon, says } from './lexicon.ts';

const OF_ELEMENT: Readonly<Record<string, Moment>> = {
  incident_datetime: 'occurrence',
  incident_period: 'occurrence',
  discovery_datetime: 'detected',
  aware_datetime: 'aware',
};
/** Here a date without a word for what happened is still one of the incident. */
const ABOUT_THE_INCIDENT: ReadonlySet<string> = new Set(['nature', 'cause', 'circumstances']);

/** Dates the text gives to an event of the incident on which, by the record, it did not happen. */
export function dateContradictions(
  passages: readonly Passage[],
  lexicon: Lexicon,
  times: KnownTimes,
): readonly Contradiction[] {
  return passages.flatMap(({ sentence: excerpt, elements }) => {
    const sentence = sentenceOf(excerpt, lexicon);
    const dates = datesIn(sentence, lexicon);
    return dates.flatMap((said): Contradiction[] => {
      // What stands with another date is said of that one.
      const dated = sentence.clauses.filter(({ from, to }) =>
        dates.some((one) => one !== said && one.from >= from && one.from < to),
      );
      const claim = claimOf(elements, sentence, { said, dated }, lexicon, times);
      if (!claim) return [];
      const words = sentence.shown(said.from, Math.max(said.to, said.time?.to ?? 0));
      const message = `The text says "${words}"; the record has ${claim.record}. Correct the text, or the times of the incident.`;
      return [{ kind: 'DATE', certain: claim.certain, message, excerpt, elements }];
    });
  });
}

/** A date, and the clauses that have others. */
interface Asked {
  readonly said: DateSaid;
  readonly dated: readonly Clause[];
}

function claimOf(
  elements: readonly string[],
  sentence: Sentence,
  { said, dated }: Asked,
  lexicon: Lexicon,
  times: KnownTimes,
): { readonly certain: boolean; readonly record: string } | null {
  if (isToCome(said, times)) return null;
  const byElement = elements.flatMap((element) => OF_ELEMENT[element] ?? []);
  const { told, other } = momentsSaid(sentence, { said, dated }, lexicon);
  if (byElement.length === 0 && other) return null;
  // "We found it on the 14th and were sure on the 15th" states one element and names two events.
  const meant = meantBy(elements, byElement, told, other);
  const near = isNear(said, times) || isYearSlip(said, times);
  if (meant.length === 0) {
    if (!near || !elements.some((element) => ABOUT_THE_INCIDENT.has(element))) return null;
    return moments.some((moment) => happened(said, moment, times, false))
      ? null
      : claimed(false, moments, times);
  }
  // Somebody who says when they became aware may name the first signal, and the other way round.
  const allowed: readonly Moment[] =
    byElement.length > 0 || !meant.some((moment) => moment === 'detected' || moment === 'aware')
      ? meant
      : [...new Set([...meant, 'detected', 'aware'] as const)];
  if (allowed.every((moment) => spanOf(moment, times) === null)) return null;
  if (allowed.some((moment) => happened(said, moment, times, true))) return null;
  return claimed(near || byElement.length > 0, allowed, times);
}

/** A block about all of the incident states its period among other things. */
function meantBy(
  elements: readonly string[],
  byElement: readonly Moment[],
  told: readonly Moment[],
  other: boolean,
): readonly Moment[] {
  if (byElement.length === 0 || other) return byElement.length === 0 ? told : byElement;
  const all = told.length === 0 && elements.some((element) => ABOUT_THE_INCIDENT.has(element));
  return [...new Set([...byElement, ...(all ? moments : told)])];
}

function claimed(certain: boolean, which: readonly Moment[], times: KnownTimes) {
  const record = toldOf(which, times);
  return record === '' ? null : { certain, record };
}

/** What is said to have happened on a date: by the words of its clause, else of the next one that says so. */
function momentsSaid(
  { clauses }: Sentence,
  { said, dated }: Asked,
  lexicon: Lexicon,
): { readonly told: readonly Moment[]; readonly other: boolean } {
  const own = clauses.findIndex(({ from, to }) => said.from >= from && said.from < to);
  const away = (i: number) => (i >= own ? i - own : own - i + 0.5);
  const nearest = clauses
    .map((clause, i) => ({ clause, i }))
    .filter(({ clause, i }) => i === own || (Math.abs(i - own) <= 2 && !dated.includes(clause)))
    .sort((a, b) => away(a.i) - away(b.i));
  for (const { clause } of nearest) {
    if (says(lexicon, 'anotherDate', clause.text)) return { told: [], other: true };
    const told = momentsIn(clause, lexicon);
    if (told.length > 0) return { told, other: false };
  }
  return { told: [], other: false };
}

function momentsIn({ text }: Clause, lexicon: Lexicon): readonly Moment[] {
  return moments.filter((moment) => says(lexicon, moment, text));
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
