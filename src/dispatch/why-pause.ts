import { Refusal } from '../domain/refusal.ts';
import { UnsendableText } from '../notices/render/render-notice.ts';
import { passesByItself } from './passing-failure.ts';

/** Why a worker pauses a dispatch: a code for the record, a sentence for the person who has to act. */
export interface PauseReason {
  readonly code: string;
  readonly text: string;
}

const PATIENCE = 3;

/** Whether an error of a dispatch's turn is for a person to mend; null: it may pass, try again after a rest. */
export function whyPause(error: unknown, failuresInARow: number): PauseReason | null {
  if (error instanceof Refusal) return { code: error.code, text: error.message };
  if (error instanceof UnsendableText) return { code: 'UNSENDABLE_TEXT', text: error.message };
  if (passesByItself(error) || failuresInARow < PATIENCE) return null;
  return {
    code: 'UNEXPECTED_ERROR',
    text: "Something unexpected failed again and again; the worker's log says what. Resume when it is mended.",
  };
}
