import { folded } from './folded-text.ts';

/** What of a language the notation of phrases needs. */
export interface Writing {
  readonly writing: 'spaced' | 'continuous';
  readonly clitics: { readonly before: readonly string[]; readonly after: readonly string[] };
}

/** What a phrase may be written with: words, "*" for any letters, "(a|b|)" for one of several, "..." for a few words. */
export const PHRASE = /^[\p{L}\p{M}\p{N} '’\-.,%/:*()|ー々〜~]+$/u;

const LETTER = String.raw`[\p{L}\p{N}]`;

/** The pattern of a phrase, to be put between others; `null` where nothing is to be found. */
export function patternOf(phrases: readonly string[], writing: Writing): string | null {
  if (phrases.length === 0) return null;
  const longestFirst = [...phrases].sort((a, b) => b.length - a.length);
  return `(?:${longestFirst.map((phrase) => ofPhrase(phrase, writing)).join('|')})`;
}

/** Matches any of the phrases in folded text; never, if there are none. */
export function phraseFinder(phrases: readonly string[], writing: Writing): RegExp {
  return new RegExp(patternOf(phrases, writing) ?? '(?!)', 'u');
}

function ofPhrase(phrase: string, { writing, clitics }: Writing): string {
  const text = folded(phrase).trim().replace(/\s*\.\.\.\s*/g, '…').replace(/\s+/g, ' ');
  if (writing === 'continuous') {
    const inner = [...text].map((one) => continuous[one] ?? escaped(one)).join('');
    // Latin words in Japanese text do have ends.
    return /^[a-z]/.test(text) ? `(?<![a-z])${inner}` : inner;
  }
  const before = clitics.before.length > 0 ? `(?:${alternatives(clitics.before)})?` : '';
  const after = clitics.after.length > 0 ? `(?:${alternatives(clitics.after)})?` : '';
  const inner = [...text].map((one) => (one === ' ' ? `${after}${SPACE}${before}` : (spaced[one] ?? escaped(one))));
  const start = text.startsWith('*') ? '' : `(?<!${LETTER})${before}`;
  const end = text.endsWith('*') ? '' : `${after}(?!${LETTER})`;
  return `${start}${inner.join('')}${end}`;
}

const SPACE = String.raw`[\s\-'"]{1,3}`;
const marks = { '(': '(?:', ')': ')', '|': '|' };
const spaced: Readonly<Record<string, string>> = {
  ...marks,
  '*': String.raw`[\p{L}\p{N}]{0,24}`,
  "'": "'?",
  '-': String.raw`[\s\-]?`,
  '…': String.raw`(?:[\s\-'"]+[^\s,;:.!?]{1,40}){0,4}?[\s\-'"]+`,
};
const continuous: Readonly<Record<string, string>> = {
  ...marks,
  '*': String.raw`[^\s,;.!?]{0,4}?`,
  '…': String.raw`[^,;.!?]{0,14}?`,
  ' ': String.raw`\s*`,
};

function alternatives(words: readonly string[]): string {
  return [...words].map(folded).sort((a, b) => b.length - a.length).map(escaped).join('|');
}

/** As it stands in a pattern. */
export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
