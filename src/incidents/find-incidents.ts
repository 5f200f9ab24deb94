import type { EntityManager } from 'typeorm';
import type { IncidentState } from '../domain/lifecycle.ts';
import { readRows } from '../platform/database/read-rows.ts';
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
  const values: unknown[] = [organizationId];
  const given = (value: unknown) => `$${values.push(value)}`;
  const where = ['t.organization_id = $1'];
  if (states) where.push(`t.state = any(${given([...states])})`);
  if (exercise !== null && exercise !== undefined) where.push(`t.exercise = ${given(exercise)}`);
  if (after) where.push(`(t.created_at, t.id) < (${given(new Date(after.key))}, ${given(after.id)})`);
  const order = `order by t.created_at desc, t.id desc limit ${size + 1}`;
  return readRows(db, IncidentRow, `where ${where.join(' and ')} ${order}`, values);
}
