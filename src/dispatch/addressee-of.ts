import { guardianName } from '../notices/audience/guardian-name.ts';
import type { WithheldReason } from '../people/recipients-sql.ts';
import type { OpenPerson } from '../people/sealed-person.ts';
import type { DeliveryRecipient } from './delivery.row.ts';

export interface Addressee {
  readonly email: string;
  readonly name: string | null;
}

/**
 * Whom one row of the ledger goes to, as things stand when it is sent: what was corrected since the run was frozen holds.
 * A child that turns out to be under 13 is not written to.
 */
export function addresseeOf(
  { email, name, guardian, doNotContact, ageBand }: OpenPerson,
  recipient: DeliveryRecipient,
  locale: string,
): Addressee | { readonly withheld: WithheldReason } {
  if (doNotContact) return { withheld: 'DO_NOT_CONTACT' };
  if (recipient === 'PERSON') {
    if (ageBand === 'UNDER_13') return { withheld: 'GUARDIAN_UNKNOWN' };
    return email === null ? { withheld: 'NO_MAIL_ADDRESS' } : { email, name };
  }
  if (!guardian?.email) return { withheld: 'GUARDIAN_UNKNOWN' };
  return { email: guardian.email, name: guardianName(locale, { guardian: guardian.name, child: name }) };
}
