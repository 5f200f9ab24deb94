import { type FoldedText, foldedText } from './folded-text.ts';
import type { Lexicon } from './lexicon.ts';

/** A sentence as it is compared, and its clauses by where they begin and end in it. */
export interface Sentence extends FoldedText {
  readonly clauses: readonly Clause[];
}

export interface Clause {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const BREAKS = /[,;:](?=\s|$)|(?<=\s)[-–—](?=\s)|—/g;
/** Full-width commas and colons need no blank after them. */
const BREAKS_WITHOUT_BLANKS = /[,;](?!\d)|:(?!\d)|(?<=\s)[-–—](?=\s)|—/g;

/** What is said of one thing after a comma or a "but" is not said of the other. */
export function sentenceOf(given: string, lexicon: Lexicon): Sentence {
  const words = foldedText(given);
  const { text } = words;
  const marks = lexicon.data.writing === 'continuous' ? BREAKS_WITHOUT_BLANKS : BREAKS;
  const breaks = new RegExp(lexicon.finders.clauseBreaks.source, 'gu');
  const cuts = [
    ...[...text.matchAll(marks)].map((match) => match.index + match[0].length),
    ...[...text.matchAll(breaks)].map((match) => match.index),
  ].sort((a, b) => a - b);
  const clauses: Clause[] = [];
  let from = 0;
  for (const to of [...cuts, text.length]) {
    const clause = text.slice(from, to);
    if (/[\p{L}\p{N}]/u.test(clause)) clauses.push({ from, to, text: clause });
    from = Math.max(from, to);
  }
  return { ...words, clauses };
}
