import { IsNull } from 'typeorm';
import { found } from '../domain/refusal.ts';
import { record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { AffectedPersonRow } from './affected-person.row.ts';

/**
 * Erases who a person is (GDPR Art. 17); that somebody was affected stays, so counts and approved audiences hold.
 * Works on closed incidents too. An erased person is not found a second time.
 */
export async function erasePerson(work: Work, personId: string): Promise<{ personId: string }> {
  const { db, organizationId, now } = work;
  const key = { organizationId, id: personId };
  const row = found(await db.findOneBy(AffectedPersonRow, { ...key, erasedAt: IsNull() }), 'person');
  await updateRows(db, AffectedPersonRow, key, { sealed: null, blindIndex: null, erasedAt: now });
  const { incidentId } = row;
  await record(work, { type: 'person.erased', incidentId, details: { personId, incidentId } });
  return { personId };
}
