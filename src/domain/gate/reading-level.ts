import type { NoticeBlock } from '../notice-body.ts';
import { type NoticeProblem, warning } from '../notice-problem.ts';
import { visibleText } from '../visible-text.ts';
import type { GateLanguage, ReadingMeasure } from './gate-words.ts';
import { syllablesIn } from './syllables.ts';

/** Below this a measure says more about three words than about the text. */
const FEWEST_WORDS = 60;
const FEWEST_CHARACTERS = 200;
/** Lists of names, addresses and numbers are no sentences. */
const NOT_PROSE: ReadonlySet<string> = new Set(
  'data_categories record_categories contact_point dpo_contact controller_identity cra_contacts ftc_contact ag_contacts agency_contacts'.split(
    ' ',
  ),
);
const WORD = /[\p{L}\p{M}][\p{L}\p{M}\p{N}'’]*/gu;
const SENTENCE_END = /(?<=[\p{L})”"'’»\]])[.!?…]+(?=\s|$)|[。！？]|[؟!](?=\s|$)|\n+/u;

/** How a text measures in its language, and whether its reader is asked too much; null: too short to say. */
function readingLevel(
  blocks: readonly NoticeBlock[],
  { reading, locale }: GateLanguage,
): { readonly score: number; readonly isHard: boolean } | null {
  const prose = blocks
    .filter(({ elements }) => !elements.some((one) => NOT_PROSE.has(one)))
    .map(({ markdown }) =>
      visibleText(
        markdown
          .replace(/^\s*#.*$/gmu, '')
          .replace(/\n(?!\s*(?:[-*+>]|\d+[.)])|\s*\n)/gu, ' ')
          .replace(/https?:\/\/\S+/gu, ''),
      ),
    )
    .join('\n');
  const sentences = prose
    .split(SENTENCE_END)
    .map((one) => one.trim())
    .filter((one) => (one.match(WORD)?.length ?? 0) >= (locale === 'ja' ? 1 : 3));
  const words = sentences.flatMap((one) => one.match(WORD) ?? []);
  const letters = words.join('').length;
  const isLong =
    reading.measure === 'characters-per-sentence'
      ? letters >= FEWEST_CHARACTERS
      : words.length >= FEWEST_WORDS;
  if (!isLong) return null;
  const score = measured(reading, { sentences: sentences.length, words, letters }, locale.slice(0, 2));
  const isFloor = reading.measure === 'flesch' || reading.measure === 'gulpease';
  return { score, isHard: isFloor ? score < reading.limit : score > reading.limit };
}

/** Whether people are asked to read what only experts read with ease. */
export function hardToRead(blocks: readonly NoticeBlock[], language: GateLanguage): NoticeProblem[] {
  const level = readingLevel(blocks, language);
  if (!level?.isHard) return [];
  const { measure, limit } = language.reading;
  const message = `The text is hard to read (${measure} ${Math.round(level.score)}, where ${limit} is the limit for people): write shorter sentences and plainer words.`;
  return [warning('READING_LEVEL', message)];
}

interface Counted {
  readonly sentences: number;
  readonly words: readonly string[];
  readonly letters: number;
}

/**
 * Flesch 1948 in the constants of each language (Amstad 1978, Kandel and Moles 1958, Fernández Huerta 1959, Douma 1960, Martins
 * et al. 1996); Gulpease (Lucisano and Piemontese 1988); LIX (Björnsson 1968); plain length of sentences elsewhere.
 */
function measured(
  { measure, base, perSentence, perSyllable }: ReadingMeasure,
  { sentences, words, letters }: Counted,
  language: string,
): number {
  const perOne = words.length / sentences;
  switch (measure) {
    case 'flesch':
      return (
        base -
        perSentence * perOne -
        (perSyllable * words.reduce((sum, word) => sum + syllablesIn(word, language), 0)) / words.length
      );
    case 'gulpease':
      return 89 + (300 * sentences - 10 * letters) / words.length;
    case 'lix':
      return perOne + (100 * words.filter((word) => word.length > 6).length) / words.length;
    case 'words-per-sentence':
      return perOne;
    case 'characters-per-sentence':
      return letters / sentences;
  }
}
