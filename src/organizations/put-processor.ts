import { IsNull } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { found, Refusal } from '../domain/refusal.ts';
import { lockRecord, record } from '../platform/audit/record.ts';
import { insertRows, updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import type { Catalog } from '../rules/catalog.ts';
import { checkProcessor, type ProcessorInput } from './check-processor.ts';
import { findProcessors } from './find-processors.ts';
import { ProcessorRow } from './processor.row.ts';

const MOST = 200;

/** Adds a processor, or replaces the one with this id or name, with what it receives. */
export async function putProcessor(
  work: Work,
  catalog: Catalog,
  input: ProcessorInput,
): Promise<{ processorId: string }> {
  const { db, organizationId, now } = work;
  await lockRecord(work);
  const where = { organizationId, removedAt: IsNull() };
  const named = input.id
    ? found(await db.findOneBy(ProcessorRow, { ...where, id: input.id }), 'processor')
    : null;
  const values = checkProcessor(catalog, input);
  const all = await findProcessors(db, organizationId);
  const sameName = all.find(({ name }) => name.toLowerCase() === values.name.toLowerCase());
  if (named && sameName && sameName.id !== named.id)
    throw new Refusal('CONFLICT', 'Another processor has this name already.', { processorId: sameName.id });
  const known = named ?? sameName;
  const id = known?.id ?? uuid({ msecs: now.toMillis() });
  if (known) await updateRows(db, ProcessorRow, { organizationId, id }, { ...values, updatedAt: now });
  else if (all.length >= MOST)
    throw new Refusal('LIMIT_EXCEEDED', `An organization has up to ${MOST} processors: remove one first.`);
  else {
    const row = { organizationId, id, ...values, removedAt: null, createdAt: now, updatedAt: now };
    await insertRows(db, ProcessorRow, row);
  }
  const { categories, receivesAll } = values;
  await record(work, { type: 'processor.set', details: { processorId: id, categories, receivesAll } });
  return { processorId: id };
}
