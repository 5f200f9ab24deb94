import { In } from 'typeorm';
import type { Work } from '../platform/database/work.ts';
import { type MasterKey, openPeopleKeys } from '../platform/keys/key-ring.ts';
import { AffectedPersonRow } from './affected-person.row.ts';
import { addressIndex } from './sealed-person.ts';

/** Which of these addresses belong to people of an incident, found by their blind index: nobody's data is opened. */
export async function findListedAddresses(
  { db, organizationId }: Pick<Work, 'db' | 'organizationId'>,
  masterKey: MasterKey,
  incidentId: string,
  addresses: readonly string[],
): Promise<readonly string[]> {
  if (addresses.length === 0) return [];
  const keys = await openPeopleKeys(db, masterKey, organizationId, incidentId);
  if (!keys) return [];
  const indexes = addresses.map((address) => addressIndex(keys, address));
  const rows = await db.find(AffectedPersonRow, {
    select: { blindIndex: true },
    where: { organizationId, incidentId, blindIndex: In(indexes) },
  });
  return addresses.filter((_, i) =>
    rows.some(({ blindIndex }) => blindIndex?.equals(indexes[i] ?? Buffer.alloc(0))),
  );
}
