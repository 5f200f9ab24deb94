import { type EntityManager, In } from 'typeorm';
import { StatementRow } from '../platform/audit/statement.row.ts';

/** What was said, by statement; null: erased. */
export async function saidIn(
  db: EntityManager,
  ids: readonly (string | null)[],
): Promise<(id: string | null) => string | null> {
  const known = ids.filter((id) => id !== null);
  const rows = known.length === 0 ? [] : await db.findBy(StatementRow, { id: In(known) });
  const texts = new Map(rows.map(({ id, text }) => [id, text]));
  return (id) => (id === null ? null : (texts.get(id) ?? null));
}
