import type { EntityManager } from 'typeorm';
import type { RuleTerms } from '../domain/rule.ts';
import { readRows } from '../platform/database/read-rows.ts';
import { ObligationRow } from './obligation.row.ts';

/** The rule's terms and the reasoning: kilobytes each, of which a list shows three words. */
const kept = ['rule', 'why', 'openQuestions', 'derivation'] as const;

interface FromTerms extends Pick<RuleTerms, 'title' | 'citation'> {
  readonly verification: RuleTerms['verification']['state'];
}

/** An obligation as lists show it. */
export type ShownObligation = Omit<ObligationRow, (typeof kept)[number]> & FromTerms;

export type ReasonedObligation = Pick<ObligationRow, 'id' | 'why' | 'derivation'>;

/** Reads obligations (`t` in the SQL) without what lists leave out. */
export function readShown(
  db: EntityManager,
  rest: string,
  values: readonly unknown[],
): Promise<ShownObligation[]> {
  return readRows<ObligationRow, (typeof kept)[number], FromTerms>(db, ObligationRow, rest, values, {
    without: kept,
    more: {
      title: "t.rule ->> 'title'",
      citation: "t.rule ->> 'citation'",
      verification: "t.rule #>> '{verification,state}'",
    },
  });
}
