import type { DateTime } from 'luxon';
import { In } from 'typeorm';
import { isOpen } from '../domain/lifecycle.ts';
import { takeTurn } from '../domain/reminders.ts';
import { findIncident } from '../incidents/find-incident.ts';
import { pageStaff } from '../pager/page-staff.ts';
import { lockRecord, record } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import { ObligationRow } from './obligation.row.ts';
import { ReminderRow, type ReminderState } from './reminder.row.ts';

/** A reminder that leaves later than this after its instant says that it is late. */
const LATE_AFTER_SECONDS = 120;

/**
 * What a wakeup does: of each clock the latest reminder that has come due goes out, once, in one digest for the
 * incident; the earlier ones are recorded as overtaken. After an outage nobody gets a burst of stale mail.
 */
export async function sendReminders(work: Work, incidentId: string): Promise<void> {
  const { db, organizationId, now } = work;
  await lockRecord(work);
  const waiting = await db.find(ReminderRow, {
    where: { organizationId, incidentId, state: 'WAITING' },
    lock: { mode: 'pessimistic_write' },
    order: { fireAt: 'ASC', id: 'ASC' },
  });
  const incident = await findIncident(db, organizationId, incidentId);
  if (!isOpen(incident.state))
    return settle(
      work,
      waiting.map(({ id }) => id),
      'CANCELLED',
    );

  const fired: ReminderRow[] = [];
  const overtaken: string[] = [];
  for (const obligationId of new Set(waiting.map((reminder) => reminder.obligationId))) {
    const turn = takeTurn(
      waiting.filter((reminder) => reminder.obligationId === obligationId),
      now,
    );
    if (turn.fire) fired.push(turn.fire);
    overtaken.push(...turn.overtaken.map(({ id }) => id));
  }
  if (fired.length === 0) return;

  const late = fired.filter(({ fireAt }) => isLate(fireAt, now)).map(({ id }) => id);
  const reminderIds = fired.map(({ id }) => id);
  await settle(work, reminderIds, 'SENT', late);
  await settle(work, overtaken, 'OVERTAKEN');
  await record(work, {
    type: 'reminder.sent',
    incidentId,
    details: { reminderIds, overtaken, late: late.length > 0 },
  });
  const obligationIds = fired.map(({ obligationId }) => obligationId);
  await pageStaff(work, incidentId, 'CLOCK', obligationIds, await earliestDue(work, obligationIds));
}

async function earliestDue({ db, organizationId }: Work, ids: readonly string[]): Promise<DateTime | null> {
  const [first] = await db.find(ObligationRow, {
    select: { organizationId: true, id: true, dueAt: true },
    where: { organizationId, id: In([...ids]) },
    order: { dueAt: 'ASC' },
    take: 1,
  });
  return first?.dueAt ?? null;
}

function isLate(fireAt: DateTime, now: DateTime): boolean {
  return now.toSeconds() - fireAt.toSeconds() > LATE_AFTER_SECONDS;
}

async function settle(
  { db, organizationId, now }: Work,
  ids: readonly string[],
  state: ReminderState,
  late: readonly string[] = [],
): Promise<void> {
  if (ids.length === 0) return;
  await db.query(
    `update reminder set state = $3, settled_at = $4, late = id = any($5::uuid[])
      where organization_id = $1 and id = any($2::uuid[])`,
    [organizationId, [...ids], state, now.toJSDate(), [...late]],
  );
}
