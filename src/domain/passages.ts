import { type NoticeBlock, proseOf } from './notice-body.ts';
import { visibleText } from './visible-text.ts';

/** One sentence of a notice as its reader sees it. */
export interface Passage {
  /** The content elements of its block; none for the subject and for text between fences. */
  readonly elements: readonly string[];
  /** It is the subject. */
  readonly isSubject?: boolean;
  /** Its block says that they are not yet known. */
  readonly later: boolean;
  readonly sentence: string;
  /** The sentences around it in the same block; empty at its ends. */
  readonly before: string;
  readonly after: string;
}

// Not after "24." or a short form like "ca.", "z. B.", "godz.", "p. m." (short words that are none, and "ID." in capitals, do end one), nor before a number if the word may be one ("oct. 2026"); after "6 p.m." unless a zone, a day or a month follows.
const SENTENCE_END =
  /(?<=[.!?؟])(?<!(?<!\d:|\d\s?h\s?)(?<!\d\.(?=(?:00|1[3-9]|[2-5]\d)\.))\b\d{1,2}\.)(?<![\s.(](?!(?:in|it|on|up|us|so|to|of|me|do|by|is|be|at|as|go|we|am|pm|(?!EE)\p{Lu}{2})\.)\p{L}{1,2}\.)(?<!\b(?:bzw|approx|godz|prof|resp|inkl|bijv|num)\.)(?:\s+(?=[\p{Lu}\p{Lo}"„“«¿¡(])|(?<=\p{L}{6}[.!?])\s+(?=\d))|(?<=\d\s?[ap]\.\s?m\.)\s+(?=(?!(?:Eastern|Central|Mountain|Pacific|Atlantic|Alaska|Hawaii|Greenwich|Irish|British|Standard|Daylight|Local|New|London|Dublin|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|Jan|Feb|Mar|Apr|May|June|July|Aug|Sept|Oct|Nov|Dec)\p{L}*)\p{Lu}\p{Ll}*\s)|(?<=[。！？])|\n+/u;

/** Nobody writes so long a sentence; cut at a blank, it costs no more to read than as many short ones. */
const LONGEST = 1_500;
const PIECE = /.{1,1500}(?:\s|$)|.{1,1500}/gs;

/** Subject and body as sentences. */
export function passagesOf(subject: string, blocks: readonly NoticeBlock[]): readonly Passage[] {
  const parts = [{ elements: [] as readonly string[], by: null, markdown: subject }, ...blocks];
  return parts.flatMap(({ elements, by, markdown }, part) => {
    const prose = proseOf([{ elements, by: null, markdown }]);
    const sentences = visibleText(prose)
      .split(SENTENCE_END)
      .flatMap((sentence) => (sentence.length > LONGEST ? (sentence.match(PIECE) ?? []) : [sentence]))
      .map((sentence) => sentence.trim())
      .filter((sentence) => sentence !== '');
    return sentences.map((sentence, i) => ({
      elements,
      ...(part === 0 && { isSubject: true }),
      later: by !== null,
      sentence,
      before: sentences[i - 1] ?? '',
      after: sentences[i + 1] ?? '',
    }));
  });
}
