import { Refusal } from '../domain/refusal.ts';
import type { RecipientKind } from '../domain/rule.ts';
import type { ObligationRow } from '../obligations/obligation.row.ts';
import type { Audience } from './notice.row.ts';

const audiences: Readonly<Record<string, Audience>> = {
  individuals: 'PEOPLE',
  subscribers: 'PEOPLE',
  service_recipients: 'PEOPLE',
  authority: 'AUTHORITY',
  cra: 'AUTHORITY',
  law_enforcement: 'AUTHORITY',
  controller: 'CONTROLLER',
};

/** Who reads a notice that answers a duty towards such a recipient; null: no notice is written to them. */
export function audienceOf(kind: RecipientKind): Audience | null {
  return audiences[kind] ?? null;
}

/** The one audience these obligations have in common: a text for people and a text for an authority are two notices. */
export function audienceOfObligations(obligations: readonly ObligationRow[]): Audience {
  const kinds = [...new Set(obligations.map(({ recipientKind }) => recipientKind))];
  const found = new Set(kinds.map((kind) => audiences[kind]));
  const [audience] = found;
  if (audience === undefined || found.has(undefined)) {
    throw new Refusal(
      'INVALID_INPUT',
      `No notice is written to ${kinds.filter((kind) => !audiences[kind]).join(', ') || 'nobody'}: name obligations towards people, authorities or controllers.`,
    );
  }
  if (found.size > 1) {
    throw new Refusal(
      'INVALID_INPUT',
      'These obligations have different audiences. Draft one notice for each: people, authorities, controllers.',
    );
  }
  return audience;
}
