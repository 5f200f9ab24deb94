import type { BlockDifference, TextDifference } from './notice-difference.ts';
import type { SentenceDifference } from './sentences-difference.ts';

const MARK = { KEPT: ' ', REMOVED: '-', ADDED: '+', CHANGED: '~' } as const;

/**
 * A difference to be read: a line per sentence, "+" before one that came, "-" before one that went, "~" before one that was
 * changed, with [-what went-] and {+what came+} in it. Blocks that stay as they were are named and not repeated.
 */
export function differenceText(locale: string, { change, subject, blocks }: TextDifference): string {
  const head = `# ${locale}: ${change.toLowerCase()}`;
  if (change === 'KEPT') return `${head}\n`;
  const parts = [
    ['## Subject', ...subject.map(line)],
    ...blocks.map((block) => [`## ${titleOf(block)}`, ...untilOf(block), ...linesOf(block)]),
  ];
  return `${[head, ...parts.map((part) => part.join('\n'))].join('\n\n')}\n`;
}

function titleOf({ elements, change }: BlockDifference): string {
  return `${elements.length === 0 ? '(between)' : elements.join(', ')}: ${change.toLowerCase()}`;
}

function untilOf({ notYetKnownBy: { from, to } }: BlockDifference): string[] {
  if (from === to) return [];
  return [`(not yet known, by: ${from ?? 'does not say so'} → ${to ?? 'does not say so'})`];
}

const linesOf = ({ change, sentences }: BlockDifference) => (change === 'KEPT' ? [] : sentences.map(line));

function line({ change, pieces }: SentenceDifference): string {
  const shown =
    change === 'CHANGED'
      ? pieces.map(({ change: as, text }) =>
          as === 'KEPT' ? text : as === 'ADDED' ? `{+${text}+}` : `[-${text}-]`,
        )
      : pieces.filter((piece) => change !== 'KEPT' || piece.change !== 'REMOVED').map(({ text }) => text);
  return `${MARK[change]} ${shown
    .join('')
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ')}`;
}
