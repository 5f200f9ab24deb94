import { memberOf } from '../domain/actor.ts';
import { found, Refusal } from '../domain/refusal.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { lockObligation } from './lock-obligation.ts';
import { ObligationRow } from './obligation.row.ts';
import { ObligationDecisionRow } from './obligation-decision.row.ts';
import { planRemindersOf } from './plan-reminders.ts';
import { stateAfter } from './state-after.ts';

/** Takes a decision back, with a reason: the obligation stands again as the facts have it; the decision stays on record. */
export async function withdrawDecision(
  work: Work,
  { obligationId, reason }: { obligationId: string; reason: string },
): Promise<{ obligationId: string }> {
  const { db, organizationId, now } = work;
  const obligation = await lockObligation(work, obligationId);
  const { decisionId, incidentId, verdict } = obligation;
  if (!decisionId)
    throw new Refusal('CONFLICT', 'No decision stands on this obligation.', { state: obligation.state });
  const key = { organizationId, id: decisionId };
  const { stateBefore } = found(await db.findOneBy(ObligationDecisionRow, key), 'decision');
  const said = await makeStatement(work, { kind: 'DECISION_WITHDRAWAL', text: reason, incidentId });
  await updateRows(db, ObligationDecisionRow, key, {
    ...{ endedAs: 'WITHDRAWN', endedAt: now, endedBy: memberOf(work.actor), endReasonId: said.statementId },
  });
  const change = { state: stateAfter(stateBefore, verdict), decisionId: null, updatedAt: now };
  await updateRows(db, ObligationRow, { organizationId, id: obligationId }, change);
  await planRemindersOf(work, { ...obligation, ...change });
  await record(work, {
    type: 'obligation.decision-withdrawn',
    incidentId,
    details: { obligationId, decisionId, reason: said },
  });
  return { obligationId };
}
