import { sequenceDifference } from './sequence-difference.ts';
import { wordsOf } from './text-segments.ts';

export type Change = 'KEPT' | 'ADDED' | 'REMOVED';

/** A stretch of words. What was kept and removed is the text before; what was kept and added is the text after. */
export interface Piece {
  readonly change: Change;
  readonly text: string;
}

/** What becomes of the words of a text: runs of what stays, and between them what goes before what comes. */
export function wordsDifference(from: string, to: string, locale: string): readonly Piece[] {
  const [before, after] = [wordsOf(from, locale), wordsOf(to, locale)];
  const pieces: Piece[] = [];
  const push = (change: Change, text: string) => {
    const last = pieces.at(-1);
    if (text === '') return;
    if (last?.change === change) pieces[pieces.length - 1] = { change, text: last.text + text };
    else pieces.push({ change, text });
  };
  let gone = '';
  let come = '';
  const flush = () => {
    const blank = commonEnd(gone, come);
    push('REMOVED', gone.slice(0, gone.length - blank.length));
    push('ADDED', come.slice(0, come.length - blank.length));
    push('KEPT', blank);
    gone = '';
    come = '';
  };
  for (const step of sequenceDifference(before, after)) {
    const text = (step.change === 'ADDED' ? after[step.to] : before[step.from]) ?? '';
    // A blank between two changed words is changed with them: words are read in runs, not one by one.
    const isBetween = step.change === 'KEPT' && text.trim() === '' && gone + come !== '';
    if (step.change === 'KEPT' && !isBetween) flush();
    if (step.change === 'REMOVED' || isBetween) gone += text;
    if (step.change === 'ADDED' || isBetween) come += text;
    if (step.change === 'KEPT' && !isBetween) push('KEPT', text);
  }
  flush();
  return pieces;
}

/** The blank that two texts end in, which stays. */
function commonEnd(a: string, b: string): string {
  const [endA = ''] = /\s*$/.exec(a) ?? [];
  const [endB = ''] = /\s*$/.exec(b) ?? [];
  let length = 0;
  while (length < endA.length && length < endB.length && endA.at(-1 - length) === endB.at(-1 - length))
    length++;
  return endA.slice(endA.length - length);
}
