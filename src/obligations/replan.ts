import { In } from 'typeorm';
import type { Work } from '../platform/database/work.ts';
import { wakeAt } from '../platform/jobs/wakeup.ts';
import { ObligationRow } from './obligation.row.ts';
import { planRemindersOf } from './plan-reminders.ts';

/**
 * What follows when the organization reminds otherwise: its open clocks are planned anew, incident by incident, each in
 * a transaction of its own. Nothing that is about to go out is lost, and nothing that went out goes out again.
 */
export async function replan(work: Work, subjectId: string): Promise<void> {
  const { db, organizationId, now } = work;
  if (subjectId === organizationId) {
    const incidents: { id: string }[] = await db.query(
      `select distinct incident_id as id from obligation
        where organization_id = $1 and state in ('OPEN', 'PARTLY_MET') and due_at is not null`,
      [organizationId],
    );
    for (const { id } of incidents) await wakeAt(work, now, 'replan', id);
    return;
  }
  const open = await db.find(ObligationRow, {
    where: { organizationId, incidentId: subjectId, state: In(['OPEN', 'PARTLY_MET']) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  for (const obligation of open) await planRemindersOf(work, obligation, { announce: false });
}
