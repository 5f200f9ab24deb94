import type { Passage } from '../passages.ts';
import { foldedText } from './folded-text.ts';
import { type Lexicon, placesOf, says } from './lexicon.ts';
import { type LoadedKind, loadedKinds } from './lexicon-data.ts';

/** Not false by themselves, but what regulators and courts quote back. */
const WHY: Readonly<Record<LoadedKind, string>> = {
  PLAYS_DOWN_REASON: 'it plays down why you write: say what happened.',
  SAYS_NOTHING: 'it says nothing: say what you did.',
  NOT_FINDING:
    'not finding is not the same as not happening: say what was looked at, and what cannot be known.',
  PLAYS_DOWN_NUMBER: 'it plays down the number: give it, or say that it is not yet known.',
  PROMISE: 'nobody can promise it.',
  PRAISES_ATTACKER: 'it praises the attacker and excuses nothing: leave it out unless it is established.',
  NO_HARM: 'the law asks for likely consequences: say them.',
};

const EXPERTS: ReadonlySet<string> = new Set(['AUTHORITY', 'CONTROLLER']);
/** Letters between a "not" and what it denies. */
const NEAR = 16;

export interface LoadedWord {
  readonly words: string;
  readonly why: string;
  readonly passage: Passage;
}

/** Loaded words of a text, each with what to write instead. */
export function loadedWords(
  passages: readonly Passage[],
  lexicon: Lexicon,
  audience: string,
): readonly LoadedWord[] {
  return passages.flatMap((passage) => {
    const { text, shown } = foldedText(passage.sentence);
    return loadedKinds.flatMap((kind) => {
      const found = lexicon.loaded[kind].exec(text);
      // Authorities and controllers ask what was found, and know what it is worth.
      const isRead = EXPERTS.has(audience);
      if (!found || (kind === 'NOT_FINDING' && (isRead || saysLimits(passage, found[0], lexicon)))) return [];
      if (kind === 'PROMISE' && isDenied(text.slice(0, found.index), lexicon)) return [];
      return [{ words: shown(found.index, found.index + found[0].length), why: WHY[kind], passage }];
    });
  });
}

/** "We found no sign of it, but cannot rule it out": what cannot be known is said, there or in a sentence beside it. */
function saysLimits({ sentence, before, after }: Passage, finding: string, lexicon: Lexicon): boolean {
  const own = foldedText(sentence).text.replace(finding, ' ');
  return [own, ...[before, after].map((one) => foldedText(one).text)].some((text) =>
    says(lexicon, 'notKnown', text),
  );
}

/** "That is no guarantee": right before, a "not". */
function isDenied(before: string, lexicon: Lexicon): boolean {
  return placesOf(lexicon, 'negation', before).some(([, end]) => before.length - end <= NEAR);
}
