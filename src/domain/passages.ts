import { type NoticeBlock, proseOf } from './notice-body.ts';
import { visibleText } from './visible-text.ts';

/** One sentence of a notice as its reader sees it. */
export interface Passage {
  /** The content elements of its block; none for the subject and for text between fences. */
  readonly elements: readonly string[];
  readonly sentence: string;
  /** The sentences around it in the same block; empty at its ends. */
  readonly before: string;
  readonly after: string;
}

// Not after "24." or "ca.": a date and a short form go on. Each side is bounded, so nothing is tried again.
const SENTENCE_END =
  /(?<=[.!?])(?<!\b\d{1,2}\.)(?<!\b(?:ca|bzw|Nr|Art|No|St|approx|z\.\s?B|d\.\s?h|e\.g|i\.e)\.)\s+(?=[\p{Lu}\d"„“(])|\n+/u;

/** Subject and body as sentences. */
export function passagesOf(subject: string, blocks: readonly NoticeBlock[]): readonly Passage[] {
  const parts = [{ elements: [] as readonly string[], markdown: subject }, ...blocks];
  return parts.flatMap(({ elements, markdown }) => {
    const prose = proseOf([{ elements, by: null, markdown }]);
    const sentences = visibleText(prose)
      .split(SENTENCE_END)
      .map((sentence) => sentence.trim())
      .filter((sentence) => sentence !== '');
    return sentences.map((sentence, i) => ({
      elements,
      sentence,
      before: sentences[i - 1] ?? '',
      after: sentences[i + 1] ?? '',
    }));
  });
}

/** The clauses of a sentence: what is said of one thing after a comma or a "but" is not said of the other. */
export function clausesOf(sentence: string): readonly string[] {
  return sentence
    .split(/[,;:]\s+|\s+[–—]\s+|\s+(?=(?:but|while|whereas|although|aber|jedoch|während|obwohl)\b)/iu)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
}

/** As it is compared: lower case, without accents, so that "Passwörter" begins with "passwort". */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss').toLowerCase();
}

export type Tongue = 'en' | 'de';

/** The language whose words are looked for; another than German is read as English. */
export function tongueOf(locale: string): Tongue {
  return locale.toLowerCase().startsWith('de') ? 'de' : 'en';
}
