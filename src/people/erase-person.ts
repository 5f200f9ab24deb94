import { found, Refusal } from '../domain/refusal.ts';
import { record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { AffectedPersonRow } from './affected-person.row.ts';

export interface Erased {
  readonly personId: string;
  readonly incidentId: string;
}

/**
 * Erases who a person is (GDPR Art. 17); that somebody was affected stays, so counts and approved audiences hold.
 * Works on closed incidents too.
 */
export async function erasePerson(work: Work, personId: string): Promise<Erased> {
  const { db, organizationId, now } = work;
  const key = { organizationId, id: personId };
  const lock = { mode: 'pessimistic_write' } as const;
  const { incidentId, erasedAt } = found(await db.findOne(AffectedPersonRow, { where: key, lock }), 'person');
  if (erasedAt) throw new Refusal('CONFLICT', 'This person was erased already.');
  await updateRows(db, AffectedPersonRow, key, { sealed: null, blindIndex: null, erasedAt: now });
  await record(work, { type: 'person.erased', incidentId, details: { personId, incidentId } });
  return { personId, incidentId };
}
