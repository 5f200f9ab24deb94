/** Asking for the parts of a text takes time with the square of its length: long ones are asked for piece by piece. */
const LONGEST = 1_000;
const LINES = /[^\n]*\n|[^\n]+/g;
const PIECES = new RegExp(`[^]{1,${LONGEST}}`, 'gu');
const UP_TO_A_BLANK = new RegExp(`[^]{1,${LONGEST}}(?:\\s|$)|[^]{1,${LONGEST}}`, 'gu');
const BLANKS = /(\s+)/;

/** The words of a text and what stands between them, as its language tells them apart; together they are the text. */
export function wordsOf(text: string, locale: string): readonly string[] {
  const segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
  return text
    .split(BLANKS)
    .flatMap((part) =>
      part.trim() === '' ? [part] : piecesOf(part, PIECES).flatMap((piece) => inParts(segmenter, piece)),
    )
    .filter((part) => part !== '');
}

/** The sentences of a text, each with the blank after it; together they are the text. */
export function sentencesOf(text: string, locale: string): readonly string[] {
  const segmenter = new Intl.Segmenter(locale, { granularity: 'sentence' });
  const sentences: string[] = [];
  for (const line of text.match(LINES) ?? [])
    for (const part of piecesOf(line, UP_TO_A_BLANK).flatMap((piece) => inParts(segmenter, piece))) {
      const last = sentences.length - 1;
      if (last >= 0 && (part.trim() === '' || sentences[last]?.trim() === '')) sentences[last] += part;
      else sentences.push(part);
    }
  return sentences;
}

const piecesOf = (text: string, pieces: RegExp): readonly string[] =>
  text.length <= LONGEST ? [text] : (text.match(pieces) ?? []);

const inParts = (segmenter: Intl.Segmenter, text: string): readonly string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment);
