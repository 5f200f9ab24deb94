import { found, Refusal } from '../domain/refusal.ts';
import type { Work } from '../platform/database/work.ts';
import { AffectedPersonRow } from './affected-person.row.ts';

/** The person, locked until commit; refused where nobody is there any more. */
export async function lockPerson({ db, organizationId }: Work, id: string): Promise<AffectedPersonRow> {
  const lock = { mode: 'pessimistic_write' } as const;
  const row = found(await db.findOne(AffectedPersonRow, { where: { organizationId, id }, lock }), 'person');
  if (row.erasedAt) throw new Refusal('CONFLICT', 'This person was erased: nothing of them is left.');
  return row;
}
