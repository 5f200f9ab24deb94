import type { Slot } from '../../domain/recipient-slot.ts';

/** A recipient's slot while facts are being rendered: it comes out as the slot itself, and in no other way. */
export class SlotValue {
  constructor(readonly slot: Slot) {}

  toString(): string {
    throw new Error(
      `recipient.${this.slot.key} stands alone: no filter but "or" and no condition may use it`,
    );
  }
}
