import type { DateTime } from 'luxon';
import { covers, type HeldTerms, type Hold, holdOn, isLive } from '../domain/hold.ts';
import { showInstant } from '../domain/time-display.ts';
import { ObligationHold } from './hold.type.ts';

/** What the holds of an incident do to a duty at an instant; null: none is about it. */
export function sayHold(terms: HeldTerms, holds: readonly Hold[], at: DateTime): ObligationHold | null {
  const about = holds.filter(({ scope }) => covers(scope, terms));
  if (about.length === 0) return null;
  const { holdEffect: effect } = terms;
  const hold = holdOn(terms, about, at);
  const standing = hold ?? about.find((one) => isLive(one, at));
  const heldUntil = hold?.endsAt ?? null;
  return Object.assign(new ObligationHold(), {
    ...{ effect, held: hold !== null, heldUntil, holdId: standing?.id ?? null },
    says: standing ? sentence(effect, heldUntil) : 'No hold stands any more.',
  });
}

function sentence(effect: HeldTerms['holdEffect'], until: DateTime | null): string {
  if (effect === 'none')
    return 'The hold has no effect on this duty: due instant, reminders and filings stand.';
  const end = until ? `until ${showInstant(until, 'UTC')}` : 'until the hold is lifted';
  return effect === 'delays'
    ? `Held ${end}: nothing is sent before. The due instant stands beside it.`
    : `Held ${end}: nothing is sent before, and it is due at the end of the hold.`;
}
