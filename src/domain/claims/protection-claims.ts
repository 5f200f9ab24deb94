import type { DataSetFacts } from '../facts.ts';
import { type CategoryWords, mentionsIn } from './category-finder.ts';
import type { CategoryFamilies } from './category-kin.ts';
import type { Clause } from './clauses.ts';
import type { Contradiction } from './contradiction.ts';
import { isRecorded, namesData, speaksOf } from './data-meant.ts';
import { folded } from './folded-text.ts';
import { type Lexicon, negationsIn, placesOf, says } from './lexicon.ts';
import { keyClaim, keyLost, otherMethod, overclaim, underclaim } from './protection-held.ts';
import { isCipher } from './protection-methods.ts';
import type { ReadPassage } from './statements.ts';

/** Letters between a "not" or a "neither" and the key it is said of. */
const BEFORE = 16;
/** What is said here is a plan, or advice. */
const TO_COME: ReadonlySet<string> = new Set(['measures_planned', 'mitigation_for_individuals']);

/** Policy text is no evidence: a notice may call data encrypted or hashed only if the record says so, key safe. */
export function protectionContradictions(
  passages: readonly ReadPassage[],
  lexicon: Lexicon,
  dataSets: readonly DataSetFacts[],
  words: CategoryWords,
  kin: CategoryFamilies,
): readonly Contradiction[] {
  const told = passages.filter(
    ({ read, elements }) =>
      !says(lexicon, 'advice', read.text) && !elements.some((element) => TO_COME.has(element)),
  );
  return told.flatMap((passage) => {
    const { sentence: excerpt, elements, read } = passage;
    const found = read.clauses.flatMap((clause, i): Contradiction[] => {
      const claim =
        claimIn(clause.text, lexicon, words) ?? keyFate(clause, read.clauses[i + 2], lexicon, words);
      if (claim === null) return [];
      const meant = speaksOf(passage, clause.text, { lexicon, dataSets, words, kin });
      // "Card numbers are masked" is said of data that the record does not have, and is no word on the rest.
      if (meant === null && !isCipher(clause.text)) return [];
      const of = meant ?? dataSets;
      const over = (sets: readonly DataSetFacts[]) =>
        overclaim(passage, clause.text, lexicon, sets, isTold(passage, lexicon, words));
      const said =
        otherMethod(clause.text, of) ??
        {
          PROTECTED: () => over(of),
          OPEN: () => underclaim(of, of.length < dataSets.length, tellsBoth(read.text, clause.text, lexicon)),
          // "Encrypted, and the keys were not taken", of data that was not: the first of the two is false.
          KEY_SAFE: () =>
            isEncryptedAtAll(of) || !says(lexicon, 'protectedData', read.text) ? keyClaim(of) : over(of),
          KEY_TAKEN: () => keyLost(of),
        }[claim]();
      if (!said) return [];
      const message = `The text says "${read.shown(clause.from, clause.to).replace(/[.,!。、]$/, '')}"; ${said.why}`;
      // What is done about a breach may name any laptop or mail of the house.
      const unsure =
        (said.unsure ?? false) ||
        isByAttackers(passage, clause, lexicon, words) ||
        isOfForeign(passage, lexicon, { dataSets, words, kin }) ||
        (ofRemedy(elements) && !namesData(passage, { lexicon, dataSets, words, kin }));
      return [{ kind: 'PROTECTION', certain: said.certain && !unsure, unsure, message, excerpt, elements }];
    });
    // A sentence that says it twice is mended once.
    return found.sort((a, b) => Number(b.certain) - Number(a.certain)).slice(0, 1);
  });
}

/** "The attackers signed in … and encrypted two servers": they are spoken of before, and no data is named, nor that it was stored. */
function isByAttackers(
  { read }: ReadPassage,
  { text, from }: Clause,
  lexicon: Lexicon,
  words: CategoryWords,
): boolean {
  const [protection] = placesOf(lexicon, 'protectedData', text);
  if (protection === undefined || says(lexicon, 'contains', text)) return false;
  const isSaid = says(lexicon, 'attackers', read.text.slice(0, from + protection[0]));
  return isSaid && mentionsIn(text, words, lexicon).every(({ strong }) => !strong);
}

/** "Your password was not in it. That is kept elsewhere, hashed": nothing is named, and what was named before is none of the data. */
function isOfForeign(
  { read, before }: ReadPassage,
  lexicon: Lexicon,
  {
    dataSets,
    words,
    kin,
  }: { dataSets: readonly DataSetFacts[]; words: CategoryWords; kin: CategoryFamilies },
): boolean {
  const isPointing = says(lexicon, 'same', read.text);
  if (!isPointing || mentionsIn(read.text, words, lexicon).some(({ strong }) => strong)) return false;
  const named = mentionsIn(folded(before), words, lexicon).filter(({ strong }) => strong);
  return named.length > 0 && named.every((one) => !isRecorded(one, dataSets, kin));
}

function isEncryptedAtAll(of: readonly DataSetFacts[]): boolean {
  return of.some(({ protection }) => protection.encrypted === 'YES');
}

/** "Encrypted, but readable to whoever signs in": said as it is on record. */
function tellsBoth(sentence: string, clause: string, lexicon: Lexicon): boolean {
  return says(lexicon, 'protectedData', sentence.replace(clause, ' '));
}

/** "The key, noted on a label, was stolen with it": what became of a key may stand behind an aside. */
function keyFate(
  { text }: Clause,
  after: Clause | undefined,
  lexicon: Lexicon,
  words: CategoryWords,
): 'KEY_SAFE' | 'KEY_TAKEN' | null {
  if (!after || after.parted || !text.endsWith(',') || !says(lexicon, 'key', text)) return null;
  const claim = claimIn(`${text.slice(0, -1)} ${after.text}`, lexicon, words);
  return claim === 'KEY_SAFE' || claim === 'KEY_TAKEN' ? claim : null;
}

function claimIn(
  text: string,
  lexicon: Lexicon,
  words: CategoryWords,
): 'PROTECTED' | 'OPEN' | 'KEY_SAFE' | 'KEY_TAKEN' | null {
  const has = (list: Parameters<typeof says>[1]) => says(lexicon, list, text);
  // "The keys were not copied" says that they were safe.
  const isDenied = ([from, to]: readonly [number, number]) =>
    negationsIn(lexicon, text).some(([start, end]) => from - BEFORE < start && end < to);
  const taken = placesOf(lexicon, 'keyTaken', text);
  if (taken.length > 0 && !taken.every(isDenied)) return 'KEY_TAKEN';
  if (taken.length > 0) return 'KEY_SAFE';
  if (has('keySafe')) return 'KEY_SAFE';
  if (has('beside')) return null;
  if (has('outOfReach')) return 'PROTECTED';
  // "Non chiffré" is one word for it; "not unencrypted" denies it.
  const negations = negationsIn(lexicon, text).filter((one) => !isOfKey(one, text, lexicon, words));
  const negated = negations.length > 0;
  if (has('openData'))
    return isOfOpen(negations, text, lexicon) && !opens(text, lexicon) ? 'PROTECTED' : 'OPEN';
  if (has('protectedData')) return negated ? 'OPEN' : 'PROTECTED';
  return null;
}

/** "Not unencrypted"; in "no password, and the files were not encrypted" the first "no" is of something else. */
function isOfOpen(
  negations: readonly (readonly [number, number])[],
  text: string,
  lexicon: Lexicon,
): boolean {
  const open = placesOf(lexicon, 'openData', text);
  return negations.some(([from, to]) =>
    open.some(([start, end]) => (to <= start && !says(lexicon, 'and', text.slice(to, start))) || from >= end),
  );
}

/** What opens encrypted data, as people name it. */
const OPENS: ReadonlySet<string> = new Set(['password', 'account_access_code', 'security_token']);

function ofRemedy(elements: readonly string[]): boolean {
  return elements.includes('measures_taken');
}

/** Whether it is said, there or next, what became of the key: "but the note with the password lay beside it". */
function isTold({ read, after }: ReadPassage, lexicon: Lexicon, words: CategoryWords): boolean {
  const [own, next] = [read.text, folded(after)];
  const [protection] = placesOf(lexicon, 'protectedData', own);
  const behind = own.slice(protection?.[1] ?? own.length);
  return (
    says(lexicon, 'key', `${own} ${next}`) ||
    [behind, next].some((text) => mentionsIn(text, words, lexicon).some(({ key }) => OPENS.has(key)))
  );
}

/** Another statement begins after an "and"; Arabic writes it to the word. */
function isJoined(text: string, lexicon: Lexicon): boolean {
  return lexicon.data.writing === 'spaced' && (says(lexicon, 'and', text) || /(?:^|\s)و/u.test(text));
}

/** "Encrypted, and the key was not with it", "and its password was not written down": the "not" is about the key. */
function isOfKey(
  [from, to]: readonly [number, number],
  text: string,
  lexicon: Lexicon,
  words: CategoryWords,
): boolean {
  const [protection] = placesOf(lexicon, 'protectedData', text);
  if (protection === undefined || from < protection[1]) return false;
  const opened = mentionsIn(text, words, lexicon).filter(({ key }) => OPENS.has(key));
  const keys = [...placesOf(lexicon, 'key', text), ...opened.map((one) => [one.from, one.to] as const)];
  const joined = isJoined(text.slice(protection[1], to), lexicon);
  return keys.some(([start, end]) => protection[1] <= start && (end <= from || joined));
}

/** "Not encrypted and readable": the "not" denies the protection, and the data lies open. */
function opens(text: string, lexicon: Lexicon): boolean {
  const [open] = placesOf(lexicon, 'openData', text);
  return placesOf(lexicon, 'protectedData', text).some(
    ([from]) =>
      open !== undefined && from < open[0] && negationsIn(lexicon, text).some(([, to]) => to <= from),
  );
}
