import { DateTime } from 'luxon';
import { record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { ObligationRow } from './obligation.row.ts';
import { overtakeDecision } from './overtake-decision.ts';
import { planRemindersOf } from './plan-reminders.ts';
import { unproven, withdrawn } from './shown-filing.ts';

/** When the earliest first submission left that nobody rejected or took back, and of which something shows it; null: none stands. */
async function firstStanding(
  { db, organizationId }: Work,
  obligationId: string,
): Promise<DateTime<true> | null> {
  const [row] = await db.query(
    `select min(f.submitted_at) as at from filing f
      where f.organization_id = $1 and f.obligation_id = $2 and f.kind = 'INITIAL'
        and exists (select from filing_step s where s.organization_id = f.organization_id and s.filing_id = f.id
                     and s.state in ('SUBMITTED', 'ACKNOWLEDGED'))
        and not exists (select from filing_step s where s.organization_id = f.organization_id and s.filing_id = f.id
                         and s.state = 'REJECTED')
        and not ${withdrawn('f')} and not ${unproven('f')}`,
    [organizationId, obligationId],
  );
  return row.at === null ? null : (DateTime.fromJSDate(row.at, { zone: 'utc' }) as DateTime<true>);
}

/**
 * After one filing was answered or taken back: the duty is met as long as a first one stands, and open again
 * when none does. What else met or ended it is left as it is.
 */
export async function settleByFilings(work: Work, obligation: ObligationRow): Promise<void> {
  const { db, organizationId, now } = work;
  const { id, incidentId } = obligation;
  if (obligation.state !== 'MET' && obligation.state !== 'OPEN') return;
  const answeredAt = await firstStanding(work, id);
  const state = answeredAt === null ? 'OPEN' : 'MET';
  await updateRows(db, ObligationRow, { organizationId, id }, { state, answeredAt, updatedAt: now });
  if (state === obligation.state) return;
  if (state === 'MET') await overtakeDecision(work, obligation);
  await planRemindersOf(work, { ...obligation, state });
  if (state === 'MET')
    await record(work, {
      type: 'obligation.met',
      incidentId,
      details: { obligationId: id, by: 'FILING' },
    });
}
