import { type DataSource, In, IsNull } from 'typeorm';
import { inWork } from '../platform/database/work.ts';
import type { MasterKey } from '../platform/keys/key-ring.ts';
import { AffectedPersonRow } from './affected-person.row.ts';
import { type OpenPerson, openPeople } from './sealed-person.ts';

/** Opens the people a dispatch is about to write to; those erased or removed meanwhile are left out. */
export async function readPeople(
  source: DataSource,
  master: MasterKey,
  { organizationId, incidentId }: { organizationId: string; incidentId: string },
  ids: readonly string[],
): Promise<Map<string, OpenPerson>> {
  if (ids.length === 0) return new Map();
  const order = { organizationId, actor: { kind: 'system', name: 'worker' } as const, reactions: {} };
  return inWork(source, order, async ({ db }) => {
    const where = { organizationId, incidentId, id: In([...ids]), removedAt: IsNull() };
    const rows = await db.findBy(AffectedPersonRow, where);
    const people = await openPeople(db, master, organizationId, incidentId, rows);
    return new Map(people.flatMap((person) => (person ? [[person.id, person] as const] : [])));
  });
}
