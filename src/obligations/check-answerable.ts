import { Refusal } from '../domain/refusal.ts';
import type { FilingChannel } from './filing.row.ts';
import type { ObligationRow } from './obligation.row.ts';
import { isPublicInstead } from './reasoning.ts';

/** Filings answer duties to authorities and controllers, and to people only where the law takes a public communication instead. */
export function checkAnswerable(
  { source, recipientKind, why }: ObligationRow,
  { channel }: { readonly channel: FilingChannel },
): void {
  if (source === 'EVIDENCE')
    throw new Refusal('CONFLICT', 'Evidence is filed with nobody: end its clock with settleClock.');
  if (recipientKind === 'internal_record') {
    throw new Refusal(
      'CONFLICT',
      'The register answers this obligation by itself, once it holds what the rule asks for: record the facts that openQuestions names.',
    );
  }
  const isPublic = channel === 'PUBLICATION';
  const toPeople = recipientKind === 'individuals' || recipientKind === 'subscribers';
  if (toPeople && !(isPublic && isPublicInstead(why))) {
    throw new Refusal(
      'CONFLICT',
      'People are told by a dispatch: its coverage answers this obligation, not a filing. A public communication (PUBLICATION) answers it only where the law takes one instead.',
    );
  }
  if (isPublic && !toPeople) {
    throw new Refusal(
      'INVALID_INPUT',
      'A public communication is for people. Say how this was handed in: MAIL, PORTAL, POST or PHONE.',
      { field: 'channel' },
    );
  }
}
