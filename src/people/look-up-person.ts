import { Refusal } from '../domain/refusal.ts';
import { findIncident } from '../incidents/find-incident.ts';
import { record } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import { openPeopleKeys } from '../platform/keys/key-ring.ts';
import { checkAddress } from '../platform/mail/address.ts';
import { AffectedPersonRow } from './affected-person.row.ts';
import { ErasedAddressRow } from './erased-address.row.ts';
import type { PeopleTools } from './people-context.ts';
import { addressIndex } from './sealed-person.ts';

export interface LookedUp {
  /** Null: nobody of this address is on the list. */
  readonly personId: string | null;
  /** Whether somebody of this address was, and was erased on request. */
  readonly erased: boolean;
}

/**
 * "Am I affected?": looks for the one person with this address by its keyed digest; the address is not kept. The
 * record keeps that somebody asked, and whom they found.
 */
export async function lookUpPerson(
  work: Work,
  { masterKey }: Pick<PeopleTools, 'masterKey'>,
  { incidentId, email }: { readonly incidentId: string; readonly email: string },
): Promise<LookedUp> {
  const { db, organizationId, now } = work;
  await findIncident(db, organizationId, incidentId);
  const checked = checkAddress(email.trim());
  if (!checked.ok)
    throw new Refusal('INVALID_INPUT', 'email is not exactly one plain mail address.', { field: 'email' });
  const keys = await openPeopleKeys(db, masterKey, organizationId, incidentId);
  const digest = keys && addressIndex(keys, checked.address);
  const scope = { organizationId, incidentId };
  const person = digest && (await db.findOneBy(AffectedPersonRow, { ...scope, blindIndex: digest }));
  const gone = digest && !person && (await db.findOneBy(ErasedAddressRow, { ...scope, digest }));
  const personId = person?.id ?? null;
  await record(work, { type: 'person.looked-up', incidentId, details: { personId } });
  return { personId, erased: Boolean(gone && gone.keepUntil > now) };
}
