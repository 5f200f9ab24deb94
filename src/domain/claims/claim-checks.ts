import type { DataSetFacts, FactValue } from '../facts.ts';
import type { Passage } from '../passages.ts';
import { categoriesOf, categoryContradictions, untouchedOf } from './category-claims.ts';
import type { CategoryWords } from './category-finder.ts';
import type { CategoryFamilies } from './category-kin.ts';
import type { Contradiction } from './contradiction.ts';
import { dateContradictions } from './date-claims.ts';
import type { KnownTimes } from './known-times.ts';
import { lexiconFor } from './lexicon.ts';
import type { Lexicons } from './lexicon-data.ts';
import { numberContradictions } from './number-claims.ts';
import { outcomeContradictions } from './outcome-claims.ts';
import { protectionContradictions } from './protection-claims.ts';
import { readPassages } from './statements.ts';

/** What a text is held against. */
export interface RecordedFacts {
  /** The data sets it speaks of. */
  readonly dataSets: readonly DataSetFacts[];
  readonly times: KnownTimes;
  /** Answers to the catalogue's questions. */
  readonly answers: Readonly<Record<string, FactValue>>;
  /** What categories are called in the language of the text. */
  readonly categoryWords: CategoryWords;
  readonly categoryFamilies: CategoryFamilies;
  /** How claims are worded, by language. */
  readonly lexicons: Lexicons;
}

/** Every sentence that says another number, date, protection, category or outcome than the record. */
export function contradictions(
  passages: readonly Passage[],
  locale: string,
  { dataSets, times, answers, categoryWords: words, categoryFamilies: kin, lexicons }: RecordedFacts,
): readonly Contradiction[] {
  const lexicon = lexiconFor(lexicons, locale);
  const read = readPassages(passages, words, lexicon);
  const recorded = categoriesOf(dataSets);
  const mayBeMore = recorded.includes('unknown');
  const keys = recorded.filter((key) => key !== 'unknown');
  return [
    ...numberContradictions(passages, lexicon, dataSets, answers),
    ...dateContradictions(passages, lexicon, times),
    ...protectionContradictions(read, lexicon, dataSets, words, kin),
    ...categoryContradictions(read, lexicon, {
      keys,
      untouched: untouchedOf(dataSets),
      sets: dataSets,
      mayBeMore,
      words,
      kin,
    }),
    ...outcomeContradictions(read, lexicon, { dataSets, words, kin, answers }),
  ];
}
