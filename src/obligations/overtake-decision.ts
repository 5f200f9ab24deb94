import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import type { ObligationRow } from './obligation.row.ts';
import { ObligationDecisionRow } from './obligation-decision.row.ts';

/** Ends a decision because the duty it lifted was met after all; both stay on record. */
export async function overtakeDecision(
  { db, organizationId, now }: Work,
  { decisionId }: Pick<ObligationRow, 'decisionId'>,
): Promise<void> {
  if (!decisionId) return;
  const end = { endedAs: 'OVERTAKEN', endedAt: now } as const;
  await updateRows(db, ObligationDecisionRow, { organizationId, id: decisionId }, end);
}
