import { record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { findHolds } from './find-holds.ts';
import { HoldRow } from './hold.row.ts';

/** The holds of an incident, after those whose end has come were recorded as lapsed. */
export async function lapseHolds(work: Work, incidentId: string): Promise<HoldRow[]> {
  const { db, organizationId, now } = work;
  const holds = await findHolds(db, organizationId, incidentId);
  for (const { id, endsAt, liftedAt, lapsedAt } of holds) {
    if (lapsedAt || liftedAt || !endsAt || endsAt > now) continue;
    await updateRows(db, HoldRow, { organizationId, id }, { lapsedAt: now });
    await record(work, { type: 'hold.lapsed', incidentId, details: { holdId: id, endsAt: endsAt.toISO() } });
  }
  return holds;
}
