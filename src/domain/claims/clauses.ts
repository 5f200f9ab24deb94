import { type FoldedText, foldedText } from './folded-text.ts';
import { type Lexicon, placesOf } from './lexicon.ts';

/** A sentence as it is compared, and its clauses by where they begin and end in it. */
export interface Sentence extends FoldedText {
  readonly clauses: readonly Clause[];
}

export interface Clause {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** A word like "but" parts it from what comes before. */
  readonly parted: boolean;
}

const BREAKS = /[,;:](?=\s|$)|(?<=\s)[-–—](?=\s)|—/g;
/** Full-width commas and colons need no blank after them. */
const BREAKS_WITHOUT_BLANKS = /[,;](?!\d)|:(?!\d)|(?<=\s)[-–—](?=\s)|—/g;

/** What is said of one thing after a comma or a "but" is not said of the other. */
export function sentenceOf(given: string, lexicon: Lexicon): Sentence {
  const words = foldedText(given);
  const { text } = words;
  const continuous = lexicon.data.writing === 'continuous';
  const marks = [...text.matchAll(continuous ? BREAKS_WITHOUT_BLANKS : BREAKS)].map((match) => ({
    at: match.index + match[0].length,
    parts: false,
  }));
  // "aber" begins its clause, が ends the one before.
  const parting = placesOf(lexicon, 'clauseBreaks', text).map(([from, to]) => ({
    at: continuous ? to : from,
    parts: true,
  }));
  const clauses: Clause[] = [];
  let from = 0;
  let parted = false;
  for (const { at, parts } of [
    ...[...marks, ...parting].sort((a, b) => a.at - b.at),
    { at: text.length, parts: false },
  ]) {
    const clause = text.slice(from, at);
    const isClause = /[\p{L}\p{N}]/u.test(clause);
    if (isClause) clauses.push({ from, to: at, text: clause, parted });
    parted = parts || (parted && !isClause);
    from = Math.max(from, at);
  }
  return { ...words, clauses };
}
