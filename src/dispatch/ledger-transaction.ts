import type { DataSource, QueryRunner } from 'typeorm';
import { enterTenant } from '../platform/database/work.ts';

/** A short transaction of the sender: the ledger's states are no acts, so they are counted in one event at the end. */
export async function inLedger<T>(
  source: DataSource,
  organizationId: string,
  part: (runner: QueryRunner) => Promise<T>,
): Promise<T> {
  const runner = source.createQueryRunner();
  try {
    await runner.startTransaction();
    await enterTenant(runner, organizationId, { kind: 'system', name: 'worker' });
    const result = await part(runner);
    await runner.commitTransaction();
    return result;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}
