import type { DataSetFacts } from '../facts.ts';
import { type CategoryWords, mentionsIn } from './category-finder.ts';
import type { CategoryFamilies } from './category-kin.ts';
import type { Clause } from './clauses.ts';
import type { Contradiction } from './contradiction.ts';
import { type Against, isRecorded, namesData, speaksOf } from './data-meant.ts';
import { folded } from './folded-text.ts';
import { type Lexicon, placesOf, says } from './lexicon.ts';
import { keyClaim, keyLost, otherMethod, overclaim, underclaim } from './protection-held.ts';
import { isCipher, isSaidEncrypted, methodsIn } from './protection-methods.ts';
import { claimIn, isPlainlyOpen, keyFate, OPENS } from './protection-said.ts';
import type { ReadPassage } from './statements.ts';

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
  const against = { lexicon, dataSets, words, kin };
  const open = told.map((passage) => openIn(passage, against));
  // "The key was taken as well, so we treat it as readable": said as it is on record.
  const isKeyTold = told.some((passage) => isTold(passage, lexicon, words));
  return told.flatMap((passage, at) => {
    const { sentence: excerpt, elements, read } = passage;
    // "The data was stored in the clear" is told elsewhere: what sounds like protection is then of something else.
    const isOpenElsewhere = (sets: readonly DataSetFacts[]) =>
      sets.some((set) => open.some((one, i) => i !== at && one.has(set.name)));
    const found = read.clauses.flatMap((clause, i): Contradiction[] => {
      const claim =
        claimIn(clause.text, lexicon, words) ?? keyFate(clause, read.clauses[i + 2], lexicon, words);
      if (claim === null) return [];
      const meant = speaksOf(passage, clause.text, against);
      // "Card numbers are masked" is said of data that the record does not have, and is no word on the rest.
      if (meant === null && !isCipher(clause.text)) return [];
      const of = meant ?? dataSets;
      const over = (sets: readonly DataSetFacts[]) =>
        overclaim(passage, clause.text, lexicon, sets, isTold(passage, lexicon, words));
      const said =
        otherMethod(clause.text, of) ??
        {
          PROTECTED: () => over(of),
          OPEN: () =>
            underclaim(
              of,
              of.length < dataSets.length,
              isKeyTold || tellsBoth(read.text, clause.text, lexicon),
            ),
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
        (claim === 'PROTECTED' && !isOfData(passage, clause, against)) ||
        (claim === 'PROTECTED' &&
          methodsIn(clause.text).length === 0 &&
          isOpenElsewhere(of.filter(isOpen))) ||
        (ofRemedy(elements) && !namesData(passage, against));
      return [{ kind: 'PROTECTION', certain: said.certain && !unsure, unsure, message, excerpt, elements }];
    });
    // A sentence that says it twice is mended once.
    return found.sort((a, b) => Number(b.certain) - Number(a.certain)).slice(0, 1);
  });
}

/** Said of data that is named, or by a word for encryption; "unreadable files" may be what the attackers left. */
function isOfData(
  { read }: ReadPassage,
  { text, from, to }: Clause,
  { lexicon, dataSets, words, kin }: Against,
) {
  const named = mentionsIn(text, words, lexicon);
  return isSaidEncrypted(read.shown(from, to)) || named.some((one) => isRecorded(one, dataSets, kin));
}

/** The data sets that a sentence says were not protected, as the record has it. */
function openIn(passage: ReadPassage, against: Against): ReadonlySet<string> {
  const { lexicon, words, dataSets } = against;
  if (ofRemedy(passage.elements)) return new Set();
  const sets = passage.read.clauses.flatMap(({ text }) =>
    claimIn(text, lexicon, words) === 'OPEN' && isPlainlyOpen(text, lexicon)
      ? (speaksOf(passage, text, against) ?? [])
      : [],
  );
  return new Set(sets.filter((set) => dataSets.includes(set) && isOpen(set)).map(({ name }) => name));
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

function isOpen({ protection }: DataSetFacts): boolean {
  return protection.encrypted !== 'YES';
}

function isEncryptedAtAll(of: readonly DataSetFacts[]): boolean {
  return of.some(({ protection }) => protection.encrypted === 'YES');
}

/** "Encrypted, but readable to whoever signs in": said as it is on record. */
function tellsBoth(sentence: string, clause: string, lexicon: Lexicon): boolean {
  return says(lexicon, 'protectedData', sentence.replace(clause, ' '));
}

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
