import type { EntityManager } from 'typeorm';
import { Refusal } from '../domain/refusal.ts';
import type { ObligationRow } from '../obligations/obligation.row.ts';
import { contactsFor, type Directory, placeOfAuthority } from '../organizations/authority-contacts.ts';
import { ContactRow } from '../organizations/contact.row.ts';
import { findContacts } from '../organizations/find-organization.ts';

/** Where filings to an authority may be mailed. */
export interface VerifiedMailbox {
  readonly contactId: string;
  readonly email: string;
  readonly name: string | null;
}

/**
 * The mailbox of the authority an obligation is owed to, if a named person vouched that filings sent there arrive;
 * otherwise a refusal that says how to file instead.
 */
export async function verifiedMailbox(
  db: EntityManager,
  organizationId: string,
  { recipientKey, recipientName }: Pick<ObligationRow, 'recipientKey' | 'recipientName'>,
  directory: Directory,
): Promise<VerifiedMailbox> {
  // The mailbox of one authority of a federal country is not the mailbox of another: the key itself, or its place.
  const place = placeOfAuthority(recipientKey, directory);
  const own = contactsFor(recipientKey, await findContacts(db, organizationId), directory).filter(
    ({ authority, jurisdiction }) =>
      authority === recipientKey || (authority === null && jurisdiction === place),
  );
  const verified = own.find(({ email, mailVerifiedAt }) => email !== null && mailVerifiedAt !== null);
  if (verified?.email) return { contactId: verified.id, email: verified.email, name: verified.name };
  const name = recipientName ?? recipientKey;
  throw new Refusal(
    'CONFLICT',
    `Nobody has vouched that mail to ${name} arrives. Hand the notice in through its portal and record that with fileNotice (reference and proof); or verify its mailbox with verifyAuthorityChannel first.`,
    { reason: 'CHANNEL_NOT_VERIFIED', contacts: own.map(({ id }) => id) },
  );
}

/** Whether the mailbox an order names is still the one that was vouched for. */
export async function isStillVerified(
  db: EntityManager,
  { organizationId, contactId, address }: { organizationId: string; contactId: string; address: string },
): Promise<boolean> {
  const contact = await db.findOneBy(ContactRow, { organizationId, id: contactId });
  return contact !== null && contact.mailVerifiedAt !== null && contact.email === address;
}
