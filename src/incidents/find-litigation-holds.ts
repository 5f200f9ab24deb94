import { type EntityManager, IsNull } from 'typeorm';
import { type Batch, manyEach, oneEach } from '../platform/database/batch.ts';
import { readRows } from '../platform/database/read-rows.ts';
import { LitigationHoldRow } from './litigation-hold.row.ts';

/** The litigation holds of an incident that stand. */
export function liveLitigationHolds(
  db: EntityManager,
  organizationId: string,
  incidentId: string,
): Promise<LitigationHoldRow[]> {
  const where = { organizationId, incidentId, liftedAt: IsNull() };
  return db.find(LitigationHoldRow, { where, order: { placedAt: 'ASC', id: 'ASC' } });
}

export const litigationHoldById: Batch<string, LitigationHoldRow | null> = async (db, ids) =>
  oneEach(ids, await readRows(db, LitigationHoldRow, 'where t.id = any($1)', [ids]), ({ id }) => id);

export const litigationHoldsOf: Batch<string, LitigationHoldRow[]> = async (db, ids) =>
  manyEach(
    ids,
    await readRows(db, LitigationHoldRow, 'where t.incident_id = any($1) order by t.placed_at, t.id', [ids]),
    ({ incidentId }) => incidentId,
  );
