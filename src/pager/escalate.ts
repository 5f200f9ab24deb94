import { stepAt } from '../domain/escalation.ts';
import { isOpen } from '../domain/lifecycle.ts';
import { findIncident } from '../incidents/find-incident.ts';
import { lockRecord, record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { wakeAt } from '../platform/jobs/wakeup.ts';
import { AlertRow } from './alert.row.ts';
import { findSettings } from './find-settings.ts';
import { peopleOfStep } from './people-of-step.ts';
import { sendPage } from './send-page.ts';

/**
 * What a wakeup does when nobody acknowledged in time: the next step is paged. Its delay runs from when that really
 * happened, so that after an outage the steps follow one another as planned, and not at once.
 */
export async function escalate(work: Work, alertId: string): Promise<void> {
  const { db, organizationId, now } = work;
  await lockRecord(work);
  const alert = await db.findOne(AlertRow, {
    where: { organizationId, id: alertId },
    lock: { mode: 'pessimistic_write' },
  });
  if (alert?.state !== 'OPEN' || !alert.nextAt || alert.nextAt > now) return;
  const key = { organizationId, id: alertId };
  const incident = await findIncident(db, organizationId, alert.incidentId);
  if (!isOpen(incident.state)) {
    await updateRows(db, AlertRow, key, { state: 'ENDED', nextAt: null });
    return;
  }
  const { escalation } = await findSettings(db, organizationId);
  const step = alert.step + 1;
  const turn = stepAt(escalation, step);
  if (!turn) {
    await updateRows(db, AlertRow, key, { nextAt: null, exhaustedAt: now });
    await record(work, {
      type: 'alert.exhausted',
      incidentId: incident.id,
      details: { alertId, step: alert.step },
    });
    return;
  }
  const next = stepAt(escalation, step + 1) ?? turn;
  const change = { step, pagedAt: now, nextAt: now.plus({ minutes: next.afterMinutes }) };
  await updateRows(db, AlertRow, key, change);
  await wakeAt(work, change.nextAt, 'escalate', alertId);
  const people = await peopleOfStep(work, incident, turn.to);
  await sendPage(work, { ...alert, ...change }, incident, { step, ...people });
}
