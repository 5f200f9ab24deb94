import type { DateTime } from 'luxon';
import { type PlannedReminder, planReminders, quietUntil } from '../domain/reminders.ts';
import { findSettings } from '../pager/find-settings.ts';
import type { Work } from '../platform/database/work.ts';
import { wakeAt } from '../platform/jobs/wakeup.ts';
import type { ObligationRow } from './obligation.row.ts';
import { SnoozeRow } from './snooze.row.ts';

/**
 * Plans the reminders of an obligation's due instant anew. Those whose time has passed are not sent one by one: the
 * latest of them goes out at once, so that a clock that starts late, or moved, announces itself. Without `announce`
 * what has passed is left as it is, also what is due this moment and has not gone out yet.
 */
export async function planRemindersOf(
  work: Work,
  obligation: Pick<ObligationRow, 'id' | 'incidentId' | 'state' | 'dueAt'>,
  { announce = true }: { announce?: boolean } = {},
): Promise<void> {
  const { db, organizationId, now } = work;
  const over = !obligation.dueAt || (obligation.state !== 'OPEN' && obligation.state !== 'PARTLY_MET');
  await db.query(
    `update reminder set state = 'CANCELLED', settled_at = $3
      where organization_id = $1 and obligation_id = $2 and state = 'WAITING' and ($4 or fire_at > $3)`,
    [organizationId, obligation.id, now.toJSDate(), announce || over],
  );
  if (over) return;

  const kept = await plannedFrom(work, obligation.id, obligation.dueAt as DateTime<true>, announce);
  // A clock that comes back to an instant it had before: what was cancelled waits again, what was sent stays sent.
  await db.query(
    `insert into reminder (organization_id, id, incident_id, obligation_id, offset_minutes, fire_at, state, late)
     select $1, uuid_v7(), $2, $3, plan.offset_minutes, plan.fire_at, 'WAITING', false
       from unnest($4::int[], $5::timestamptz[]) as plan(offset_minutes, fire_at)
     on conflict on constraint reminder_once do update set state = 'WAITING', settled_at = null
      where reminder.state = 'CANCELLED'`,
    [
      organizationId,
      obligation.incidentId,
      obligation.id,
      kept.map(({ offsetMinutes }) => offsetMinutes),
      kept.map(({ fireAt }) => fireAt.toJSDate()),
    ],
  );
  for (const { fireAt } of kept) await wakeAt(work, fireAt, 'reminders', obligation.incidentId);
}

async function plannedFrom(
  { db, organizationId, now }: Work,
  obligationId: string,
  dueAt: DateTime<true>,
  announce: boolean,
): Promise<readonly PlannedReminder[]> {
  const { offsetsMinutes } = await findSettings(db, organizationId);
  const snooze = await db.findOneBy(SnoozeRow, { organizationId, obligationId });
  // A snooze was granted for one due instant: a clock that moved speaks again.
  const quiet = snooze && snooze.dueAt.toMillis() === dueAt.toMillis() ? snooze.until : null;
  const planned = planReminders(dueAt, offsetsMinutes);
  const ahead = quietUntil(
    planned.filter(({ fireAt }) => fireAt > now),
    quiet,
  );
  const latestPassed = announce && planned.filter(({ fireAt }) => fireAt <= now).at(-1);
  return latestPassed ? [{ ...latestPassed, fireAt: now }, ...ahead] : ahead;
}
