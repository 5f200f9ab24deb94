import { found } from '../domain/refusal.ts';
import { record } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import { ContactRow } from './contact.row.ts';

/** Takes a contact off the card; notices already approved keep the words they had. */
export async function removeContact(
  work: Work,
  { contactId }: { readonly contactId: string },
): Promise<{ contactId: string }> {
  const { db, organizationId } = work;
  const { kind } = found(await db.findOneBy(ContactRow, { organizationId, id: contactId }), 'contact');
  await db.delete(ContactRow, { organizationId, id: contactId });
  await record(work, { type: 'contact.removed', details: { contactId, kind } });
  return { contactId };
}
