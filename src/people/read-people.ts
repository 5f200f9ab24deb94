import { type DataSource, type EntityManager, In, IsNull } from 'typeorm';
import { found } from '../domain/refusal.ts';
import { inWork } from '../platform/database/work.ts';
import type { MasterKey } from '../platform/keys/key-ring.ts';
import { AffectedPersonRow } from './affected-person.row.ts';
import type { ListedPerson } from './list-people.ts';
import type { PeopleTools } from './people-context.ts';
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

/** One person with their row, on or off the list; refused where they were erased. */
export async function readPerson(
  db: EntityManager,
  { masterKey, organizationId }: Pick<PeopleTools, 'masterKey'> & { readonly organizationId: string },
  id: string,
): Promise<ListedPerson> {
  const row = found(await db.findOneBy(AffectedPersonRow, { organizationId, id }), 'person');
  const [person] = await openPeople(db, masterKey, organizationId, row.incidentId, [row]);
  return { row, person: found(person ?? null, 'person') };
}
