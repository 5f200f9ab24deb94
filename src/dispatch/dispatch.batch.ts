import { In } from 'typeorm';
import { type Batch, manyEach, oneEach } from '../platform/database/batch.ts';
import { CoverageRow } from './coverage.row.ts';
import type { DeliveryState } from './delivery.row.ts';
import { DispatchRow } from './dispatch.row.ts';

export const dispatchById: Batch<string, DispatchRow | null> = async (db, ids) =>
  oneEach(ids, await db.findBy(DispatchRow, { id: In([...ids]) }), ({ id }) => id);

export const dispatchesOf: Batch<string, DispatchRow[]> = async (db, incidentIds) =>
  manyEach(
    incidentIds,
    await db.find(DispatchRow, {
      where: { incidentId: In([...incidentIds]) },
      order: { createdAt: 'ASC', id: 'ASC' },
    }),
    ({ incidentId }) => incidentId,
  );

export const coverageOfObligation: Batch<string, CoverageRow[]> = async (db, obligationIds) =>
  manyEach(
    obligationIds,
    await db.find(CoverageRow, {
      where: { obligationId: In([...obligationIds]) },
      order: { dispatchId: 'ASC', segment: 'ASC' },
    }),
    ({ obligationId }) => obligationId,
  );

export interface StateCount {
  readonly dispatchId: string;
  readonly state: DeliveryState;
  readonly count: number;
}

/** Counted from the rows, never from a counter. */
export const progressOf: Batch<string, StateCount[]> = async (db, ids) =>
  manyEach(
    ids,
    (await db.query(
      `select dispatch_id as "dispatchId", state, count(*)::int as count from delivery
        where organization_id = tocsin_tenant() and dispatch_id = any($1) group by 1, 2 order by 1, 2`,
      [[...ids]],
    )) as StateCount[],
    ({ dispatchId }) => dispatchId,
  );
