import { type Batch, type Load, oneEach } from '../database/batch.ts';
import { readRows } from '../database/read-rows.ts';
import { StatementRow } from './statement.row.ts';

export const statementById: Batch<string, StatementRow | null> = async (db, ids) =>
  oneEach(ids, await readRows(db, StatementRow, 'where t.id = any($1)', [ids]), ({ id }) => id);

/** What was said; null: nothing, or it was erased since. */
export async function wordsOf(load: Load, statementId: string | null): Promise<string | null> {
  return statementId && ((await load(statementById, statementId))?.text ?? null);
}
