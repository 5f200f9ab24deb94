import type { NoticeBlock } from '../notice-body.ts';
import { type NoticeProblem, warning } from '../notice-problem.ts';
import { visibleText } from '../visible-text.ts';
import { type GateLanguage, type GateWords, ownLanguage } from './gate-words.ts';

const WORD = /[\p{L}\p{M}'’]+/gu;
/** Of languages written in their own script: its letters, and how many of them in a hundred a paragraph has at least. */
const SCRIPTS: Readonly<Record<string, readonly [RegExp, number]>> = {
  ja: [/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/gu, 25],
  ar: [/\p{Script=Arabic}/gu, 35],
};
/** Addresses and names of others stand as they are in every language. */
const OF_NAMES: ReadonlySet<string> = new Set(
  'cra_contacts ftc_contact ag_contacts agency_contacts contact_point dpo_contact controller_identity'.split(
    ' ',
  ),
);
/** "Une version française se trouve au verso": a pointer to another version is in that language. */
const POINTER =
  /(?<!\p{L})(?:fran[cç]ais|espa[nñ]ol|deutsch|english|italian|portugu|nederlands|polsk|日本語|العربية|中文|русск|українськ|türkçe|tiếng việt|tagalog|한국어)/iu;
const FEWEST_WORDS = 7;
const WHOLE_SENTENCE = 14;
const FEWEST_LETTERS = 30;
/** Japanese has kana in every sentence; Chinese has none, and words of its own. */
const CHINESE = /[们您这吗呢为对从发]|的/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** A paragraph in another language than the rest: left untranslated, or copied from a sibling. */
export function mixedLanguage(
  blocks: readonly NoticeBlock[],
  locale: string,
  words: GateWords,
): NoticeProblem[] {
  const own = ownLanguage(words, locale);
  if (!own) return [];
  return blocks.flatMap(({ markdown, elements }) =>
    markdown.split(/\n{2,}|\n(?=\s*(?:[-*+]|\d+[.)])\s)/u).flatMap((paragraph) => {
      const text = visibleText(paragraph).replace(/(?:https?:\/\/|www\.)\S+|(?<!\S)\S+@\S+/gu, ' ');
      const found = paragraph.trimStart().startsWith('#') ? null : foreignIn(text, own, words, elements);
      if (found === null) return [];
      const { other } = found;
      const excerpt = found.said.slice(0, 100);
      const message = `"${excerpt}" is not in the language of this text (${locale}) but seems to be in ${other}: translate it.`;
      return [warning('LANGUAGE_MIXED', message, { element: elements[0] ?? null, excerpt })];
    }),
  );
}

/** The paragraph as a whole, or one sentence of it: what was forgotten is often a sentence among others. */
function foreignIn(
  text: string,
  own: GateLanguage,
  words: GateWords,
  elements: readonly string[],
): { said: string; other: string } | null {
  const sentences = text.split(/(?<=[.!?؟])\s+|(?<=[。！？])/u).map((one) => one.trim());
  for (const said of [text, ...(sentences.length > 1 ? sentences : [])]) {
    const other = otherLanguage(said, own, words);
    const isPointer = POINTER.test(said) && said.split(/\s+/).length <= 16;
    const isName = elements.some((one) => OF_NAMES.has(one)) && !isToldAmongNames(said);
    if (other !== null && !isPointer && !isName) return { said, other };
  }
  return null;
}

/** Among addresses and names only a whole sentence is one that was left. */
function isToldAmongNames(said: string): boolean {
  return /[.!?]$/.test(said.trim()) && said.split(/\s+/).length >= WHOLE_SENTENCE;
}

function otherLanguage(text: string, own: GateLanguage, { languages }: GateWords): string | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const shareOf = (script: RegExp) => (100 * (text.match(script)?.length ?? 0)) / Math.max(letters, 1);
  const script = SCRIPTS[own.locale];
  if (letters < (script ? 20 : FEWEST_LETTERS)) return null;
  if (script && shareOf(script[0]) < script[1]) return 'another';
  if (own.locale === 'ja' && !KANA.test(text) && CHINESE.test(text)) return 'zh';
  const foreign = Object.entries(SCRIPTS).find(
    ([locale, [letter]]) => locale !== own.locale && shareOf(letter) > 50,
  );
  if (foreign && !script) return foreign[0];
  if (script) return null;
  const said = text.toLowerCase().match(WORD) ?? [];
  if (said.length < FEWEST_WORDS) return null;
  const hits = ({ stopwords }: GateLanguage) => {
    const set = new Set(stopwords);
    return said.filter((word) => set.has(word)).length / said.length;
  };
  const mine = hits(own);
  const [best] = languages
    .filter(({ locale }) => !SCRIPTS[locale] && locale.slice(0, 2) !== own.locale.slice(0, 2))
    .map((one) => ({ locale: one.locale, share: hits(one) }))
    .sort((a, b) => b.share - a.share);
  // Few words prove little: they have to say more.
  const least = said.length < 12 ? 0.3 : 0.25;
  return best && best.share >= least && best.share >= 2 * mine + 0.05 ? best.locale : null;
}
