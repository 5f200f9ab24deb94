import type { DateTime } from 'luxon';
import { may, memberOf } from '../../domain/actor.ts';
import type { Permission } from '../../domain/permissions.ts';
import { found, Refusal } from '../../domain/refusal.ts';
import { record } from '../../platform/audit/record.ts';
import { updateRows } from '../../platform/database/rows.ts';
import type { Work } from '../../platform/database/work.ts';
import { taskTitle } from './add-task.ts';
import { checkMember } from './check-member.ts';
import { TaskRow, type TaskState } from './task.row.ts';

/** What changes; what is left out stays, null takes owner or date away. */
export interface TaskChange {
  readonly taskId: string;
  readonly title?: string | null | undefined;
  readonly ownerId?: string | null | undefined;
  readonly dueAt?: DateTime | null | undefined;
  readonly state?: TaskState | null | undefined;
}

const needed: Permission = 'room:work';

/** Changes, closes or reopens a task. Its owner may close it whatever their role. */
export async function amendTask(work: Work, change: TaskChange): Promise<{ taskId: string }> {
  const { db, organizationId, now } = work;
  const where = { organizationId, id: change.taskId };
  const before = found(await db.findOne(TaskRow, { where, lock: { mode: 'pessimistic_write' } }), 'task');
  const { title, ownerId, dueAt, state } = change;
  const onlyState = [title ?? undefined, ownerId, dueAt].every((value) => value === undefined);
  if (!may(work.actor, needed) && !(onlyState && before.ownerId === memberOf(work.actor)))
    throw new Refusal('FORBIDDEN', `Only its owner closes a task without the permission ${needed}.`, {
      permission: needed,
    });
  await checkMember(work, ownerId);
  const moved = state && state !== before.state ? state : null;
  const closing = moved && { closedBy: memberOf(work.actor), closedAt: now };
  const after = {
    ...(title && { title: taskTitle(title) }),
    ...(ownerId !== undefined && { ownerId }),
    ...(dueAt !== undefined && { dueAt }),
    ...(moved && { state: moved, ...(moved === 'OPEN' ? { closedBy: null, closedAt: null } : closing) }),
    updatedAt: now,
  };
  await updateRows(db, TaskRow, where, after);
  const current = { ...before, ...after };
  await record(work, {
    type: 'task.amended',
    incidentId: before.incidentId,
    details: {
      taskId: before.id,
      fields: Object.keys(after).filter((name) => ['title', 'ownerId', 'dueAt', 'state'].includes(name)),
      state: current.state,
      ownerId: current.ownerId,
      dueAt: current.dueAt?.toUTC().toISO() ?? null,
    },
  });
  return { taskId: before.id };
}
