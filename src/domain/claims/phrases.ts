import { folded } from './folded-text.ts';

/** What of a language the notation of phrases needs. */
export interface Writing {
  readonly writing: 'spaced' | 'continuous';
  readonly clitics: { readonly before: readonly string[]; readonly after: readonly string[] };
}

/**
 * What a phrase may be written with: words, "*" for any letters, "(a|b)" for one of several, "(a|b|) " for one or none,
 * "..." for up to a few words, "^" for the beginning of the sentence.
 */
export const PHRASE = /^[\p{L}\p{M}\p{N} '’\-.,%/:*()|・~^]+$/u;

/** A letter or digit of folded text. Spelt out, since \p{L} makes patterns a hundred times as large. */
export const LETTER = String.raw`a-z0-9\u00df-\u00f6\u00f8-\u1fff\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3`;

/** Letters a particle has at most. */
const SHORT = 3;

/** The pattern of any of the phrases, to be put between others; `null` where nothing is to be found. */
export function patternOf(phrases: readonly string[], writing: Writing): string | null {
  if (phrases.length === 0) return null;
  const texts = phrases.map(inNotation).sort((a, b) => b.length - a.length);
  if (writing.writing === 'continuous') return `(?:${texts.map(inContinuous).join('|')})`;
  const kinds = [
    { at: '^', take: (text: string) => text.startsWith('^') },
    { at: '', take: (text: string) => text.startsWith('*') },
    { at: wordStart(writing), take: (text: string) => !/^[*^]/.test(text) },
  ];
  const ends = [
    { end: '', take: (text: string) => text.endsWith('*') },
    // Particles take nothing after them: Arabic "لم" is not in "كلمه".
    { end: `(?![${LETTER}])`, take: (text: string) => !text.endsWith('*') && text.length <= SHORT },
    {
      end: `${optional(writing.clitics.after)}(?![${LETTER}])`,
      take: (text: string) => !text.endsWith('*') && text.length > SHORT,
    },
  ];
  const sides = kinds.flatMap(({ at, take }) =>
    ends.flatMap(({ end, take: takeEnd }) => {
      const own = texts.filter((text) => take(text) && takeEnd(text)).map((text) => inSpaced(text, writing));
      return own.length > 0 ? [`${at}(?:${own.join('|')})${end}`] : [];
    }),
  );
  return `(?:${sides.join('|')})`;
}

/** Matches any of the phrases in folded text; never, if there are none. */
export function phraseFinder(phrases: readonly string[], writing: Writing): RegExp {
  return new RegExp(patternOf(phrases, writing) ?? '(?!)');
}

/** Where a word begins, with what may be written together with it. */
export function wordStart({ clitics }: Writing): string {
  return `(?<![${LETTER}])${optional(clitics.before)}`;
}

/** One of these or nothing. */
export function optional(words: readonly string[]): string {
  return words.length === 0 ? '' : `(?:${longestFirst(words).map(escaped).join('|')})?`;
}

/** Folded, so that a longer one is tried before a shorter one. */
export function longestFirst(words: readonly string[]): readonly string[] {
  return words.map(folded).sort((a, b) => b.length - a.length);
}

/** As it stands in a pattern. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

function inNotation(phrase: string): string {
  return (
    folded(phrase)
      .trim()
      .replace(/\s*\.\.\.\s*/g, '…')
      .replace(/\s+/g, ' ')
      // One or none, and then no blank either.
      .replace(
        /\(([^()]*)\|\) /g,
        (_, words: string) =>
          `(${words
            .split('|')
            .map((word) => `${word} `)
            .join('|')}|)`,
      )
  );
}

const marks: Readonly<Record<string, string>> = { '(': '(?:', ')': ')', '|': '|' };

function inSpaced(text: string, writing: Writing): string {
  const signs: Readonly<Record<string, string>> = {
    ...{ ...marks, '*': `[${LETTER}]*`, '-': String.raw`[\s\-]?`, '^': String.raw`[\s\-"'(]*` },
    ...{
      ' ': betweenWords(writing),
      '…': String.raw`(?:[\s\-'"]+[^\s,;:.!?]{1,40}){0,4}?${betweenWords(writing)}`,
    },
  };
  return [...text].map((one) => signs[one] ?? escaped(one)).join('');
}

/** The blank between two words, with room for what may be written together with either: patterns stay small that way. */
export function betweenWords({ clitics }: Writing): string {
  const longest = (words: readonly string[]) => Math.max(0, ...words.map(({ length }) => length));
  const room = (n: number) => (n === 0 ? '' : `[${LETTER}']{0,${n}}?`);
  return `${room(longest(clitics.after))}[\\s\\-'"]{1,3}${room(longest(clitics.before))}`;
}

function inContinuous(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    ...{ ...marks, '*': '[^\\s,;.!?]{0,4}?', '…': '[^,;.!?]{0,14}?', ' ': '\\s*', '^': '^[\\s"\'(]*' },
  };
  const inner = [...text].map((one) => signs[one] ?? escaped(one)).join('');
  // Latin words in Japanese text do have ends.
  return /^[a-z]/.test(text) ? `(?<![a-z])${inner}` : inner;
}
