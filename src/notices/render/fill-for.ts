import type { Slot, SlotKey } from '../../domain/recipient-slot.ts';
import { escapeHtml } from './escape-html.ts';
import type { Cut, RenderedNotice } from './render-notice.ts';

/** What is known of one recipient; absent or blank: not known. */
export type Recipient = { readonly [K in SlotKey]?: string | null | undefined };

export interface FilledNotice {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A recipient of whom something the text needs is not known; nobody else is touched by it. */
export class UnfilledSlot extends Error {
  override readonly name = 'UnfilledSlot';

  constructor(readonly key: SlotKey) {
    super(
      `The text needs recipient.${key}, which is not known of this recipient, and has no words for that.`,
    );
  }
}

// No name turns the direction of the words around it.
const UNWANTED = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
const ALL_UNWANTED = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

/**
 * Second stage, per person: their data goes into the slots as text, escaped for where it stands. No template code sees
 * it, and only this recipient's is at hand. Throws UnfilledSlot where something is not known: never a blank.
 */
export function fillFor(notice: RenderedNotice, recipient: Recipient): FilledNotice {
  const plain = slotValues(notice.slots, recipient);
  const escaped = plain.map(escapeHtml);
  return {
    subject: join(notice.subject, plain),
    text: join(notice.text, plain),
    html: join(notice.html, escaped),
  };
}

/** What goes into each slot, as text. Throws UnfilledSlot where something is not known. */
export function slotValues(slots: readonly Slot[], recipient: Recipient): string[] {
  return slots.map(({ key, otherwise }) => {
    const value = oneLine(recipient[key]) || otherwise;
    if (value === null) throw new UnfilledSlot(key);
    return value;
  });
}

function join({ parts, at }: Cut, values: readonly string[]): string {
  let text = parts[0] ?? '';
  for (let i = 0; i < at.length; i += 1) text += (values[at[i] ?? 0] ?? '') + (parts[i + 1] ?? '');
  return text;
}

function oneLine(value: string | null | undefined): string {
  if (!value) return '';
  return (UNWANTED.test(value) ? value.replace(ALL_UNWANTED, ' ') : value).trim();
}
