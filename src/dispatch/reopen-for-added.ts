import type { Event } from '../domain/event.ts';
import { ObligationRow } from '../obligations/obligation.row.ts';
import { settleByCoverage } from '../obligations/settle-by-coverage.ts';
import { lockRecord } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import { countUntold } from './count-coverage.ts';

/** Follows people being added: what everybody had been told is partly met again, since those who came since were not. */
export async function reopenForAdded(work: Work, { incidentId }: Event): Promise<void> {
  if (!incidentId) return;
  const { db, organizationId } = work;
  await lockRecord(work);
  const met = await db.find(ObligationRow, {
    where: { organizationId, incidentId, state: 'MET', recipientKind: 'individuals' },
    order: { id: 'ASC' },
  });
  for (const obligation of met) {
    const untold = await countUntold(work, obligation);
    const [{ told }] = await db.query(
      `select count(distinct d.person_id)::int as told
         from notice_obligation o
         join dispatch s on s.organization_id = $1 and s.notice_id = o.notice_id and s.kind = 'LIVE' and s.state = 'COMPLETED'
         join delivery d on d.organization_id = $1 and d.dispatch_id = s.id
        where o.organization_id = $1 and o.obligation_id = $2`,
      [organizationId, obligation.id],
    );
    if (untold > 0 && told > 0)
      await settleByCoverage(work, obligation.id, {
        reached: told,
        total: told + untold,
        since: obligation.answeredAt,
      });
  }
}
