import type { EntityManager } from 'typeorm';
import type { Cursor } from '../graphql/paging.ts';
import { EventRow } from './event.row.ts';

/** A page of the record, oldest first, with one entry more than asked for. */
export function findEvents(
  db: EntityManager,
  {
    organizationId,
    incidentId,
    size,
    after,
  }: { organizationId: string; incidentId: string | null; size: number; after: Cursor | null },
): Promise<EventRow[]> {
  const query = db
    .createQueryBuilder(EventRow, 'event')
    .where('event.organizationId = :organizationId', { organizationId });
  if (incidentId) query.andWhere('event.incidentId = :incidentId', { incidentId });
  if (after) query.andWhere('event.seq > :seq', { seq: after.key });
  return query
    .orderBy('event.seq')
    .limit(size + 1)
    .getMany();
}
