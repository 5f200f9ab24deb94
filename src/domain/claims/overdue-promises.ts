import type { Passage } from '../passages.ts';
import { type Clause, sentenceOf } from './clauses.ts';
import { type DateSaid, datesIn } from './dates-in-text.ts';
import { isPast, type KnownTimes } from './known-times.ts';
import { type Lexicon, says } from './lexicon.ts';
import { opens } from './period-claims.ts';

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
        (said) => isPast(said, times) && isPromised(passage, sentence.text, clause, said, lexicon),
      );
      return late ? [{ passage, words: sentence.shown(late.from, late.to) }] : [];
    });
  });
}

/** Where it is told what is still to come, any term is one that is promised. */
const TO_COME: ReadonlySet<string> = new Set(['measures_planned', 'credit_monitoring_offer']);

/** "We will write to you by …"; in Japanese what makes it a term stands behind the day. */
function isPromised(
  { elements }: Passage,
  text: string,
  clause: Clause,
  said: DateSaid,
  lexicon: Lexicon,
): boolean {
  const isBehind = lexicon.data.writing === 'continuous';
  const around = isBehind ? text.slice(said.to, clause.to) : text.slice(clause.from, said.from);
  if (says(lexicon, 'promised', around)) return true;
  // Beside what was done "by" may tell until when it was.
  const isAhead = says(lexicon, 'beside', clause.text) && !says(lexicon, 'protectedData', clause.text);
  const isMixed = elements.includes('measures_taken') && !isAhead;
  const isPlan = elements.some((element) => TO_COME.has(element)) && !isMixed;
  return (
    isPlan && (isBehind ? says(lexicon, 'deadline', around) : opens(text, said.from, 'deadline', lexicon))
  );
}
