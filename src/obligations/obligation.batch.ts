import type { EntityManager } from 'typeorm';
import { type Batch, manyEach, oneEach } from '../platform/database/batch.ts';
import { readRows } from '../platform/database/read-rows.ts';
import { FilingRow, FilingStepRow } from './filing.row.ts';
import { ObligationRow } from './obligation.row.ts';
import { type ReasonedObligation, readShown, type ShownObligation } from './shown-obligation.ts';

export const obligationById: Batch<string, ShownObligation | null> = async (db, ids) =>
  oneEach(ids, await readShown(db, 'where t.id = any($1)', [ids]), ({ id }) => id);

/** Earliest due first; those without a date last, as PostgreSQL sorts nulls. */
export const obligationsOf: Batch<string, ShownObligation[]> = async (db, ids) =>
  manyEach(
    ids,
    await readShown(db, 'where t.incident_id = any($1) order by t.due_at, t.id', [ids]),
    ({ incidentId }) => incidentId,
  );

/** Why each was judged so and how its date came about: read when somebody asks. */
export const reasoningOf: Batch<string, ReasonedObligation | null> = async (db, ids) =>
  oneEach(
    ids,
    (await db.query('select id, why, derivation from obligation where id = any($1)', [
      ids,
    ])) as ReasonedObligation[],
    ({ id }) => id,
  );

export interface FilingWithSteps {
  readonly filing: FilingRow;
  readonly steps: readonly FilingStepRow[];
}

export const filingById: Batch<string, FilingWithSteps | null> = async (db, ids) =>
  oneEach(
    ids,
    await withSteps(await readRows(db, FilingRow, 'where t.id = any($1)', [ids]), db),
    ({ filing }) => filing.id,
  );

export const filingsOf: Batch<string, FilingWithSteps[]> = async (db, ids) =>
  manyEach(
    ids,
    await withSteps(
      await readRows(db, FilingRow, 'where t.obligation_id = any($1) order by t.submitted_at, t.id', [ids]),
      db,
    ),
    ({ filing }) => filing.obligationId,
  );

async function withSteps(
  filings: readonly FilingRow[],
  db: EntityManager,
): Promise<FilingWithSteps[]> {
  if (filings.length === 0) return [];
  const ids = filings.map(({ id }) => id);
  const steps = await readRows(db, FilingStepRow, 'where t.filing_id = any($1) order by t.at, t.id', [ids]);
  return filings.map((filing) => ({ filing, steps: steps.filter(({ filingId }) => filingId === filing.id) }));
}
