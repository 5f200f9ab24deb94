import type { DateTime } from 'luxon';
import { In } from 'typeorm';
import { memberOf } from '../domain/actor.ts';
import { found, Refusal } from '../domain/refusal.ts';
import { showInstant } from '../domain/time-display.ts';
import { lockIncident } from '../incidents/find-incident.ts';
import { findOrganization } from '../organizations/find-organization.ts';
import { lockRecord, record } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import { ObligationRow } from './obligation.row.ts';
import { planRemindersOf } from './plan-reminders.ts';

export interface Snooze {
  readonly obligationId?: string | null | undefined;
  /** All open clocks of an incident that are not due yet. */
  readonly incidentId?: string | null | undefined;
  readonly until: DateTime;
}

/** Keeps the reminders of clocks quiet for a while. Never past a due instant: the reminder there always comes. */
export async function snooze(
  work: Work,
  { obligationId, incidentId, until: wished }: Snooze,
): Promise<{ obligationIds: string[] }> {
  const { db, organizationId, now } = work;
  const until = wished.toUTC();
  if (!obligationId === !incidentId)
    throw new Refusal('INVALID_INPUT', 'Name an obligation, or an incident for all of its clocks.');
  const one =
    obligationId &&
    found(await db.findOneBy(ObligationRow, { organizationId, id: obligationId }), 'obligation');
  const ofIncident = one ? one.incidentId : (incidentId as string);
  await lockIncident(work, ofIncident);
  if (until <= now)
    throw new Refusal('INVALID_INPUT', 'until lies in the past: say when the reminders are to go on.', {
      field: 'until',
    });
  await lockRecord(work);
  const clocks = await db.find(ObligationRow, {
    where: {
      organizationId,
      incidentId: ofIncident,
      state: In(['OPEN', 'PARTLY_MET']),
      ...(one && { id: one.id }),
    },
    order: { dueAt: 'ASC', id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  const running = clocks.filter(({ dueAt }) => dueAt && dueAt > now);
  const first = running[0]?.dueAt;
  if (!first)
    throw new Refusal(
      'CONFLICT',
      'There is nothing to snooze: what is due already is reminded of until it is met, and a clock without a date reminds nobody.',
    );
  if (until > first) {
    const { timeZone } = await findOrganization(db, organizationId);
    throw new Refusal(
      'INVALID_INPUT',
      `Reminders cannot be snoozed past the due instant, ${showInstant(first, timeZone)}. Snooze until then at the latest.`,
      { field: 'until', dueAt: first.toISO() },
    );
  }
  for (const { id, dueAt } of running) {
    await db.query(
      `insert into snooze (organization_id, obligation_id, due_at, until, set_by, set_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (organization_id, obligation_id) do update set due_at = excluded.due_at, until = excluded.until,
         set_by = excluded.set_by, set_at = excluded.set_at`,
      [organizationId, id, dueAt?.toJSDate(), until.toJSDate(), memberOf(work.actor), now.toJSDate()],
    );
  }
  for (const clock of running) await planRemindersOf(work, clock, { announce: false });
  const obligationIds = running.map(({ id }) => id);
  await record(work, {
    type: 'reminder.snoozed',
    incidentId: ofIncident,
    details: { obligationIds, until: until.toISO() as string },
  });
  return { obligationIds };
}
