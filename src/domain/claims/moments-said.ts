import type { Clause, Sentence } from './clauses.ts';
import type { DateSaid } from './dates-in-text.ts';
import { type Moment, moments } from './known-times.ts';
import { type Lexicon, negationsIn, placesOf, says } from './lexicon.ts';

/** What is said to have happened on a date: by the words of its clause, else of the next one that says so. */
export function momentsSaid(
  { clauses }: Sentence,
  said: DateSaid,
  dates: readonly DateSaid[],
  lexicon: Lexicon,
): { readonly told: readonly Moment[]; readonly other: boolean } {
  const own = clauses.findIndex(({ from, to }) => said.from >= from && said.from < to);
  const away = (i: number) => (i >= own ? i - own : own - i + 0.5);
  const nearest = clauses
    .map((clause, i) => ({ clause, i }))
    // What stands with another date is said of that one.
    .filter(
      ({ clause, i }) => i === own || (Math.abs(i - own) <= 2 && !dates.some((one) => isIn(clause, one))),
    )
    .sort((a, b) => away(a.i) - away(b.i));
  for (const { clause, i } of nearest) {
    if (says(lexicon, 'anotherDate', clause.text)) return { told: [], other: true };
    const found = momentsIn(i === own ? partOf(clause, said, dates, lexicon) : clause, lexicon);
    // "The review ended on the 23rd; it shows that …": when it was seen is not told behind a semicolon.
    const told = isParted(clauses, own, i) ? found.filter((moment) => moment === 'occurrence') : found;
    if (told.length > 0) return { told, other: false };
  }
  return { told: [], other: false };
}

/** A semicolon stands between them. */
function isParted(clauses: readonly Clause[], one: number, other: number): boolean {
  return clauses.slice(Math.min(one, other), Math.max(one, other)).some(({ text }) => /[;；]\s*$/.test(text));
}

/**
 * The part of its clause that goes with one date of several: "discovered on the 3rd and contained on the 5th". Languages that put
 * the verb behind the date do so each time.
 */
function partOf(clause: Clause, said: DateSaid, dates: readonly DateSaid[], lexicon: Lexicon): Clause {
  const own = dates.filter(({ from }) => from >= clause.from && from < clause.to);
  const i = own.findIndex(({ from }) => from === said.from);
  const [first] = own;
  if (own.length < 2 || i < 0 || first === undefined || first.from === own[1]?.from) return clause;
  const text = (from: number, to: number) => clause.text.slice(from - clause.from, to - clause.from);
  const part = (from: number, to: number) => ({ ...clause, from, to, text: text(from, to) });
  const before = part(own[i - 1]?.to ?? clause.from, said.from);
  const isLed = momentsIn(part(clause.from, first.from), lexicon).length > 0;
  if (isLed) return momentsIn(before, lexicon).length > 0 ? before : clause;
  const after = part(said.to, own[i + 1]?.from ?? clause.to);
  if (momentsIn(after, lexicon).length === 0) return clause;
  // "It got in on the 17th and was shut out on the 18th": after an "and", where no verb is known before, it is told of the next.
  const joint = placesOf(lexicon, 'and', after.text).find(
    ([start]) => after.text.slice(0, start).trim() === '',
  );
  return joint !== undefined && i < own.length - 1 ? before : after;
}

function momentsIn({ text }: Clause, lexicon: Lexicon): readonly Moment[] {
  return moments.filter((moment) => says(lexicon, moment, text) && !isUndone(moment, text, lexicon));
}

/** "Until then they could not be looked up": what did not happen has no date; "not discovered until" has one. */
function isUndone(moment: Moment, text: string, lexicon: Lexicon): boolean {
  if (moment !== 'occurrence' || lexicon.data.writing === 'continuous') return false;
  const negations = negationsIn(lexicon, text);
  return placesOf(lexicon, moment, text).every(([from]) => negations.some(([, end]) => end <= from));
}

function isIn({ from, to }: Clause, said: DateSaid): boolean {
  return said.from >= from && said.from < to;
}
