import type { EntityManager } from 'typeorm';
import { readRows } from '../platform/database/read-rows.ts';
import type { Cursor } from '../platform/graphql/paging.ts';
import { AlertRow, type AlertState } from './alert.row.ts';

/** A page of alerts across incidents, newest first, with one more than asked for. */
export function findAlerts(
  db: EntityManager,
  organizationId: string,
  filter: { states?: readonly AlertState[] | null | undefined; incidentId?: string | null | undefined },
  { size, after }: { size: number; after: Cursor | null },
): Promise<AlertRow[]> {
  const values: unknown[] = [organizationId, [...(filter.states ?? ['OPEN'])]];
  const given = (value: unknown) => `$${values.push(value)}`;
  const where = ['t.organization_id = $1', 't.state = any($2)'];
  if (filter.incidentId) where.push(`t.incident_id = ${given(filter.incidentId)}`);
  if (after) where.push(`(t.opened_at, t.id) < (${given(new Date(after.key))}, ${given(after.id)})`);
  return readRows(
    db,
    AlertRow,
    `where ${where.join(' and ')} order by t.opened_at desc, t.id desc limit ${size + 1}`,
    values,
  );
}
