import { IsNull } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { found, Refusal } from '../domain/refusal.ts';
import { lockRecord, record } from '../platform/audit/record.ts';
import { MemberRow } from '../platform/auth/member.row.ts';
import { insertRows, updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import type { Catalog } from '../rules/catalog.ts';
import { type ContactInput, checkContact } from './check-contact.ts';
import { type ContactKind, ContactRow } from './contact.row.ts';

/**
 * Sets a contact: the one named by id; or a further one; or else the one of this kind (for authorities: of this kind
 * and authority), replacing it whole. Another address voids what somebody verified about the old one.
 */
export async function setContact(
  work: Work,
  catalog: Catalog,
  input: ContactInput,
): Promise<{ contactId: string }> {
  const { db, organizationId, now } = work;
  await lockRecord(work);
  const named = input.id
    ? found(await db.findOneBy(ContactRow, { organizationId, id: input.id }), 'contact')
    : null;
  if (input.loginMemberId)
    found(await db.findOneBy(MemberRow, { organizationId, id: input.loginMemberId }), 'member');
  const values = checkContact(catalog, input);
  const known = named ?? (input.another ? null : await theOne(work, input.kind, values));
  const id = known?.id ?? uuid({ msecs: now.toMillis() });
  if (known) {
    const sameMail = known.kind === input.kind && known.email === values.email;
    const voided = sameMail ? {} : { mailVerifiedAt: null, mailVerifiedBy: null, mailVerifiedHowId: null };
    const change = { kind: input.kind, ...values, ...voided, updatedAt: now };
    await updateRows(db, ContactRow, { organizationId, id }, change);
  } else {
    if ((await db.countBy(ContactRow, { organizationId })) >= MOST)
      throw new Refusal('LIMIT_EXCEEDED', `An organization has up to ${MOST} contacts: remove one first.`);
    const unverified = { mailVerifiedAt: null, mailVerifiedBy: null, mailVerifiedHowId: null };
    const row = { organizationId, id, kind: input.kind, ...values, ...unverified };
    await insertRows(db, ContactRow, { ...row, createdAt: now, updatedAt: now });
  }
  await record(work, {
    type: 'contact.set',
    details: { contactId: id, kind: input.kind, replaced: known !== null },
  });
  return { contactId: id };
}

const MOST = 200;

/** The contact that would be replaced; null: there is none yet. Among several the caller must say which. */
async function theOne(
  { db, organizationId }: Work,
  kind: ContactKind,
  { jurisdiction, authority }: Pick<ContactRow, 'jurisdiction' | 'authority'>,
): Promise<ContactRow | null> {
  const where = { jurisdiction: jurisdiction ?? IsNull(), authority: authority ?? IsNull() };
  const alike = await db.findBy(ContactRow, { organizationId, kind, ...where });
  if (alike.length > 1) {
    throw new Refusal(
      'CONFLICT',
      `There are ${alike.length} contacts of this kind: name one by id, or add one with another: true.`,
      {
        contactIds: alike.map(({ id }) => id),
      },
    );
  }
  return alike[0] ?? null;
}
