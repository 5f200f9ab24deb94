import { IsNull } from 'typeorm';
import { found } from '../domain/refusal.ts';
import { lockRecord, record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { ProcessorRow } from './processor.row.ts';

/** Takes a processor off the list; incidents that name it go on naming it. */
export async function removeProcessor(
  work: Work,
  { processorId }: { readonly processorId: string },
): Promise<{ processorId: string }> {
  const { db, organizationId, now } = work;
  await lockRecord(work);
  const key = { organizationId, id: processorId };
  found(await db.findOneBy(ProcessorRow, { ...key, removedAt: IsNull() }), 'processor');
  await updateRows(db, ProcessorRow, key, { removedAt: now, updatedAt: now });
  await record(work, { type: 'processor.removed', details: { processorId } });
  return { processorId };
}
