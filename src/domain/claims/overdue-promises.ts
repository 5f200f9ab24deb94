import type { Passage } from '../passages.ts';
import { sentenceOf } from './clauses.ts';
import { datesIn } from './dates-in-text.ts';
import { isPast, type KnownTimes } from './known-times.ts';
import { type Lexicon, says } from './lexicon.ts';

/** Sentences that promise a thing by a day that has passed: "we will tell you by 29 October". */
export function overduePromises(
  passages: readonly Passage[],
  lexicon: Lexicon,
  times: KnownTimes,
): readonly { readonly passage: Passage; readonly words: string }[] {
  return passages.flatMap((passage) => {
    const sentence = sentenceOf(passage.sentence, lexicon);
    return sentence.clauses.flatMap((clause) => {
      const dates = datesIn(sentence, lexicon).filter(({ from }) => from >= clause.from && from < clause.to);
      const late = dates.find(
        (said) =>
          says(lexicon, 'promised', sentence.text.slice(clause.from, said.from)) && isPast(said, times),
      );
      return late ? [{ passage, words: sentence.shown(late.from, late.to) }] : [];
    });
  });
}
