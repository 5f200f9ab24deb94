import { In } from 'typeorm';
import { memberOf } from '../domain/actor.ts';
import { found, Refusal } from '../domain/refusal.ts';
import { findIncident } from '../incidents/find-incident.ts';
import { lockRecord, record } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import { AlertRow } from './alert.row.ts';

export interface Acknowledgement {
  readonly alertId?: string | null | undefined;
  /** All open alerts of an incident. */
  readonly incidentId?: string | null | undefined;
}

/** "I have it": nobody further is paged for these alerts. Clocks run on, and so do their later reminders. */
export async function acknowledge(
  work: Work,
  { alertId, incidentId }: Acknowledgement,
): Promise<{ alertIds: string[] }> {
  const { db, organizationId, now } = work;
  if (!alertId === !incidentId)
    throw new Refusal('INVALID_INPUT', 'Name an alert, or an incident for all of its open alerts.');
  await lockRecord(work);
  if (incidentId) await findIncident(db, organizationId, incidentId);
  const where = alertId ? { id: alertId } : { incidentId: incidentId as string, state: 'OPEN' as const };
  const alerts = await db.find(AlertRow, {
    where: { organizationId, ...where },
    lock: { mode: 'pessimistic_write' },
    order: { openedAt: 'ASC', id: 'ASC' },
  });
  if (alertId) found(alerts[0], 'alert');
  const open = alerts.filter(({ state }) => state === 'OPEN');
  const [first] = open;
  if (first) {
    const alertIds = open.map(({ id }) => id);
    await db.update(
      AlertRow,
      { organizationId, id: In(alertIds) },
      { state: 'ACKNOWLEDGED', acknowledgedAt: now, acknowledgedBy: memberOf(work.actor), nextAt: null },
    );
    await record(work, {
      type: 'alert.acknowledged',
      incidentId: first.incidentId,
      details: { alertIds },
    });
  }
  return { alertIds: alerts.map(({ id }) => id) };
}
