import type { EntityManager } from 'typeorm';
import type { Cursor } from '../platform/graphql/paging.ts';
import { DeliveryRow, type DeliveryState } from './delivery.row.ts';

/** A page of a dispatch's ledger by id, with one row more than asked for. */
export function findDeliveries(
  db: EntityManager,
  {
    organizationId,
    dispatchId,
    states,
  }: { organizationId: string; dispatchId: string; states: readonly DeliveryState[] | null },
  { size, after }: { size: number; after: Cursor | null },
): Promise<DeliveryRow[]> {
  const query = db
    .createQueryBuilder(DeliveryRow, 'delivery')
    .where('delivery.organizationId = :organizationId and delivery.dispatchId = :dispatchId', {
      organizationId,
      dispatchId,
    });
  if (states) query.andWhere('delivery.state = any(:states)', { states: [...states] });
  if (after) query.andWhere('delivery.id > :id', { id: after.id });
  return query
    .orderBy('delivery.id')
    .limit(size + 1)
    .getMany();
}
