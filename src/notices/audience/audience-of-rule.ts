import { Refusal } from '../../domain/refusal.ts';
import type { RecipientKind } from '../../domain/rule.ts';
import type { ObligationRow } from '../../obligations/obligation.row.ts';
import type { Audience, TemplateUse } from '../notice.row.ts';

const audiences: Readonly<Record<string, Audience>> = {
  individuals: 'PEOPLE',
  subscribers: 'PEOPLE',
  service_recipients: 'CUSTOMER',
  authority: 'AUTHORITY',
  market: 'AUTHORITY',
  cra: 'CRA',
  media: 'MEDIA',
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
      `No notice is written to ${kinds.filter((kind) => !audiences[kind]).join(', ') || 'nobody'}: name obligations towards somebody else.`,
    );
  }
  if (found.size > 1) {
    throw new Refusal(
      'INVALID_INPUT',
      'These obligations have different audiences. Draft one notice for each: people, customers, media, authorities, credit bureaus, controllers.',
    );
  }
  return audience;
}

/** Whether it is sent to each of the people imported, rather than to recipients that duties name, or published. */
export function goesToEach({
  audience,
  use,
}: {
  readonly audience: Audience;
  readonly use: TemplateUse;
}): boolean {
  return (audience === 'PEOPLE' || audience === 'CUSTOMER') && use === 'message';
}

/** Whether people read it, or everybody, rather than one authority or business by name. */
export function isPublic({ audience }: { readonly audience: Audience }): boolean {
  return audience === 'PEOPLE' || audience === 'CUSTOMER' || audience === 'MEDIA';
}
