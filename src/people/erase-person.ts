import type { DateTime } from 'luxon';
import { found, Refusal } from '../domain/refusal.ts';
import { record } from '../platform/audit/record.ts';
import { insertRows, updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { AffectedPersonRow } from './affected-person.row.ts';
import { ErasedAddressRow } from './erased-address.row.ts';

// German civil law as the longer of the usual terms: three years from the end of the year (BGB § 195, § 199(1)).
const LIMITATION_YEARS = 3;

export interface Erased {
  readonly personId: string;
  readonly incidentId: string;
}

/**
 * Erases who a person is (GDPR Art. 17); that somebody was affected stays, so counts and approved audiences hold.
 * Works on closed incidents too. A keyed digest of the address stays until claims are barred, so that the next file does
 * not bring the person back.
 */
export async function erasePerson(
  work: Work,
  personId: string,
  keepUntil?: DateTime | null,
): Promise<Erased> {
  const { db, organizationId, now } = work;
  const key = { organizationId, id: personId };
  const lock = { mode: 'pessimistic_write' } as const;
  const row = found(await db.findOne(AffectedPersonRow, { where: key, lock }), 'person');
  const { incidentId, blindIndex } = row;
  if (row.erasedAt || !blindIndex) throw new Refusal('CONFLICT', 'This person was erased already.');
  const gone = { sealed: null, blindIndex: null, hasMail: false, hasPost: false, hasGuardian: false };
  await updateRows(db, AffectedPersonRow, key, { ...gone, hasBirthDate: false, erasedAt: now });
  await insertRows(db, ErasedAddressRow, {
    ...{ organizationId, incidentId, digest: blindIndex, erasedAt: now },
    keepUntil: (keepUntil ?? now.plus({ years: LIMITATION_YEARS }).endOf('year')).toUTC(),
  });
  await record(work, { type: 'person.erased', incidentId, details: { personId, incidentId } });
  return { personId, incidentId };
}
