import { Refusal } from '../domain/refusal.ts';
import type { FilingAnswer } from './answer-filing.ts';
import type { RecordBundledFilingInput } from './bundle.input.ts';
import type { AnswerFilingInput, SubmissionInput } from './filing.input.ts';
import type { FilingState } from './filing.row.ts';
import type { NewFiling } from './new-filing.ts';
import type { NewBundle } from './record-bundle.ts';

/** What a client left out of a filing is what is usual. */
export function newFilingOf({ kind, state, ...rest }: SubmissionInput): NewFiling {
  return { ...rest, kind: kind ?? 'INITIAL', state: stateOf(state) };
}

/** The same of one submission for several incidents. */
export function newBundleOf({ state, ...rest }: RecordBundledFilingInput): NewBundle {
  return { ...rest, state: stateOf(state) };
}

function stateOf(state: FilingState | null | undefined): NewFiling['state'] {
  if (state === 'REJECTED')
    throw new Refusal('INVALID_INPUT', 'A rejection is an answer: record the filing, then use answerFiling.');
  return state ?? 'SUBMITTED';
}

/** An authority acknowledges or rejects. */
export function answerOf({ filingId, state, reference }: AnswerFilingInput): FilingAnswer {
  if (state !== 'ACKNOWLEDGED' && state !== 'REJECTED')
    throw new Refusal('INVALID_INPUT', 'An answer is ACKNOWLEDGED or REJECTED.');
  return { filingId, state, reference };
}
