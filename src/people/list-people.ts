import { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';
import { findIncident } from '../incidents/find-incident.ts';
import type { Cursor } from '../platform/graphql/paging.ts';
import { AffectedPersonRow } from './affected-person.row.ts';
import type { PeopleTools } from './people-context.ts';
import { type OpenPerson, openPeople } from './sealed-person.ts';

/** A row and who it is. */
export interface ListedPerson {
  readonly row: AffectedPersonRow;
  readonly person: OpenPerson;
}

/** A page of an incident's people and one more, in the order they were taken in; the erased are nobody any more, the removed were not affected. */
export async function listPeople(
  db: EntityManager,
  { masterKey }: Pick<PeopleTools, 'masterKey'>,
  { organizationId, incidentId }: { organizationId: string; incidentId: string },
  { size, after }: { size: number; after: Cursor | null },
): Promise<ListedPerson[]> {
  await findIncident(db, organizationId, incidentId);
  const query = db
    .createQueryBuilder(AffectedPersonRow, 'p')
    .where(
      'p.organizationId = :organizationId and p.incidentId = :incidentId and p.erasedAt is null and p.removedAt is null',
      {
        organizationId,
        incidentId,
      },
    )
    .orderBy({ 'p.createdAt': 'ASC', 'p.id': 'ASC' })
    .limit(size + 1);
  if (after)
    query.andWhere('(p.createdAt, p.id) > (:at, :id)', {
      at: DateTime.fromMillis(after.key).toJSDate(),
      id: after.id,
    });
  const rows = await query.getMany();
  const people = await openPeople(db, masterKey, organizationId, incidentId, rows);
  return rows.flatMap((row, index) => {
    const person = people[index];
    return person ? [{ row, person }] : [];
  });
}
