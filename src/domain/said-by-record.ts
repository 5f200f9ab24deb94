import { type Passage, passagesOf } from './passages.ts';

const BULLET = /^\s*[-*+•]\s+/u;
const CLOSING = /[\s.!?。！？؟]+$/u;
const BEFORE = String.raw`(^|[:：;；؛,，、،／]\s*)`;
const BEHIND = String.raw`(?=\s*(?:[;；؛,，、،／.。]|$))`;
const LETTER = /\p{L}/u;

/**
 * Passages without what is said in the record's own words. The vocabulary says in every language what a person answered ("We
 * have introduced encryption"): that is where the record stands, and no claim to be held against it. Said of one thing and not
 * recorded, the same words are a claim like any other.
 */
export function withoutSaid(passages: readonly Passage[], said: readonly string[]): readonly Passage[] {
  const sentences = new Set(said.flatMap(sentencesIn));
  const listed = [...new Set(said.map(bare))].sort((a, b) => b.length - a.length).map(escaped);
  const items = listed.length === 0 ? null : new RegExp(`${BEFORE}(?:${listed.join('|')})${BEHIND}`, 'gu');
  return passages.flatMap((passage) => {
    if (sentences.has(bare(passage.sentence))) return [];
    const whole = passage.sentence.replace(BULLET, '');
    const left = items === null ? whole : whole.replace(items, '$1');
    if (left === whole) return [passage];
    return LETTER.test(left) ? [{ ...passage, sentence: left }] : [];
  });
}

function sentencesIn(phrase: string): readonly string[] {
  return passagesOf('', [{ elements: [], by: null, markdown: phrase }]).map(({ sentence }) => bare(sentence));
}

function bare(sentence: string): string {
  return sentence.replace(BULLET, '').trim().replace(CLOSING, '');
}

function escaped(phrase: string): string {
  return phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
