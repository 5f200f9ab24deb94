import { In } from 'typeorm';
import { Refusal } from '../domain/refusal.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { record } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import { ObligationRow } from './obligation.row.ts';
import { waitsForOf } from './order.batch.ts';

/** What is about to be answered, all of it at once. */
export interface Answering {
  readonly incidentId: string;
  readonly obligationIds: readonly string[];
  /** Why it happens before what should come first. */
  readonly outOfOrderReason?: string | null | undefined;
}

/**
 * Refuses an answer that must come after another one that is still open (Maryland: the Attorney General before the
 * residents), unless somebody says in writing why: an order must never be what makes a team miss a deadline.
 */
export async function checkOrder(
  work: Work,
  { incidentId, obligationIds, outOfOrderReason }: Answering,
): Promise<void> {
  const { db, organizationId } = work;
  const before = (await waitsForOf(db, [...obligationIds])).map((ids) =>
    ids.filter((id) => !obligationIds.includes(id)),
  );
  const waitedFor = [...new Set(before.flat())];
  if (waitedFor.length === 0) return;
  if (!outOfOrderReason?.trim()) {
    const rows = await db.findBy(ObligationRow, { organizationId, id: In(waitedFor) });
    const named = rows.map(
      ({ rule, recipientName, recipientKey, verdict }) =>
        `${rule.citation} to ${recipientName ?? recipientKey}${verdict === 'UNDECIDED' ? ' (still undecided)' : ''}`,
    );
    throw new Refusal(
      'CONFLICT',
      `This has to come after ${named.join(' and ')}. Answer that first, or say in outOfOrderReason why it cannot wait.`,
      { field: 'outOfOrderReason', waitsFor: waitedFor },
    );
  }
  const reason = await makeStatement(work, { kind: 'ORDER_REASON', text: outOfOrderReason, incidentId });
  await record(work, {
    type: 'obligation.answered-out-of-order',
    incidentId,
    details: { obligationIds: obligationIds.filter((_, i) => before[i]?.length), waitedFor, reason },
  });
}
