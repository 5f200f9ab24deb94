import type { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';
import { readRows } from '../../platform/database/read-rows.ts';
import type { Cursor } from '../../platform/graphql/paging.ts';
import { withoutDateLast } from './room-page.ts';
import { TaskRow, type TaskState } from './task.row.ts';

export interface TaskFilter {
  readonly states?: readonly TaskState[] | null | undefined;
  readonly incidentId?: string | null | undefined;
  readonly ownerId?: string | null | undefined;
  readonly dueBefore?: DateTime | null | undefined;
}

/** A page of tasks across incidents, earliest due first, with one more than asked for. Open ones unless told otherwise. */
export function findTasks(
  db: EntityManager,
  organizationId: string,
  { states, incidentId, ownerId, dueBefore }: TaskFilter,
  { size, after }: { size: number; after: Cursor | null },
): Promise<TaskRow[]> {
  const due = withoutDateLast('t.due_at');
  const values: unknown[] = [organizationId];
  const given = (value: unknown) => `$${values.push(value)}`;
  // The literal is what the partial index names.
  const where = [
    't.organization_id = $1',
    states ? `t.state = any(${given([...states])})` : "t.state = 'OPEN'",
  ];
  if (incidentId) where.push(`t.incident_id = ${given(incidentId)}`);
  if (ownerId) where.push(`t.owner_id = ${given(ownerId)}`);
  if (dueBefore) where.push(`t.due_at < ${given(dueBefore.toJSDate())}`);
  if (after) where.push(`(${due}, t.id) > (${given(new Date(after.key))}, ${given(after.id)})`);
  return readRows(
    db,
    TaskRow,
    `where ${where.join(' and ')} order by ${due}, t.id limit ${size + 1}`,
    values,
  );
}
