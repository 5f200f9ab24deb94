import type { Direction } from '../../domain/text-direction.ts';

// Embeddings, overrides and isolates of somebody's text could show its words in an order they were not written in.
const TURNS = /[\u202a-\u202e\u2066-\u2069]/gu;
const LINE_ENDS = /\r\n?|[\n\v\f\u0085\u2028\u2029]/gu;
const CONTROLS = /\p{Cc}+/gu;
// Shown by no glyph: joiners, soft hyphens, marks of direction, variation selectors.
const UNSEEN = /\p{Default_Ignorable_Code_Point}|\s/u;

/** A text as it is set: its own characters in its own order. A tab is a blank, and no other control stays. */
export function plainWords(text: string): string {
  return text
    .replace(LINE_ENDS, '\n')
    .replace(TURNS, '')
    .replace(/[^\P{Cc}\n]+/gu, ' ');
}

/** The same in one line. */
export function plainLine(text: string): string {
  return plainWords(text).replace(CONTROLS, ' ').trim();
}

/** Characters of a text that no glyph shows, each once; half a surrogate pair is one. */
export function notCovered(text: string, covers: (codePoint: number) => boolean): string[] {
  const missing = new Set<string>();
  for (const character of plainWords(text)) {
    const code = character.codePointAt(0) ?? 0;
    if (!covers(code) && !UNSEEN.test(character)) missing.add(character);
  }
  return [...missing];
}

/** "😀 (U+1F600)": a character that may not show, so that somebody can find it. */
export function nameOfCharacter(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return /\p{C}/u.test(character) ? `U+${code}` : `${character} (U+${code})`;
}

/** How a line that stands alone runs: as its first letter does. */
export function directionOfLine(text: string): Direction {
  const letter = /\p{L}/u.exec(text)?.[0] ?? '';
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(letter)
    ? 'rtl'
    : 'ltr';
}

const TELEPHONE = /\+\d[\d ()/-]{5,}\d/g;

/** A telephone number stays on one line. */
export function numbersTogether(text: string): string {
  return text.replace(TELEPHONE, (number) => number.replaceAll(' ', '\u00a0'));
}

const CLAUSE = /((?<!\p{L})(?:[Aa]rts?\.|§{1,2}|[Nn]o\.|Nr\.) \d[\d.]*\d?(?:\([\da-z]{1,4}\))*)/gu;

/** A text with its clauses apart ("Art. 33(3)(d)", every second part), which stay on one line. Nothing is added: readers search for them. */
export function clausesApart(text: string): string[] {
  return text.split(CLAUSE);
}

/** Cuts words that are longer than a line could hold, digests and addresses, where a line may end; nothing is added. */
export function pieces(text: string, longest: number): string[] {
  if (text.length <= longest) return [text];
  return text
    .replace(/[\x21-\x7e]+/g, (word) => (word.length > longest ? inParts(word, longest).join(CUT) : word))
    .split(CUT);
}

// No control character is left in a text that is set.
const CUT = '\u0000';

/** After its punctuation, and where that leaves too much, every eight characters. */
function inParts(word: string, longest: number): string[] {
  const parts = word.match(/[^/_.@:?&=-]+[/_.@:?&=-]*|[/_.@:?&=-]+/g) ?? [];
  return parts.flatMap((part) => (part.length > longest ? (part.match(/.{1,8}/g) ?? []) : [part]));
}
