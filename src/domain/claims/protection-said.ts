import { type CategoryWords, mentionsIn } from './category-finder.ts';
import type { Clause } from './clauses.ts';
import { type Lexicon, negationsIn, placesOf, says } from './lexicon.ts';

/** Letters between a "not" or a "neither" and the key it is said of. */
const BEFORE = 16;

/** Letters between what protects and the "not" that plainly denies it. */
const NEAR = 24;

/** "In the clear", or a "not" right beside what protects. */
export function isPlainlyOpen(text: string, lexicon: Lexicon): boolean {
  return (
    says(lexicon, 'openData', text) ||
    placesOf(lexicon, 'protectedData', text).some(([from, to]) =>
      negationsIn(lexicon, text).some(([start, end]) => Math.max(from - end, start - to) <= NEAR),
    )
  );
}

/** "The key, noted on a label, was stolen with it": what became of a key may stand behind an aside. */
export function keyFate(
  { text }: Clause,
  after: Clause | undefined,
  lexicon: Lexicon,
  words: CategoryWords,
): 'KEY_SAFE' | 'KEY_TAKEN' | null {
  if (!after || after.parted || !text.endsWith(',') || !says(lexicon, 'key', text)) return null;
  const claim = claimIn(`${text.slice(0, -1)} ${after.text}`, lexicon, words);
  return claim === 'KEY_SAFE' || claim === 'KEY_TAKEN' ? claim : null;
}

/** What a clause says of how well data was protected; null: nothing. */
export function claimIn(
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
export const OPENS: ReadonlySet<string> = new Set(['password', 'account_access_code', 'security_token']);

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
