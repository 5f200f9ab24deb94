import { found } from '../domain/refusal.ts';
import { ObligationRow } from '../obligations/obligation.row.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { record } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import { countUnreached } from './find-unreached.ts';

/** Notes, before a line of it leaves, that somebody takes the list of people not reached out in clear, and why. */
export async function listUnreached(
  work: Work,
  { obligationId, reason }: { readonly obligationId: string; readonly reason: string },
  filesReach: boolean,
): Promise<{ obligationId: string; count: number }> {
  const { db, organizationId } = work;
  const obligation = found(
    await db.findOneBy(ObligationRow, { organizationId, id: obligationId }),
    'obligation',
  );
  const { incidentId } = obligation;
  const stated = await makeStatement(work, { kind: 'LISTING_REASON', text: reason, incidentId });
  const count = await countUnreached(db, obligation, filesReach);
  await record(work, {
    type: 'people.listed-in-clear',
    incidentId,
    details: { obligationId, count, reason: stated },
  });
  return { obligationId, count };
}
