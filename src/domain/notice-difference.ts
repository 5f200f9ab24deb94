import { type NoticeBlock, parseBody } from './notice-body.ts';
import { type SentenceDifference, sentencesDifference } from './sentences-difference.ts';
import { sequenceDifference } from './sequence-difference.ts';

/** A text of a notice in one language. */
export interface DifferingText {
  readonly subject: string;
  readonly body: string;
}

export type BlockChange = 'KEPT' | 'ADDED' | 'REMOVED' | 'CHANGED';

/** What becomes of one block: a stretch that states content elements, or the text between such. */
export interface BlockDifference {
  readonly change: BlockChange;
  readonly elements: readonly string[];
  /** By when it says that its elements will be known, before and after; null: it does not say so, or is not there. */
  readonly notYetKnownBy: { readonly from: string | null; readonly to: string | null };
  readonly sentences: readonly SentenceDifference[];
}

export interface TextDifference {
  readonly change: BlockChange;
  readonly subject: readonly SentenceDifference[];
  readonly blocks: readonly BlockDifference[];
}

const NOTHING: DifferingText = { subject: '', body: '' };

/** What an approver of one version has to read of the next, in one language; null: it has no text in it. */
export function textDifference(
  from: DifferingText | null,
  to: DifferingText | null,
  locale: string,
): TextDifference {
  const before = from ?? NOTHING;
  const after = to ?? NOTHING;
  const subject = sentencesDifference(before.subject, after.subject, locale);
  const blocks = blocksDifference(parseBody(before.body).blocks, parseBody(after.body).blocks, locale);
  const isSame = before.subject === after.subject && blocks.every(({ change }) => change === 'KEPT');
  const change = from === null ? 'ADDED' : to === null ? 'REMOVED' : isSame ? 'KEPT' : 'CHANGED';
  return { change, subject, blocks };
}

/** Blocks of the same elements are one block that was changed; their order is that of both texts. */
function blocksDifference(
  before: readonly NoticeBlock[],
  after: readonly NoticeBlock[],
  locale: string,
): readonly BlockDifference[] {
  const key = ({ elements }: NoticeBlock) => elements.join(', ');
  return sequenceDifference(before.map(key), after.map(key)).map((step) => {
    const from = step.change === 'ADDED' ? undefined : before[step.from];
    const to = step.change === 'REMOVED' ? undefined : after[step.to];
    const isSame = from?.markdown === to?.markdown && from?.by === to?.by;
    return {
      change: step.change !== 'KEPT' ? step.change : isSame ? 'KEPT' : 'CHANGED',
      elements: (from ?? to)?.elements ?? [],
      notYetKnownBy: { from: from?.by ?? null, to: to?.by ?? null },
      sentences: sentencesDifference(from?.markdown ?? '', to?.markdown ?? '', locale),
    };
  });
}
