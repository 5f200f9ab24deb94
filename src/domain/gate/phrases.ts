import { folded } from '../claims/folded-text.ts';

/** A word of a phrase: as it stands, or with any ending. */
interface Part {
  readonly word: string;
  readonly isOpen: boolean;
  /** How many words may stand before it. */
  readonly gap: number;
}
interface Index {
  readonly byFirst: ReadonlyMap<string, readonly (readonly Part[])[]>;
  /** Those that begin with an open word, by its first letters. */
  readonly open: ReadonlyMap<string, readonly (readonly Part[])[]>;
  /** Of scripts without spaces. */
  readonly unspaced: readonly string[];
}
interface Token {
  readonly word: string;
  readonly at: number;
  readonly end: number;
}

const known = new WeakMap<readonly string[], Index>();
// These scripts write without spaces: a word has no edges there.
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const WORD = /[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*|%/gu;
/** What may stand between two words of a phrase: no end of a sentence, and one line break at most. */
const BETWEEN = /^[^\S\n\-–—_/&]*(?:[^\S\n]|[-–—_/&])*\n?(?:[^\S\n]|[-–—_/&])*$/u;
const OPEN_BY = 3;
/** Words of a note to a colleague; three letters of Japanese count as one. */
const SHORT = 9;

/**
 * The first of these phrases that a text says, folded; null: none. Accents, case and the width of gaps do not count; "*" stands for
 * the rest of a word, " … " for up to three words between.
 */
export function phraseIn(text: string, phrases: readonly string[]): string | null {
  const { byFirst, open, unspaced } = indexOf(phrases);
  const { flat, tokens } = tokensOf(text);
  for (const [i, { word, at }] of tokens.entries()) {
    for (const phrase of begunBy(word, byFirst, open)) {
      const end = endOf(phrase, tokens, i, flat);
      if (end !== null) return flat.slice(at, end);
    }
  }
  return unspaced.find((one) => flat.includes(one)) ?? null;
}

/** The phrases that may begin with a word; Arabic writes "and", "with" and "for" onto it. */
function begunBy(word: string, byFirst: Index['byFirst'], open: Index['open']): readonly (readonly Part[])[] {
  const own = [...(byFirst.get(word) ?? []), ...(open.get(word.slice(0, OPEN_BY)) ?? [])];
  const bare = word.replace(JOINED, '');
  return bare === word ? own : [...own, ...(byFirst.get(bare) ?? [])];
}

const JOINED = /^[وفبلك](?=\p{Script=Arabic}{3})/u;

const CLAUSES = /[\n.;:!?()[\]{}|•–—。：；（）［］「」【】،؛؟*_]+|\s-\s|^\s*[-+>#]+\s/gmu;

/** The first clause that is one of these phrases and nothing else: "Draft", "(to be confirmed)". */
export function clauseIn(text: string, phrases: readonly string[]): string | null {
  const wanted = alone.get(phrases) ?? new Set(phrases.map((one) => tidy(one)));
  alone.set(phrases, wanted);
  return (
    text
      .split(CLAUSES)
      .find((clause) => clause.trim() !== '' && wanted.has(tidy(clause)))
      ?.trim() ?? null
  );
}

/** The first phrase in a clause of a few words. */
export function shortIn(text: string, phrases: readonly string[]): string | null {
  for (const clause of text.split(CLAUSES)) {
    const letters = UNSPACED.test(clause) ? clause.trim().length / 3 : 0;
    if (clause.trim().split(/\s+/).length > SHORT || letters > SHORT) continue;
    const found = phraseIn(clause, phrases);
    if (found !== null) return found;
  }
  return null;
}

/** The source of a pattern for any of these phrases in folded text. */
export function anyOf(phrases: readonly string[]): string {
  return [...phrases]
    .sort((a, b) => b.length - a.length)
    .map(sourceOf)
    .join('|');
}

const alone = new WeakMap<readonly string[], ReadonlySet<string>>();

function tidy(clause: string): string {
  return folded(clause)
    .replace(/[\s"'“”„»«,、]+/gu, ' ')
    .trim();
}

function flatten(text: string): string {
  return folded(text).replace(/[’‘`]/g, "'");
}

function endOf(
  phrase: readonly Part[],
  tokens: readonly Token[],
  first: number,
  flat: string,
): number | null {
  let at = first - 1;
  for (const part of phrase) {
    let found = -1;
    for (let next = at + 1; next <= at + 1 + part.gap && next < tokens.length; next += 1) {
      if (next > first && !joins(tokens[next - 1], tokens[next], flat)) break;
      const word = tokens[next]?.word ?? '';
      if (isPart(word, part) || (next === first && isPart(word.replace(JOINED, ''), part))) {
        found = next;
        break;
      }
    }
    if (found < 0) return null;
    at = found;
  }
  return tokens[at]?.end ?? null;
}

function joins(one: Token | undefined, other: Token | undefined, flat: string): boolean {
  const between = flat.slice(one?.end ?? 0, other?.at ?? 0);
  return BETWEEN.test(between) || ((one?.word.length ?? 9) <= 3 && /^\.\s?$/.test(between));
}

function isPart(word: string, { word: wanted, isOpen }: Part): boolean {
  return isOpen ? word.startsWith(wanted) : word === wanted;
}

function indexOf(phrases: readonly string[]): Index {
  const before = known.get(phrases);
  if (before) return before;
  const byFirst = new Map<string, (readonly Part[])[]>();
  const open = new Map<string, (readonly Part[])[]>();
  const unspaced: string[] = [];
  for (const phrase of phrases) {
    if (UNSPACED.test(phrase)) unspaced.push(flatten(phrase));
    const parts = partsOf(phrase);
    const [first] = parts;
    if (!first || UNSPACED.test(phrase)) continue;
    const [into, key] = first.isOpen ? [open, first.word.slice(0, OPEN_BY)] : [byFirst, first.word];
    into.set(key, [...(into.get(key) ?? []), parts]);
  }
  const made = { byFirst, open, unspaced };
  known.set(phrases, made);
  return made;
}

function partsOf(phrase: string): readonly Part[] {
  const parts: Part[] = [];
  // Folding makes three dots of one sign: the phrase is cut before.
  for (const [i, stretch] of phrase.split(' … ').map(flatten).entries()) {
    for (const [j, match] of [...stretch.matchAll(WORD)].entries()) {
      const isOpen = stretch.charAt(match.index + match[0].length) === '*';
      parts.push({ word: match[0], isOpen, gap: i > 0 && j === 0 ? 3 : 0 });
    }
  }
  return parts;
}

// A stretch is asked for many lists in a row: its words are taken apart once.
let last: { readonly text: string; readonly flat: string; readonly tokens: readonly Token[] } | undefined;

function tokensOf(text: string) {
  if (last?.text === text) return last;
  const flat = flatten(text);
  const tokens = [...flat.matchAll(WORD)].map(({ 0: word, index }) => ({
    word,
    at: index,
    end: index + word.length,
  }));
  last = { text, flat, tokens };
  return last;
}

const SPECIAL = /[.*+?^${}()|[\]\\/]/g;

function sourceOf(phrase: string): string {
  const words = folded(phrase)
    .replace(SPECIAL, '\\$&')
    .replace(/\\\*/g, String.raw`[\p{L}\p{N}]*`)
    .replace(/-/g, '~')
    .replace(/ /g, String.raw`[\s\-–—_]+`)
    .replace(/~/g, String.raw`[\s\-–—_]?`);
  // Arabic writes "and", "with" and "for" onto the word.
  const joined = /^\p{Script=Arabic}/u.test(phrase) ? '[وفبلك]?' : '';
  return UNSPACED.test(phrase) ? words : String.raw`(?<![\p{L}\p{N}])${joined}(?:${words})(?![\p{L}\p{N}])`;
}
