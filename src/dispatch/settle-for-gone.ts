import type { Event } from '../domain/event.ts';
import { ObligationRow } from '../obligations/obligation.row.ts';
import { settleByCoverage } from '../obligations/settle-by-coverage.ts';
import type { Work } from '../platform/database/work.ts';
import { coverageOfAll, filesCountFor } from './count-coverage.ts';

/** Follows an erasure or a removal: where only they had not been reached, the obligation is met now. */
export async function settleForGone(work: Work, { incidentId }: Event): Promise<void> {
  if (!incidentId) return;
  const { db, organizationId } = work;
  const open = await db.find(ObligationRow, {
    where: { organizationId, incidentId, state: 'PARTLY_MET', recipientKind: 'individuals' },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  if (open.length === 0) return;
  const byFile = await filesCountFor(db, { organizationId, incidentId }, false);
  for (const obligation of open) {
    const coverage = await coverageOfAll(work, obligation, byFile);
    if (coverage.reached > 0 && coverage.reached >= coverage.total)
      await settleByCoverage(work, obligation.id, coverage);
  }
}
