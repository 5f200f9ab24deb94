import { type EntityManager, In } from 'typeorm';
import { type Hold, holdOn } from '../domain/hold.ts';
import { type Batch, manyEach, oneEach } from '../platform/database/batch.ts';
import { readRows } from '../platform/database/read-rows.ts';
import type { Work } from '../platform/database/work.ts';
import { HoldRow } from './hold.row.ts';
import { ObligationRow } from './obligation.row.ts';

/** A hold as its arithmetic looks at it. */
export function toHold({ everything, jurisdictions, regimes, ...hold }: HoldRow): Hold {
  return { ...hold, scope: { everything, jurisdictions, regimes } };
}

/** The holds of an incident, whether they stand or not. */
export async function findHolds(
  db: EntityManager,
  organizationId: string,
  incidentId: string,
): Promise<HoldRow[]> {
  return db.find(HoldRow, { where: { organizationId, incidentId }, order: { placedAt: 'ASC', id: 'ASC' } });
}

/** Those that stand now: neither lifted nor ended of themselves. */
export async function liveHolds(
  { db, organizationId, now }: Pick<Work, 'db' | 'organizationId' | 'now'>,
  incidentId: string,
): Promise<HoldRow[]> {
  const holds = await findHolds(db, organizationId, incidentId);
  return holds.filter(({ liftedAt, endsAt }) => liftedAt === null && (endsAt === null || endsAt > now));
}

export const holdById: Batch<string, HoldRow | null> = async (db, ids) =>
  oneEach(ids, await readRows(db, HoldRow, 'where t.id = any($1)', [ids]), ({ id }) => id);

export const holdsOf: Batch<string, HoldRow[]> = async (db, ids) =>
  manyEach(
    ids,
    await readRows(db, HoldRow, 'where t.incident_id = any($1) order by t.placed_at, t.id', [ids]),
    ({ incidentId }) => incidentId,
  );

/** What keeps word back from going out now. */
export interface HeldBack {
  readonly holdId: string;
  readonly obligationId: string;
  readonly until: string | null;
}

/** Of these obligations those that a hold stops at this moment. */
export async function heldBack(
  { db, organizationId, now }: Pick<Work, 'db' | 'organizationId' | 'now'>,
  incidentId: string,
  obligationIds: readonly string[],
): Promise<readonly HeldBack[]> {
  const holds = (await findHolds(db, organizationId, incidentId)).map(toHold);
  if (holds.length === 0) return [];
  const obligations = await db.findBy(ObligationRow, { organizationId, id: In([...obligationIds]) });
  return obligations.flatMap(({ id: obligationId, rule }) => {
    const hold = holdOn(rule, holds, now);
    return hold ? [{ holdId: hold.id, obligationId, until: hold.endsAt?.toISO() ?? null }] : [];
  });
}
