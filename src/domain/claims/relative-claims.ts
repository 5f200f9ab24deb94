import { earliestOf, latestOf } from '../instant.ts';
import type { CalendarFault } from './calendar-claims.ts';
import type { Sentence } from './clauses.ts';
import type { DateSaid } from './dates-in-text.ts';
import { happened, type KnownTimes, moments, spanOf } from './known-times.ts';
import { type Lexicon, placesOf, says } from './lexicon.ts';
import { numbersIn } from './numbers-in-text.ts';
import type { Stretch } from './stretch.ts';
import { timesIn } from './times-in-text.ts';

const HOUR = 1;
const UNITS = [
  ['minutesLater', HOUR / 60],
  ['hoursLater', HOUR],
  ['daysLater', 24 * HOUR],
  ['weeksLater', 7 * 24 * HOUR],
  ['monthsLater', 30.4 * 24 * HOUR],
] as const;

/** Words of a sentence that tells of the breach, or gives days of it. */
const ABOUT_IT = [
  'occurrence',
  'began',
  'ended',
  'accessed',
  'taken',
  'affected',
  'detected',
  'since',
] as const;

/** A length of time said to lie between two things that happened: between how many hours and how many. */
interface Gap extends Stretch {
  /** It is said how long it went on: only what began or ended the breach can be an end of it. */
  readonly isLength?: boolean;
  readonly least: number;
  readonly most: number;
}

/** "Two weeks later", "the following day": a gap that no two times on record have between them. */
export function relativeFaults(
  sentence: Sentence,
  dates: readonly DateSaid[],
  lexicon: Lexicon,
  times: KnownTimes,
): readonly CalendarFault[] {
  // "From the 9th to the 21st, some twelve days": beside two days of it any length is its own.
  const isRange = dates.length === 2 && dates.every((said) => happened(said, 'occurrence', times, false));
  const { text } = sentence;
  const read = [...dates, ...timesIn(sentence, lexicon)];
  const isEnded = times.occurredFrom !== null && times.occurredTo !== null;
  const gaps = [
    ...lengthsIn(text, lexicon, 'later'),
    ...(isEnded && isRange ? lengthsIn(text, lexicon, 'beside') : []),
    ...(isEnded
      ? [...lengthsIn(text, lexicon, 'lasting'), ...lengthsIn(text, lexicon, 'lastingAfter')].filter((gap) =>
          tells(sentence, gap, lexicon),
        )
      : []),
    ...nextDayIn(text, lexicon),
  ];
  if (gaps.length === 0) return [];
  const ends = moments.flatMap((moment) => {
    const span = spanOf(moment, times);
    return span ? [earliestOf(span.from), latestOf(span.to)] : [];
  });
  const [began, ended] = ends;
  const between = (of: readonly (typeof ends)[number][]) =>
    of.flatMap((one) => ends.map((other) => Math.abs(other.diff(one).as('hours'))));
  const known = between(ends);
  const ofBreach = between([began, ended].flatMap((one) => one ?? []));
  if (new Set(ends.map((one) => one.toMillis())).size < 2) return [];
  const told = gaps.filter(({ from }) => {
    const own = sentence.clauses.find((clause) => from >= clause.from && from < clause.to);
    return own !== undefined && !says(lexicon, 'beside', own.text);
  });
  return told
    .filter((gap) => !read.some(({ from, to }) => from < gap.to && gap.from < to))
    .filter((gap, i, all) => all.findIndex(({ from }) => from === gap.from) === i)
    .filter(
      ({ least, most, isLength }) =>
        !(isLength && isEnded ? ofBreach : known).some((hours) => hours >= least && hours <= most),
    )
    .map(({ from, to }) => ({ from, to, certain: false, why: 'no two times on record lie so far apart.' }));
}

/** "Logs are kept for 90 days" is no word on the breach; what is said after a semicolon is of something else. */
function tells({ text }: Sentence, { from, to }: Stretch, lexicon: Lexicon): boolean {
  const before = text.lastIndexOf(';', from) + 1;
  const after = text.indexOf(';', to);
  const part = text.slice(before, after < 0 ? text.length : after);
  return ABOUT_IT.some((list) => says(lexicon, list, part));
}

/** "Two weeks later", "for six hours". */
function lengthsIn(
  text: string,
  lexicon: Lexicon,
  by: 'later' | 'lasting' | 'lastingAfter' | 'beside',
): readonly Gap[] {
  const isLength = by === 'lasting' || by === 'lastingAfter';
  const numbers = [...numbersIn(text, lexicon), ...articlesIn(text, lexicon)];
  return numbers.flatMap(({ from, to, least, most }) => {
    const behind = text.slice(to, to + 40);
    return UNITS.flatMap(([list, hours]): Gap[] => {
      const unit = placesOf(lexicon, list, behind).find(([start]) => /^[\s-]*$/.test(behind.slice(0, start)));
      if (!unit) return [];
      const end = {
        beside: () => unit[1],
        lasting: () => lasts(text, from, unit[1], lexicon),
        lastingAfter: () => wordAfter('lastingAfter', behind, unit[1], lexicon),
        later: () => wordAfter('later', behind, unit[1], lexicon),
      }[by]();
      if (end === undefined) return [];
      // "For more than 27 hours" was not for 90.
      const longest = Number.isFinite(most) ? most : least * 1.5;
      const [slack, before] = [slackOf(longest, hours), hours < HOUR ? hoursBefore(text, from, lexicon) : 0];
      return [
        {
          ...{ from, to: to + end, isLength },
          least: before + least * hours - slack,
          most: before + longest * hours + slack,
        },
      ];
    });
  });
}

/** "Five hours and thirty-five minutes": the hours that stand right before the minutes. */
function hoursBefore(text: string, at: number, lexicon: Lexicon): number {
  const before = text.slice(Math.max(0, at - 48), at);
  const own = numbersIn(before, lexicon).findLast(({ to }) => {
    const unit = placesOf(lexicon, 'hoursLater', before).find(([start]) => start >= to);
    return (
      unit !== undefined &&
      /^[\s-]*$/.test(before.slice(to, unit[0])) &&
      /^[\s,]*(?:\p{L}{1,3})?\s*$/u.test(before.slice(unit[1]))
    );
  });
  return own?.least ?? 0;
}

/** A day or a week more or less is how people count; a term in minutes is told nearly to the minute. */
function slackOf(units: number, hours: number): number {
  if (hours < HOUR) return Math.max(10, units / 4) * hours;
  if (hours === HOUR) return Math.max(1, units / 4);
  return hours === 24 ? hours : hours / 2;
}

/** Where "later" or "long" ends that stands right behind the unit. */
function wordAfter(
  list: 'later' | 'lastingAfter',
  behind: string,
  unit: number,
  lexicon: Lexicon,
): number | undefined {
  const found = placesOf(lexicon, list, behind).find(
    ([start]) => start >= unit && /^\s*$/.test(behind.slice(unit, start)),
  );
  return found?.[1];
}

/** "For" stands before the number, with words like "a little more than" between at most. */
function lasts(text: string, from: number, unit: number, lexicon: Lexicon): number | undefined {
  const before = text.slice(Math.max(0, from - 24), from);
  const leads = placesOf(lexicon, 'lasting', before);
  return leads.some(([, end]) => /^\s*(?:\p{L}+\s+){0,3}$/u.test(before.slice(end))) ? unit : undefined;
}

/** "A week later". */
function articlesIn(text: string, lexicon: Lexicon) {
  if (lexicon.data.locale.split('-')[0] !== 'en') return [];
  return [...text.matchAll(/(?<![a-z])an? (?=(?:hour|day|week|month) )/g)].map(({ 0: found, index }) => ({
    ...{ least: 1, most: 1, from: index, to: index + found.length - 1 },
  }));
}

function nextDayIn(text: string, lexicon: Lexicon): readonly Gap[] {
  return placesOf(lexicon, 'nextDay', text).map(([from, to]) => ({ from, to, least: 0, most: 48 }));
}
