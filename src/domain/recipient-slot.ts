/** What can differ from one recipient to the next, the day it is sent included; everything else in a notice is the same for all of them. */
export const slotKeys = ['name', 'email', 'notice_date'] as const;
export type SlotKey = (typeof slotKeys)[number];

/** A place in the text filled per recipient: `{{ recipient.name | or: "customer" }}`. */
export interface Slot {
  readonly key: SlotKey;
  /** Words for a recipient of whom this is not known; null: such a recipient cannot be written to. */
  readonly otherwise: string | null;
}

const SLOT = /\{\{\s*recipient\.([a-z_]+)(?:\s*\|\s*or:\s*"([^"{}<>\n]*)")?\s*\}\}/g;
// Data inserted into a notice has its braces escaped (\{): only what stands unescaped could be meant as code.
const SYNTAX = /(?<!\\)(?:\{\{|\{%|<%)[^\n]{0,60}/g;

/** Puts `mark(slot)` in place of every slot; unknown ones stay, to be found by `syntaxLeft`. */
export function replaceSlots(text: string, mark: (slot: Slot) => string): string {
  return text.replace(SLOT, (whole, key: string, otherwise?: string) =>
    isSlotKey(key) ? mark({ key, otherwise: otherwise ?? null }) : whole,
  );
}

/** The slots of a text, in order. */
export function slotsIn(text: string): readonly Slot[] {
  const slots: Slot[] = [];
  replaceSlots(text, (slot) => {
    slots.push(slot);
    return '';
  });
  return slots;
}

/** Template syntax that nobody will fill, as excerpts: gaps, unknown slots, code of any template language. */
export function syntaxLeft(text: string): readonly string[] {
  return replaceSlots(text, () => '').match(SYNTAX) ?? [];
}

/** The slot as it is written in a notice. */
export function writeSlot({ key, otherwise }: Slot): string {
  return otherwise === null ? `{{ recipient.${key} }}` : `{{ recipient.${key} | or: "${otherwise}" }}`;
}

function isSlotKey(key: string): key is SlotKey {
  return (slotKeys as readonly string[]).includes(key);
}
