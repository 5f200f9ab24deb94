import type { DateTime } from 'luxon';
import { showInstant } from '../domain/time-display.ts';
import type { Derivation } from './reasoning.ts';

/** How the due instant of a clock that a person set came about: it was given, in a zone. */
export function givenByHand(dueAt: DateTime<true>, zone: string): Derivation {
  return {
    steps: [
      { says: `Given by hand, in ${zone}.`, at: dueAt.toUTC().toISO(), local: showInstant(dueAt, zone) },
    ],
    softTargetAt: null,
    beside: [],
  };
}
