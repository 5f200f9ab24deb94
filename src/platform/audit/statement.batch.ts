import { type Batch, oneEach } from '../database/batch.ts';
import { readRows } from '../database/read-rows.ts';
import { StatementRow } from './statement.row.ts';

/** What a person said, by id; its text is null once erased. */
export const statementById: Batch<string, StatementRow | null> = async (db, ids) =>
  oneEach(ids, await readRows(db, StatementRow, 'where t.id = any($1)', [ids]), ({ id }) => id);
