import type { Verdict } from '../domain/assess.ts';
import { type BoundFacts, boundFacts, changedFacts } from '../domain/fact-binding.ts';
import type { IncidentFacts, OrganizationFacts } from '../domain/facts.ts';
import { found } from '../domain/refusal.ts';
import { record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { ObligationRow, type ObligationState } from './obligation.row.ts';
import { ObligationDecisionRow } from './obligation-decision.row.ts';

/** What a decision is held against. */
export interface Judged {
  readonly verdict: Verdict;
  readonly facts: IncidentFacts;
  readonly organization: OrganizationFacts;
}

/**
 * Reopens the decision on an obligation if a fact it was bound to has changed, and answers the state the obligation
 * had before it; DECIDED if it stands. null: nobody is to be told any more, and the decision has lost its object.
 */
export async function reopenDecision(
  work: Work,
  { id: obligationId, incidentId, decisionId }: ObligationRow,
  judged: Judged | null,
): Promise<ObligationState> {
  const { db, organizationId, now } = work;
  const key = { organizationId, id: decisionId ?? '' };
  const decision = found(await db.findOneBy(ObligationDecisionRow, key), 'decision');
  const changed = judged ? changedFacts(decision.facts, bound(judged)) : ['recipient'];
  if (changed.length === 0) return 'DECIDED';
  // The obligation first: it may not point to a decision that does not stand.
  const { stateBefore } = decision;
  await updateRows(
    db,
    ObligationRow,
    { organizationId, id: obligationId },
    { state: stateBefore, decisionId: null, updatedAt: now },
  );
  await updateRows(db, ObligationDecisionRow, key, {
    ...{ endedAs: 'REOPENED', endedAt: now, changedFacts: [...changed] },
  });
  await record(work, {
    type: 'obligation.decision-reopened',
    incidentId,
    details: { obligationId, decisionId: decision.id, facts: [...changed] },
  });
  return stateBefore;
}

function bound({ verdict, facts, organization }: Judged): BoundFacts {
  return boundFacts(verdict, facts, organization);
}
