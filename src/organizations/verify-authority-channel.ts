import { memberOf } from '../domain/actor.ts';
import { isPlaceholder } from '../domain/contact-checks.ts';
import { found, Refusal } from '../domain/refusal.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { lockRecord, record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { ContactRow } from './contact.row.ts';

export interface ChannelVerification {
  readonly contactId: string;
  /** How it was found that filings sent there arrive ("their web page of today, and a call to the desk"). */
  readonly how: string;
  /** The address that was verified, so that one set in the meantime is not vouched for. */
  readonly email?: string | null | undefined;
}

/** A named person vouches that filings mailed to this address reach the authority. Until then nothing is filed by mail. */
export async function verifyAuthorityChannel(
  work: Work,
  { contactId, how, email }: ChannelVerification,
): Promise<{ contactId: string }> {
  const { db, organizationId, now } = work;
  const verifiedBy = memberOf(work.actor);
  if (!verifiedBy) throw new Refusal('FORBIDDEN', 'A channel is verified by a named person.');
  await lockRecord(work);
  const where = { organizationId, id: contactId };
  const contact = found(await db.findOneBy(ContactRow, where), 'contact');
  if (contact.kind !== 'AUTHORITY')
    throw new Refusal(
      'INVALID_INPUT',
      'Only the mail channel of an authority is verified: this contact is none.',
    );
  if (!contact.email || isPlaceholder(contact.email)) {
    throw new Refusal(
      'INVALID_INPUT',
      'This contact has no e-mail address that reaches anybody: set one first.',
    );
  }
  if (email && email !== contact.email)
    throw new Refusal(
      'CONFLICT',
      'The contact has another address by now: read it again, then verify that one.',
      { email: contact.email },
    );
  const said = await makeStatement(work, { kind: 'CHANNEL_VERIFICATION', text: how });
  await updateRows(db, ContactRow, where, {
    mailVerifiedAt: now,
    mailVerifiedBy: verifiedBy,
    mailVerifiedHowId: said.statementId,
    updatedAt: now,
  });
  await record(work, { type: 'contact.channel-verified', details: { contactId, how: said } });
  return { contactId };
}
