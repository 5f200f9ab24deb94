import type { DateTime } from 'luxon';
import { v7 as uuid } from 'uuid';
import { memberOf } from '../../domain/actor.ts';
import { Refusal } from '../../domain/refusal.ts';
import { record } from '../../platform/audit/record.ts';
import { insertRows } from '../../platform/database/rows.ts';
import type { Work } from '../../platform/database/work.ts';
import { findIncident } from '../find-incident.ts';
import { checkMember } from './check-member.ts';
import { TaskRow } from './task.row.ts';

export interface NewTask {
  readonly incidentId: string;
  readonly title: string;
  readonly ownerId?: string | null | undefined;
  readonly dueAt?: DateTime | null | undefined;
}

const LONGEST = 300;

/** Puts something to be done on the incident's list, on closed ones too: what was learned leaves work behind. */
export async function addTask(work: Work, input: NewTask): Promise<{ taskId: string }> {
  const { db, organizationId, now } = work;
  const { incidentId, ownerId = null, dueAt = null } = input;
  await findIncident(db, organizationId, incidentId);
  await checkMember(work, ownerId);
  const taskId = uuid({ msecs: now.toMillis() });
  await insertRows(db, TaskRow, {
    ...{ organizationId, id: taskId, incidentId, title: taskTitle(input.title), ownerId, dueAt },
    ...{ state: 'OPEN', createdBy: memberOf(work.actor), createdAt: now, updatedAt: now },
    ...{ closedBy: null, closedAt: null },
  });
  await record(work, {
    type: 'task.added',
    incidentId,
    details: { taskId, ownerId, dueAt: dueAt?.toUTC().toISO() ?? null },
  });
  return { taskId };
}

/** A title as it is kept; a few words. */
export function taskTitle(given: string): string {
  const title = given.trim();
  if (title === '' || title.length > LONGEST)
    throw new Refusal('INVALID_INPUT', `A task has a title of 1 to ${LONGEST} characters.`);
  return title;
}
