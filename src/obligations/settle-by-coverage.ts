import type { DateTime } from 'luxon';
import { found } from '../domain/refusal.ts';
import { lockRecord, record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { ObligationRow } from './obligation.row.ts';
import { planRemindersOf } from './plan-reminders.ts';

/** What the dispatches that answer an obligation achieved together. */
export interface Coverage {
  readonly reached: number;
  readonly total: number;
  /** When the first of them started that reached anybody; null: none did. */
  readonly since: DateTime<true> | null;
}

/** Met means that everyone was reached; otherwise partly met, and the clock goes on. A dispatch that reached nobody changes nothing. */
export async function settleByCoverage(
  work: Work,
  obligationId: string,
  { reached, total, since }: Coverage,
): Promise<void> {
  const { db, organizationId, now } = work;
  await lockRecord(work);
  const obligation = found(
    await db.findOne(ObligationRow, {
      where: { organizationId, id: obligationId },
      lock: { mode: 'pessimistic_write' },
    }),
    'obligation',
  );
  if (reached === 0 || obligation.state === 'MET') return;
  const state = reached >= total ? 'MET' : 'PARTLY_MET';
  await updateRows(
    db,
    ObligationRow,
    { organizationId, id: obligationId },
    { state, answeredAt: obligation.answeredAt ?? since, updatedAt: now },
  );
  await planRemindersOf(work, { ...obligation, state });
  const { incidentId } = obligation;
  await record(
    work,
    state === 'MET'
      ? { type: 'obligation.met', incidentId, details: { obligationId, by: 'COVERAGE' } }
      : { type: 'obligation.partly-met', incidentId, details: { obligationId, reached, total } },
  );
}
