import type { DataSetFacts } from '../facts.ts';
import type { Passage } from '../passages.ts';
import { fits } from './counts.ts';
import { foldedText } from './folded-text.ts';
import { type Lexicon, placesOf, says } from './lexicon.ts';
import { boundOf, type NumberSaid, numbersIn } from './numbers-in-text.ts';
import type { Stretch } from './stretch.ts';

/** Beyond this a number in words is no manner of speaking. */
const MANY = 12;
/** Points a share may be off: rounded, or "about". */
const POINTS = 2;
const SHARE = /(?<![\d.,])(?<share>\d{1,3}(?:[.,]\d+)?)\s?(?:%|percent|per cent)/g;

/** "Article 34", "§ 1798", "Rule 5", "第34条": the number of a clause, in any of the ten languages. */
const CLAUSE =
  /(?:(?<!\p{L})(?:art(?:icles?|icolo|icoli|iculos?|igos?|ikels?|ykul\p{L}*)?|sections?|sec|rules?|recitals?|chapters?|paragraphs?|para|par|clauses?|forms?|absatz|abs|ziffer|nr|no|ust)\.?|§+|第|المادة|المواد)\s?$/iu;

/** Two years, and what stands before the second of them. */
const YEARS = /^(?:19|20)\d\d\s?(?:\p{L}{1,3}|[-–/&,、])\s?(?:19|20)\d\d(?!\d)/u;
const BEFORE_YEAR = /(?<!\d)(?:19|20)\d\d\s?(?:\p{L}{1,3}|[-–/&,、])\s?$/u;

/** "CVE-2026-31337", "ISO-27001", "819-200-0107": part of a name or of a number to call, not a count. */
export function isIdentifier(text: string, { from, to }: Stretch): boolean {
  const name = /[\p{L}\p{N}][\p{L}\p{N}.-]*-$/u.exec(text.slice(Math.max(0, from - 30), from))?.[0] ?? '';
  const digits = /[\d-]*$/.exec(text.slice(0, from))?.[0] ?? '';
  const run = `${digits}${/^[\d-]*/.exec(text.slice(from))?.[0] ?? ''}`;
  if (/^(?:\d-)?\d{2,4}-\d{3,4}-\d{3,4}$/.test(run)) return true;
  // "Archive of 2019:" is a year.
  if (/^(?:19|20)\d\d$/.test(text.slice(from, to)) && !/^\s?\p{L}/u.test(text.slice(to))) return true;
  // "The 2024 and 2025 tax returns".
  if (
    YEARS.test(text.slice(from)) ||
    (BEFORE_YEAR.test(text.slice(0, from)) && /^20\d\d$/.test(text.slice(from, to)))
  )
    return true;
  if (CLAUSE.test(text.slice(Math.max(0, from - 20), from))) return true;
  return /\p{L}/u.test(name) && /^(?![\p{L}])/u.test(text.slice(to));
}

/** "(2) What was taken", "2 対象となる情報": the number of a heading. */
export function isHeadingNumber(text: string, { from, to, digits }: NumberSaid, lexicon: Lexicon): boolean {
  if (!digits || to - from > 2 || !/^[\s(（]*$/.test(text.slice(0, from))) return false;
  return (
    /^\s?[)）.．、]/.test(text.slice(to)) ||
    (lexicon.data.writing === 'continuous' && /^\s/.test(text.slice(to)))
  );
}

/** "40 % of the 459 people": a share of a number on record that none of its counts makes; null: none. */
export function shareOf(text: string, known: readonly number[], lexicon: Lexicon): Stretch | null {
  for (const { 0: whole, index, groups } of text.matchAll(SHARE)) {
    const to = index + whole.length;
    const base = numbersIn(text.slice(to, to + 40), lexicon)[0];
    if (base === undefined || !isCountOf(text, to, base, known)) continue;
    const share = Number((groups?.['share'] ?? '').replace(',', '.'));
    const fits = known.some((count) => Math.abs((count / base.least) * 100 - share) <= POINTS);
    if (!fits && share < 100) return { from: index, to: to + base.to };
  }
  return null;
}

function isCountOf(text: string, to: number, { from, least }: NumberSaid, known: readonly number[]): boolean {
  return known.includes(least) && !/[.,;:]/.test(text.slice(to, to + from));
}

/** "A team of 25 people", "employs 2,900 people", "one in ten of you": nobody affected is counted, by the words of the clause. */
export function isOfOurs(
  { from, to }: Stretch,
  text: string,
  lexicon: Lexicon,
  { others, counted, dataSets }: { others: boolean; counted: boolean; dataSets: readonly DataSetFacts[] },
): boolean {
  const before =
    text
      .slice(0, from)
      .split(/[.;:!?]\s/)
      .at(-1) ?? '';
  const after = text.slice(to).split(/[.;:!?]\s/, 1)[0] ?? '';
  const clause = `${before}n${after}`;
  // "About 3% of our 41,800 accounts": the whole that a share is of.
  if (/(?:%|percent|per cent|パーセント)\s?(?:\p{L}+\s){0,3}$/u.test(before)) return true;
  if (placesOf(lexicon, 'ratio', before).some(([, end]) => before.slice(end).trim() === '')) return true;
  if (counted) return false;
  const isIdle = others || !says(lexicon, 'affected', clause);
  const ofStaff =
    !dataSets.some(({ groups }) => groups.some(({ kind }) => kind === 'employees')) &&
    placesOf(lexicon, 'staffWords', after).some(([start]) =>
      /^[\s-]*(?:\p{L}+[\s-]+){0,1}$/u.test(after.slice(0, start)),
    );
  return isIdle && (ofStaff || says(lexicon, 'ownPeople', clause));
}

/** "In October we told you that 2,000 were affected": what was said before, and is no longer. */
export function isCorrected({ from, to }: Stretch, text: string, lexicon: Lexicon): boolean {
  const before =
    text
      .slice(0, from)
      .split(/[;:]\s/)
      .at(-1) ?? '';
  const after = text.slice(to).split(/[,;:]\s/, 1)[0] ?? '';
  return says(lexicon, 'saidBefore', `${before} ${after}`);
}

/** "Other", behind a number, in the languages with spaces. */
const OTHERS =
  /^\s(?:others?|weiteren?|anderen?|autres|otr[oa]s|altr[ei]|outr[oa]s|andere|innych|pozostalych)(?!\p{L})/u;

/** These counts, and with "2,317 other customers" all of them but the reader. */
export function restsOf({ to }: Stretch, text: string, known: readonly number[]): readonly number[] {
  return OTHERS.test(text.slice(to)) ? [...known, ...known.map((count) => count - 1)] : known;
}

/** "87 pupils: 45 of year 5 and 42 of year 6": two or three parts that make up a count of the record that stands before them. */
export function partsOfWhole(
  numbers: readonly NumberSaid[],
  known: readonly number[],
): (said: NumberSaid) => boolean {
  const [whole, ...rest] = numbers;
  if (whole === undefined || !known.includes(whole.least)) return () => false;
  const makes = (...parts: readonly (NumberSaid | undefined)[]) =>
    parts.reduce((sum, part) => sum + (part?.least ?? 0), 0) === whole.least;
  return (said) =>
    rest.includes(said) &&
    rest.some(
      (one) =>
        one !== said &&
        (makes(said, one) ||
          rest.some((other) => other !== said && other !== one && makes(said, one, other))),
    );
}

/** "At half past eleven", with the word for hour before it. */
export function isHour(text: string, { from, digits }: NumberSaid, lexicon: Lexicon): boolean {
  const before = text.slice(Math.max(0, from - 20), from);
  return !digits && placesOf(lexicon, 'hours', before).some(([, end]) => !/[.,;]/.test(before.slice(end)));
}

/** A correction says what is right as well. */
export function tellsCount(
  passages: readonly Passage[],
  known: readonly number[],
  lexicon: Lexicon,
): boolean {
  return passages.some(({ sentence }) => {
    const { text } = foldedText(sentence);
    return numbersIn(text, lexicon).some(
      (said) =>
        (said.digits || said.least > MANY) &&
        known.some((count) => fits(count, said, boundOf(text, said, lexicon))),
    );
  });
}
