import { In } from 'typeorm';
import { IncidentRow } from '../incidents/incident.row.ts';
import { asService, type Work } from '../platform/database/work.ts';
import { wakeAt } from '../platform/jobs/wakeup.ts';

/**
 * Has every open incident judged again: a fact of the organization itself changed. Each in a transaction of its own,
 * by the worker, so that a thousand incidents do not hold up whoever reports the next one.
 */
export async function assessOpenIncidents(work: Work): Promise<void> {
  const { db, organizationId, now } = work;
  // Restricted ones too: whoever changed the organization need not see them.
  const open = await asService(work, () =>
    db.find(IncidentRow, {
      select: { organizationId: true, id: true },
      where: { organizationId, state: In(['REPORTED', 'INVESTIGATING', 'CONTAINED']) },
    }),
  );
  for (const { id } of open) await wakeAt(work, now, 'assess', id);
}
