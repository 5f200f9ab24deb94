import { type EntityManager, IsNull } from 'typeorm';
import { type Batch, manyEach, oneEach } from '../platform/database/batch.ts';
import { readRows } from '../platform/database/read-rows.ts';
import { ProcessorRow } from './processor.row.ts';

/** The processors of an organization, by name. */
export function findProcessors(db: EntityManager, organizationId: string): Promise<ProcessorRow[]> {
  return db.find(ProcessorRow, {
    where: { organizationId, removedAt: IsNull() },
    order: { name: 'ASC', id: 'ASC' },
  });
}

/** The same for a request, read once however many fields ask. */
export const processorsOf: Batch<string, ProcessorRow[]> = async (db, ids) =>
  manyEach(
    ids,
    await readRows(
      db,
      ProcessorRow,
      'where t.organization_id = any($1) and t.removed_at is null order by t.name, t.id',
      [ids],
    ),
    ({ organizationId }) => organizationId,
  );

/** Removed ones too: an incident goes on naming them. */
export const processorById: Batch<string, ProcessorRow | null> = async (db, ids) =>
  oneEach(ids, await readRows(db, ProcessorRow, 'where t.id = any($1)', [ids]), ({ id }) => id);

/** Those that receive any of these categories of data. */
export function receiversOf(
  processors: readonly ProcessorRow[],
  categories: readonly string[],
): readonly ProcessorRow[] {
  return processors.filter(
    (one) =>
      categories.length > 0 && (one.receivesAll || categories.some((key) => one.categories.includes(key))),
  );
}
