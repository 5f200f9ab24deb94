import type { Slot } from '../../domain/recipient-slot.ts';
import type { Block } from '../../platform/documents/document.ts';
import { blocksOf } from '../../platform/documents/from-markdown.ts';
import { checkRuns } from '../render/check-line.ts';
import { type Recipient, slotValues } from '../render/fill-for.ts';
import { hasTitle } from '../render/markdown.ts';
import type { NoticeText } from '../render/notice-texts.ts';
import { HELD, holdSlots, type RenderOptions, slotInLink } from '../render/render-notice.ts';

/** A version as blocks to set, recipients' slots still open: made once for all its letters. */
export interface SettableNotice {
  readonly slots: readonly Slot[];
  /** The first heading is the title the text begins with, or else the subject. */
  readonly blocks: readonly Block[];
}

const held = new RegExp(HELD, 'g');

/** The same words as in the mail: subject, prose and the line to check it by, slots held open. Throws UnsendableText where code or a gap is left. */
export function settableNotice(
  { subject, body, locale, check, brand }: NoticeText,
  options: RenderOptions,
): SettableNotice {
  const { slots, heldSubject, inSubject, tokens } = holdSlots({ subject, body }, locale, options);
  const foot = checkRuns(check, locale);
  const titled = hasTitle(tokens);
  const blocks: Block[] = [
    ...(titled ? [] : ([{ kind: 'heading', level: 1, line: [{ text: heldSubject }] }] as const)),
    ...below(blocksOf(tokens), titled ? 1 : 2),
    ...(foot.length > 0 ? ([{ kind: 'rule' }, { kind: 'paragraph', line: foot }] as const) : []),
    ...(brand?.footer ? ([{ kind: 'paragraph', line: [{ text: brand.footer }] }] as const) : []),
  ];
  const shown = slots.length - (titled ? inSubject : 0);
  if (JSON.stringify(blocks).match(held)?.length !== (shown || undefined)) throw slotInLink();
  return { slots, blocks };
}

/** One person's data in the slots, as text. Throws UnfilledSlot where something is not known. */
export function fillBlocks({ slots, blocks }: SettableNotice, recipient: Recipient): readonly Block[] {
  const values = slotValues(slots, recipient);
  return filled(blocks, (text) => text.replace(held, (_, at: string) => values[Number(at)] ?? ''));
}

function filled<T>(value: T, fill: (text: string) => string): T {
  if (typeof value === 'string') return fill(value) as T;
  if (Array.isArray(value)) return value.map((one) => filled(one, fill)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one, fill)])) as T;
}

/** The body's headings stand below the title, the highest of them by one step; `top`: the level of the highest. */
function below(blocks: readonly Block[], top: number): Block[] {
  const used = blocks.flatMap((block) => (block.kind === 'heading' ? block.level : []));
  const ranks = [...new Set(used)].sort();
  return blocks.map((block) =>
    block.kind === 'heading'
      ? { ...block, level: Math.min(ranks.indexOf(block.level) + top, 3) as 1 | 2 | 3 }
      : block,
  );
}
