import { found } from '../domain/refusal.ts';
import { lockIncident } from '../incidents/find-incident.ts';
import { lockRecord } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import { ObligationRow } from './obligation.row.ts';

/** An obligation of an open incident, locked until commit in the order of locks: incident, record, obligation. */
export async function lockObligation(work: Work, id: string): Promise<ObligationRow> {
  const { db, organizationId } = work;
  const where = { organizationId, id };
  const { incidentId } = found(await db.findOneBy(ObligationRow, where), 'obligation');
  await lockIncident(work, incidentId);
  await lockRecord(work);
  return found(await db.findOne(ObligationRow, { where, lock: { mode: 'pessimistic_write' } }), 'obligation');
}
