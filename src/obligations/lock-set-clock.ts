import { found, Refusal } from '../domain/refusal.ts';
import { lockIncident } from '../incidents/find-incident.ts';
import { lockRecord } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import { ObligationRow } from './obligation.row.ts';
import { SetClockRow } from './set-clock.row.ts';

/** The clock that a person set and its obligation, locked; refused for one of a rule, and for one that is settled. */
export async function lockSetClock(
  work: Work,
  obligationId: string,
): Promise<{
  obligation: ObligationRow & { dueAt: NonNullable<ObligationRow['dueAt']> };
  clock: SetClockRow;
}> {
  const { db, organizationId } = work;
  const where = { organizationId, id: obligationId };
  const { incidentId } = found(await db.findOneBy(ObligationRow, where), 'obligation');
  await lockIncident(work, incidentId);
  await lockRecord(work);
  const obligation = await db.findOneOrFail(ObligationRow, { where, lock: { mode: 'pessimistic_write' } });
  const clock = await db.findOneBy(SetClockRow, { organizationId, obligationId });
  const { dueAt } = obligation;
  if (!clock || !dueAt)
    throw new Refusal(
      'CONFLICT',
      'The clock of this obligation is computed by its rule: correct the facts, or file what it asks for.',
    );
  if (obligation.state !== 'OPEN')
    throw new Refusal('CONFLICT', 'This clock is settled. Set a new one if something is owed again.', {
      state: obligation.state,
      outcome: clock.outcome,
    });
  return { obligation: { ...obligation, dueAt }, clock };
}
