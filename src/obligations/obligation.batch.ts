import { In } from 'typeorm';
import { type Batch, manyEach, oneEach } from '../platform/database/batch.ts';
import { FilingRow, FilingStepRow } from './filing.row.ts';
import { ObligationRow } from './obligation.row.ts';

export const obligationById: Batch<string, ObligationRow | null> = async (db, ids) =>
  oneEach(ids, await db.findBy(ObligationRow, { id: In([...ids]) }), ({ id }) => id);

/** Earliest due first; those without a date last, as PostgreSQL sorts nulls. */
export const obligationsOf: Batch<string, ObligationRow[]> = async (db, ids) =>
  manyEach(
    ids,
    await db.find(ObligationRow, {
      where: { incidentId: In([...ids]) },
      order: { dueAt: 'ASC', id: 'ASC' },
    }),
    ({ incidentId }) => incidentId,
  );

export interface FilingWithSteps {
  readonly filing: FilingRow;
  readonly steps: readonly FilingStepRow[];
}

export const filingById: Batch<string, FilingWithSteps | null> = async (db, ids) =>
  oneEach(
    ids,
    await withSteps(await db.findBy(FilingRow, { id: In([...ids]) }), db),
    ({ filing }) => filing.id,
  );

export const filingsOf: Batch<string, FilingWithSteps[]> = async (db, ids) =>
  manyEach(
    ids,
    await withSteps(
      await db.find(FilingRow, {
        where: { obligationId: In([...ids]) },
        order: { submittedAt: 'ASC', id: 'ASC' },
      }),
      db,
    ),
    ({ filing }) => filing.obligationId,
  );

async function withSteps(
  filings: readonly FilingRow[],
  db: Parameters<typeof filingById>[0],
): Promise<FilingWithSteps[]> {
  if (filings.length === 0) return [];
  const steps = await db.find(FilingStepRow, {
    where: { filingId: In(filings.map(({ id }) => id)) },
    order: { at: 'ASC', id: 'ASC' },
  });
  return filings.map((filing) => ({ filing, steps: steps.filter(({ filingId }) => filingId === filing.id) }));
}
