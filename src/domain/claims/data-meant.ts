import type { DataSetFacts } from '../facts.ts';
import { type CategoryWords, type Mention, mentionsIn } from './category-finder.ts';
import { type CategoryFamilies, covers, isApart } from './category-kin.ts';
import { folded } from './folded-text.ts';
import { type Lexicon, says } from './lexicon.ts';
import type { ReadPassage } from './statements.ts';

/** What the words of a text are held against. */
export interface Against {
  readonly lexicon: Lexicon;
  readonly dataSets: readonly DataSetFacts[];
  readonly words: CategoryWords;
  readonly kin: CategoryFamilies;
}

/**
 * The data sets a clause is about: named by a category or by their own name, in it, in its sentence, or just before; else all.
 * null: it names data that the record does not have.
 */
export function speaksOf(
  { read, before }: ReadPassage,
  clause: string,
  { lexicon, dataSets, words, kin }: Against,
): readonly DataSetFacts[] | null {
  const isPointing = says(lexicon, 'same', read.text);
  const sentenceBefore = folded(before);
  // "These are encrypted; the passphrase was elsewhere": what they are stands before, not behind.
  // "It holds the e-mail addresses and IP addresses, and was not encrypted" says what is meant itself.
  const own = mentionsIn(read.text, words, lexicon).filter(
    (one) => one.strong && isRecorded(one, dataSets, kin),
  );
  const places = isPointing && own.length < 2 ? [clause, sentenceBefore, read.text] : [clause, read.text];
  for (const place of places) {
    const mentions = mentionsIn(place, words, lexicon).filter(
      ({ strong }) => strong || !isPointing || place === sentenceBefore,
    );
    const named = bestOf(place, mentions, dataSets, kin);
    // "Card numbers do not stand on the statements": what is spoken of comes first, and the record does not have it.
    const [first] = mentions;
    const isForeign = place === clause && first?.strong === true && !isRecorded(first, dataSets, kin);
    if (isForeign && !mentions.some((one) => one.strong && isRecorded(one, dataSets, kin))) return null;
    // A set called by its own name is meant, and no other that has the same categories.
    const called = named.filter(({ name }) => place !== clause && hasName(place, folded(name)));
    if (called.length > 0) return called;
    if (named.length > 0) return named;
    // "We store no card numbers, and none could be seen" is about them as well.
    const goesOn = lexicon.data.writing === 'continuous' || says(lexicon, 'same', clause.trim());
    const isSame = place === clause || (place === read.text && goesOn);
    if (isSame && mentions.some(({ strong }) => strong)) return null;
  }
  return dataSets;
}

/** Whether a word names a category of these data sets. */
export function isRecorded(one: Mention, dataSets: readonly DataSetFacts[], kin: CategoryFamilies): boolean {
  return dataSets.some(({ categories }) => categories.some((key) => covers(one, key, kin)));
}

/** The data sets that have most of what is named, or are called by their name: "names, salaries" is of the payroll, not of the guest list. */
function bestOf(
  place: string,
  mentions: readonly Mention[],
  dataSets: readonly DataSetFacts[],
  kin: CategoryFamilies,
): readonly DataSetFacts[] {
  // A word that means other things too stands for its own kind alone.
  const isOf = (one: Mention, key: string) =>
    one.strong || one.isFamily ? covers(one, key, kin) && !isApart(one, key, kin) : one.key === key;
  const covered = ({ categories }: DataSetFacts) =>
    mentions.filter((one) => categories.some((key) => isOf(one, key))).length;
  const most = Math.max(0, ...dataSets.map(covered));
  return dataSets.filter((one) => hasName(place, folded(one.name)) || (most > 0 && covered(one) === most));
}

/** The name of a data set as words of their own. */
function hasName(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0 && name !== ''; at = text.indexOf(name, at + 1)) {
    const [before, after] = [text.charAt(at - 1), text.slice(at + name.length)];
    if (
      !/[\p{L}\p{N}]/u.test(before) &&
      (/^[\p{L}\p{N}]{0,3}(?![\p{L}\p{N}])/u.test(after) || name.length >= 7)
    )
      return true;
  }
  return false;
}

/** Whether the sentence names recorded data, or a data set. */
export function namesData({ read }: ReadPassage, { lexicon, dataSets, words, kin }: Against): boolean {
  const mentions = mentionsIn(read.text, words, lexicon);
  return (
    dataSets.some(({ name }) => hasName(read.text, folded(name))) ||
    mentions.some((one) => isRecorded(one, dataSets, kin))
  );
}
