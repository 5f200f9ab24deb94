import { DateTime } from 'luxon';
import { v7 as uuid } from 'uuid';
import { findIncident } from '../incidents/find-incident.ts';
import { lockRecord } from '../platform/audit/record.ts';
import { insertRows, updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { wakeAt } from '../platform/jobs/wakeup.ts';
import { type AlertKind, AlertRow } from './alert.row.ts';
import { findSettings } from './find-settings.ts';
import { remindedMembers } from './reminded-members.ts';
import { sendPage } from './send-page.ts';

/**
 * Pages the people who can act: opens an alert that escalates until somebody acknowledges it. `ids` name what it is
 * about. What is open already is not paged again, except clocks: each digest of an incident goes out, in one alert.
 */
export async function pageStaff(
  work: Work,
  incidentId: string,
  kind: AlertKind,
  ids: readonly string[],
  dueAt: DateTime | null = null,
): Promise<{ alertId: string }> {
  const { db, organizationId, now } = work;
  await lockRecord(work);
  const incident = await findIncident(db, organizationId, incidentId);
  const known = await openAlert(work, incidentId, kind, ids);
  if (known && kind !== 'CLOCK') return { alertId: known.id };

  const { escalation } = await findSettings(db, organizationId);
  const near =
    kind !== 'CLOCK' ||
    (dueAt !== null && dueAt.toMillis() <= now.plus({ minutes: escalation.withinMinutes }).toMillis());
  const first = near && escalation.steps[0] ? now.plus({ minutes: escalation.steps[0].afterMinutes }) : null;
  // A new digest does not put back how far the one before it had climbed.
  const climbing = known?.nextAt ?? null;
  const change = {
    subjectIds: [...ids],
    dueAt,
    pagedAt: now,
    step: climbing && known ? known.step : 0,
    nextAt: climbing ?? first,
    exhaustedAt: null,
  };
  const alert: AlertRow = {
    organizationId,
    id: known?.id ?? uuid({ msecs: now.toMillis() }),
    incidentId,
    kind,
    state: 'OPEN',
    openedAt: known?.openedAt ?? now,
    acknowledgedAt: null,
    acknowledgedBy: null,
    ...change,
  };
  if (known) await updateRows(db, AlertRow, { organizationId, id: known.id }, change);
  else await insertRows(db, AlertRow, alert);
  if (alert.nextAt) await wakeAt(work, DateTime.max(alert.nextAt, now), 'escalate', alert.id);
  const members = await remindedMembers(db, incident);
  await sendPage(work, alert, incident, { step: 0, members, contacts: [] });
  return { alertId: alert.id };
}

async function openAlert(
  { db, organizationId }: Work,
  incidentId: string,
  kind: AlertKind,
  ids: readonly string[],
): Promise<AlertRow | undefined> {
  const open = await db.find(AlertRow, {
    where: { organizationId, incidentId, kind, state: 'OPEN' },
    lock: { mode: 'pessimistic_write' },
  });
  const same = (other: readonly string[]) =>
    other.length === ids.length && ids.every((id) => other.includes(id));
  return open.find(({ subjectIds }) => kind === 'CLOCK' || same(subjectIds));
}
