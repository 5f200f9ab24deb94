import { Refusal } from '../domain/refusal.ts';
import type { FilingAnswer } from './answer-filing.ts';
import type { AnswerFilingInput, RecordFilingInput } from './filing.type.ts';
import type { NewFiling } from './record-filing.ts';

/** What a client left out of a filing is what is usual. */
export function newFilingOf({ kind, state, ...rest }: RecordFilingInput): NewFiling {
  if (state === 'REJECTED')
    throw new Refusal('INVALID_INPUT', 'A rejection is an answer: record the filing, then use answerFiling.');
  return { ...rest, kind: kind ?? 'INITIAL', state: state ?? 'SUBMITTED' };
}

/** An authority acknowledges or rejects. */
export function answerOf({ filingId, state, reference }: AnswerFilingInput): FilingAnswer {
  if (state !== 'ACKNOWLEDGED' && state !== 'REJECTED')
    throw new Refusal('INVALID_INPUT', 'An answer is ACKNOWLEDGED or REJECTED.');
  return { filingId, state, reference };
}
