import { derived, type Lexicon, placesOf, remembered, says } from './lexicon.ts';
import type { PhraseList } from './lexicon-data.ts';
import { type Token, tokensIn } from './number-tokens.ts';
import { phraseFinder } from './phrases.ts';
import type { Stretch } from './stretch.ts';

/** A number as a person writes it: how much it says, and how exactly. */
export interface Quantity {
  readonly least: number;
  readonly most: number;
}

/** A number in folded text, and where it stands. */
export interface NumberSaid extends Quantity, Stretch {
  /** In digits; "one" and its like in words are often articles. */
  readonly digits: boolean;
}

/** Every number of a folded text, in digits or in words. */
export function numbersIn(text: string, lexicon: Lexicon): readonly NumberSaid[] {
  return remembered(lexicon, 'numbers', text, () => findNumbers(text, lexicon));
}

function findNumbers(text: string, lexicon: Lexicon): readonly NumberSaid[] {
  const vague = vagueIn(text, lexicon);
  const exact = tokensIn(text, lexicon).flatMap((tokens): NumberSaid[] => {
    const [first] = tokens;
    const last = tokens.at(-1);
    const said = quantityOf(tokens);
    if (!first || !last || said === null) return [];
    return [{ ...said, from: first.from, to: last.to, digits: tokens.some(({ kind }) => kind === 'digits') }];
  });
  const longest = [...vague, ...exact].sort((a, b) => b.to - b.from - (a.to - a.from));
  const kept: NumberSaid[] = [];
  for (const one of longest) {
    if (!kept.some(({ from, to }) => from < one.to && one.from < to)) kept.push(one);
  }
  return kept.sort((a, b) => a.from - b.from);
}

function vagueIn(text: string, lexicon: Lexicon): readonly NumberSaid[] {
  return lexicon.data.numbers.vague.flatMap(({ words, least, most }, i) => {
    const finder = derived(
      lexicon,
      `vague ${i}`,
      () => new RegExp(phraseFinder(words, lexicon.data).source, 'g'),
    );
    return [...text.matchAll(finder)].map((match) => ({
      ...{ least, most, digits: false },
      ...{ from: match.index, to: match.index + match[0].length },
    }));
  });
}

function endsGroup(kind: Token['kind']): boolean {
  return kind === 'scale' || kind === 'shortScale';
}

/** Groups are added up, multipliers multiply what stands before them. */
function quantityOf(tokens: readonly Token[]): Quantity | null {
  let total = 0;
  let group = 0;
  let unit: number | null = null;
  let half = 0;
  for (const { kind, value, places } of tokens) {
    if (endsGroup(kind)) {
      const by: number = group + (unit ?? 0) || 1;
      total += by * value;
      // "1.2 million" is rounded by its nature; "4 million" may not be.
      half *= value;
      group = 0;
      unit = null;
    } else if (kind === 'multiplier') {
      group += (unit ?? 1) * value;
      unit = null;
    } else {
      unit = kind === 'multiplying' && unit !== null ? unit * value : (unit ?? 0) + value;
      half = places > 0 ? 10 ** -places / 2 : 0;
    }
  }
  const n = total + group + (unit ?? 0);
  if (half > 0 && half < 1) return null;
  return { least: Math.ceil(n - half), most: Math.floor(n + half) };
}

export type Bound = 'EXACT' | 'ABOUT' | 'ABOVE' | 'BELOW';

/** How a number is meant: "about 4,000", "4,000 or more". */
export function boundOf(text: string, { from, to }: Stretch, lexicon: Lexicon): Bound {
  const before = text.slice(Math.max(0, from - 40), from);
  const after = text.slice(to, to + 40);
  const ends = (list: PhraseList) =>
    placesOf(lexicon, list, before).some(([, end]) => /^[\s(]*(?:an?\s)?$/.test(before.slice(end)));
  // "Information about 4,000 people" is not about 4,000.
  const leads = (list: PhraseList) => ends(list) && !ends('topic');
  // Right after the number, or after the noun it counts.
  const noun =
    lexicon.data.writing === 'continuous' ? /^[^,.;]{0,6}$/ : /^[\s(,]*(?:[^\s\d,.;]+[\s(,]+){0,2}$/;
  const trails = (list: PhraseList) =>
    placesOf(lexicon, list, after).some(([start]) => noun.test(after.slice(0, start)));
  if (leads('about') || trails('aboutAfter')) return 'ABOUT';
  if (leads('atLeast') || trails('atLeastAfter')) return 'ABOVE';
  if (leads('atMost') || trails('atMostAfter')) return 'BELOW';
  return 'EXACT';
}

/** Two numbers that are the ends of one range: "between 3,000 and 4,000", "3,000 to 4,000". */
export function rangesIn(
  text: string,
  numbers: readonly NumberSaid[],
  lexicon: Lexicon,
): readonly NumberSaid[] {
  const joined: NumberSaid[] = [];
  for (const one of numbers) {
    const before = joined.at(-1);
    const link = before ? text.slice(before.to, one.from).trim() : '';
    const isRange =
      before !== undefined &&
      before.most < one.least &&
      link.length <= 16 &&
      (/^[-–~]$/.test(link) ||
        isJust(link, 'to', lexicon) ||
        (isJust(link, 'and', lexicon) && opens(text, before, lexicon)));
    if (isRange) joined.splice(-1, 1, { ...before, most: one.most, to: one.to, digits: true });
    else joined.push(one);
  }
  return joined;
}

function isJust(link: string, list: 'to' | 'and', lexicon: Lexicon): boolean {
  return placesOf(lexicon, list, link).some(([from, to]) => from === 0 && to === link.length);
}

function opens(text: string, { from }: Stretch, lexicon: Lexicon): boolean {
  return says(lexicon, 'between', text.slice(Math.max(0, from - 30), from));
}
