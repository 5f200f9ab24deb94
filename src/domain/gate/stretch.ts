import type { NoticeBlock } from '../notice-body.ts';
import { proseOf } from '../notice-body.ts';
import { replaceSlots } from '../recipient-slot.ts';
import { inLatin, plainly } from './plain-text.ts';

/** A part of a notice as the gate looks through it: the subject, or a block. */
export interface Stretch {
  readonly elements: readonly string[];
  readonly isSubject: boolean;
  /** As it was written: brackets and marks as they stand. */
  readonly markdown: string;
  /** The same, plainly, in Latin letters where others look alike, recipients' slots as one mark. */
  readonly text: string;
}

/** What stands for a recipient's slot while words are looked for. */
export const SLOT_MARK = '\ue002';

export function stretchesOf(subject: string, blocks: readonly NoticeBlock[]): readonly Stretch[] {
  return [
    stretchOf(subject, [], true),
    ...blocks.map((block) => stretchOf(proseOf([block]), block.elements, false)),
  ];
}

export function stretchOf(markdown: string, elements: readonly string[] = [], isSubject = false): Stretch {
  const held = replaceSlots(markdown, () => SLOT_MARK);
  return { elements, isSubject, markdown: held, text: inLatin(plainly(held)) };
}

/** Lines of a stretch, none of them empty. */
export function linesOf({ text }: Pick<Stretch, 'text'>): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
