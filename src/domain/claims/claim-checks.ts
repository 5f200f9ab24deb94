import type { Contradiction } from './contradiction.ts';
import { dateContradictions, type KnownTimes } from './date-claims.ts';
import type { DataSetFacts } from './facts.ts';
import { numberContradictions } from './number-claims.ts';
import { type Passage, tongueOf } from './passages.ts';
import { type CategoryWords, protectionContradictions } from './protection-claims.ts';

/** What a text is held against. */
export interface RecordedFacts {
  /** The data sets it speaks of. */
  readonly dataSets: readonly DataSetFacts[];
  readonly times: KnownTimes;
  readonly categoryWords: CategoryWords;
}

/** Every sentence that says another number, date or protection than the record. */
export function contradictions(
  passages: readonly Passage[],
  locale: string,
  { dataSets, times, categoryWords }: RecordedFacts,
): readonly Contradiction[] {
  const tongue = tongueOf(locale);
  return [
    ...numberContradictions(passages, tongue, dataSets),
    ...dateContradictions(passages, tongue, times),
    ...protectionContradictions(passages, tongue, dataSets, categoryWords),
  ];
}
