import type { Client } from './client.ts';
import { type Clock, showClocks } from './screen.ts';

/** An obligation as the play asks for it. */
export interface Duty extends Clock {
  readonly id: string;
  readonly ruleId: string;
  readonly recipientKind: string;
  readonly recipientDecided: boolean;
  readonly dueAt: string | null;
  readonly openQuestions: readonly { readonly key: string; readonly question: string }[];
  readonly exemptions: readonly { readonly says: string; readonly value: string }[];
}

export const DUTIES = `obligations { id ruleId title citation source recipientKind recipientName recipientDecided verdict state
  provisional dueAt dueLocal derivation { says } remaining overdueBy openQuestions { key question } exemptions { says value } }`;

/** The obligations of an incident now, those that no longer apply left out. */
export async function dutiesOf({ ask }: Client, token: string, incidentId: string): Promise<Duty[]> {
  const { incident } = await ask<{ incident: { obligations: Duty[] } }>(
    token,
    `query ($id: ID!) { incident(id: $id) { ${DUTIES} } }`,
    { id: incidentId },
  );
  return incident.obligations.filter(({ state }) => state !== 'LAPSED');
}

/** Shows the clocks of some rules, in the order in which they end. */
export function showDuties(duties: readonly Duty[], ...rules: string[]): void {
  showClocks(duties.filter(({ ruleId }) => rules.length === 0 || rules.includes(ruleId)));
}
