import { sequenceDifference } from './sequence-difference.ts';
import { sentencesOf, wordsOf } from './text-segments.ts';
import { type Piece, wordsDifference } from './words-difference.ts';

/** A sentence, with the blank after it; CHANGED: word by word in its pieces. */
export interface SentenceDifference {
  readonly change: 'KEPT' | 'ADDED' | 'REMOVED' | 'CHANGED';
  readonly pieces: readonly Piece[];
}

/** The share of words two sentences must have in common to be one that was changed. */
const ALIKE = 0.4;
/** Beyond as many comparisons, a stretch of sentences goes and comes as a whole. */
const MOST_PAIRS = 2_500;

/** What becomes of the sentences of a text. A sentence whose words stay is kept, though blanks and line ends around it change. */
export function sentencesDifference(from: string, to: string, locale: string): readonly SentenceDifference[] {
  const before = sentencesOf(from, locale);
  const after = sentencesOf(to, locale);
  const sentences: SentenceDifference[] = [];
  let gone: string[] = [];
  let come: string[] = [];
  const flush = () => {
    sentences.push(...rewritten(gone, come, locale));
    gone = [];
    come = [];
  };
  const trimmed = (text: string) => text.trim();
  for (const step of sequenceDifference(before.map(trimmed), after.map(trimmed))) {
    if (step.change === 'REMOVED') gone.push(before[step.from] ?? '');
    else if (step.change === 'ADDED') come.push(after[step.to] ?? '');
    else {
      flush();
      const pieces = wordsDifference(before[step.from] ?? '', after[step.to] ?? '', locale);
      sentences.push({ change: 'KEPT', pieces });
    }
  }
  flush();
  return sentences;
}

/** Sentences that went and sentences that came in their place: those alike are one that was changed, in the order of both. */
function rewritten(gone: readonly string[], come: readonly string[], locale: string): SentenceDifference[] {
  const removed = (text: string): SentenceDifference => ({
    change: 'REMOVED',
    pieces: [{ change: 'REMOVED', text }],
  });
  const added = (text: string): SentenceDifference => ({
    change: 'ADDED',
    pieces: [{ change: 'ADDED', text }],
  });
  const sentences: SentenceDifference[] = [];
  let [i, j] = [0, 0];
  for (const [pairI, pairJ] of alikeOf(gone, come, locale)) {
    sentences.push(...gone.slice(i, pairI).map(removed), ...come.slice(j, pairJ).map(added));
    sentences.push({
      change: 'CHANGED',
      pieces: wordsDifference(gone[pairI] ?? '', come[pairJ] ?? '', locale),
    });
    [i, j] = [pairI + 1, pairJ + 1];
  }
  return [...sentences, ...gone.slice(i).map(removed), ...come.slice(j).map(added)];
}

/** Which of the one are which of the other, so that as much as can be is alike. */
function alikeOf(
  gone: readonly string[],
  come: readonly string[],
  locale: string,
): readonly [number, number][] {
  if (gone.length * come.length > MOST_PAIRS) return [];
  const lettersOf = (text: string) =>
    new Set(
      wordsOf(text, locale).flatMap((word) => (/[\p{L}\p{N}]/u.test(word) ? [word.toLowerCase()] : [])),
    );
  const [before, after] = [gone.map(lettersOf), come.map(lettersOf)];
  const columns = come.length + 1;
  const best = new Float64Array((gone.length + 1) * columns);
  const bestAt = (i: number, j: number) => best[i * columns + j] ?? 0;
  const alikeAt = (i: number, j: number) => alike(before[i] ?? new Set(), after[j] ?? new Set());
  for (let i = gone.length - 1; i >= 0; i--)
    for (let j = come.length - 1; j >= 0; j--) {
      const likeness = alikeAt(i, j);
      const paired = likeness >= ALIKE ? likeness + bestAt(i + 1, j + 1) : 0;
      best[i * columns + j] = Math.max(paired, bestAt(i + 1, j), bestAt(i, j + 1));
    }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < gone.length && j < come.length; ) {
    if (bestAt(i, j) === bestAt(i + 1, j)) i++;
    else if (bestAt(i, j) === bestAt(i, j + 1)) j++;
    else pairs.push([i++, j++]);
  }
  return pairs;
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let common = 0;
  for (const word of a) if (b.has(word)) common++;
  return (2 * common) / (a.size + b.size);
}
