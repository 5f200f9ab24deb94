import { IsNull } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Refusal } from '../domain/refusal.ts';
import { record } from '../platform/audit/record.ts';
import { insertRows, updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { checkAddress } from '../platform/mail/address.ts';
import { type ContactKind, ContactRow } from './contact.row.ts';

export interface ContactInput {
  readonly kind: ContactKind;
  readonly name?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly postalAddress?: string | null | undefined;
  readonly url?: string | null | undefined;
  /** Of an authority: the country or state it is competent for. */
  readonly jurisdiction?: string | null | undefined;
}

/** Sets the contact of a kind (for authorities: of a kind and jurisdiction), replacing the one before. */
export async function setContact(work: Work, input: ContactInput): Promise<{ contactId: string }> {
  const { db, organizationId, now } = work;
  const {
    kind,
    name = null,
    email = null,
    phone = null,
    postalAddress = null,
    url = null,
    jurisdiction = null,
  } = input;
  if (![name, email, phone, postalAddress, url].some((way) => way?.trim())) {
    throw new Refusal('INVALID_INPUT', 'A contact needs a name or a way to reach it.');
  }
  const checked = email === null ? null : checkAddress(email);
  if (checked && !checked.ok)
    throw new Refusal('INVALID_INPUT', `This e-mail address cannot be used: ${checked.problem}.`);

  const values = { name, email: checked?.address ?? null, phone, postalAddress, url, jurisdiction };
  const known = await db.findOneBy(ContactRow, {
    organizationId,
    kind,
    jurisdiction: jurisdiction ?? IsNull(),
  });
  const id = known?.id ?? uuid({ msecs: now.toMillis() });
  if (known)
    await updateRows(
      db,
      ContactRow,
      { organizationId, id },
      { ...values, mailVerifiedAt: null, updatedAt: now },
    );
  else
    await insertRows(db, ContactRow, {
      organizationId,
      id,
      kind,
      ...values,
      mailVerifiedAt: null,
      createdAt: now,
      updatedAt: now,
    });
  await record(work, { type: 'organization.amended', details: { fields: [`contact.${kind}`] } });
  return { contactId: id };
}
