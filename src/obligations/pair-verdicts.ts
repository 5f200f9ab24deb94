import type { Verdict } from '../domain/assess.ts';
import type { ObligationRow } from './obligation.row.ts';

export interface Pairing {
  readonly pairs: readonly (readonly [Verdict, ObligationRow | null])[];
  /** Known obligations that no verdict speaks of any more. */
  readonly left: readonly ObligationRow[];
}

/**
 * Finds the known obligation of each verdict. One whose recipient was still a question is the same duty once exactly one
 * recipient is found: what was filed for it, and its clock, stay with it.
 */
export function pairVerdicts(verdicts: readonly Verdict[], rows: readonly ObligationRow[]): Pairing {
  const left = new Map(rows.map((row) => [keyOf(row.ruleId, row.recipientKey), row]));
  const take = (row: ObligationRow | undefined) => {
    if (row) left.delete(keyOf(row.ruleId, row.recipientKey));
    return row ?? null;
  };
  const direct = verdicts.map(
    (verdict) => [verdict, take(left.get(keyOf(verdict.ruleId, verdict.recipient.key)))] as const,
  );
  const pairs = direct.map(([verdict, row]) => {
    if (row || verdict.verdict === 'NOT_REQUIRED') return [verdict, row] as const;
    const siblings = direct.filter(([other]) => other.ruleId === verdict.ruleId);
    const open = [...left.values()].filter(
      ({ ruleId, why }) => ruleId === verdict.ruleId && !why.recipientDecided,
    );
    return [verdict, siblings.length === 1 && open.length === 1 ? take(open[0]) : null] as const;
  });
  return { pairs, left: [...left.values()] };
}

const keyOf = (ruleId: string, recipientKey: string) => `${ruleId} → ${recipientKey}`;
