import type { EntityManager } from 'typeorm';
import type { IncidentState } from '../domain/lifecycle.ts';
import type { Cursor } from '../platform/graphql/paging.ts';
import { IncidentRow } from './incident.row.ts';

export interface IncidentFilter {
  readonly states?: readonly IncidentState[] | null | undefined;
  readonly exercise?: boolean | null | undefined;
}

/** A page of incidents, newest first, with one more than asked for. */
export function findIncidents(
  db: EntityManager,
  organizationId: string,
  { states, exercise }: IncidentFilter,
  { size, after }: { size: number; after: Cursor | null },
): Promise<IncidentRow[]> {
  const query = db
    .createQueryBuilder(IncidentRow, 'incident')
    .where('incident.organizationId = :organizationId', { organizationId });
  if (states) query.andWhere('incident.state = any(:states)', { states: [...states] });
  if (exercise !== null && exercise !== undefined)
    query.andWhere('incident.exercise = :exercise', { exercise });
  if (after)
    query.andWhere('(incident.createdAt, incident.id) < (:at, :id)', {
      at: new Date(after.key),
      id: after.id,
    });
  return query
    .orderBy('incident.createdAt', 'DESC')
    .addOrderBy('incident.id', 'DESC')
    .limit(size + 1)
    .getMany();
}
