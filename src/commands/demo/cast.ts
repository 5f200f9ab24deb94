import type { Client } from './client.ts';
import type { Cast } from './stage.ts';

/** The invented people of every organization of the story. */
const members = {
  responder: { name: 'Noor, engineer on call', roles: ['RESPONDER', 'APPROVER'] },
  decisionMaker: { name: 'Sofia, decision-maker', roles: ['DECISION_MAKER'] },
  officer: { name: 'Dana, data protection officer', roles: ['APPROVER'] },
  auditor: { name: 'Ravi, auditor', roles: ['AUDITOR'] },
} as const;

/** What the story's people answer once, before anything happens: which laws of single trades, and of which places, can reach them. */
const ofNoRegulatedKind = [
  { key: 'regulated_as', texts: ['none'] },
  { key: 'data_held_of_people_in', texts: ['EEA', 'GB', 'US-CA', 'US-MD'] },
];

export interface House {
  readonly profile: string;
  readonly domain: string;
  readonly contact?: { readonly name: string; readonly email?: string };
  readonly postalAddress?: string;
}

/** The operator makes the organization from its profile; its administrator gives everybody a token. */
export async function castOf(
  { tell }: Client,
  operatorToken: string,
  { profile, domain, contact, postalAddress }: House,
): Promise<Cast> {
  const { administratorToken: administrator } = await tell<{ administratorToken: string }>(
    operatorToken,
    'createOrganization',
    { profile, administratorName: 'Ada, administrator', facts: ofNoRegulatedKind },
    'organizationId administratorToken',
  );
  if (postalAddress) await tell(administrator, 'amendOrganization', { postalAddress });
  if (contact) {
    const email = contact.email ?? `privacy@${domain}`;
    await tell(administrator, 'setContact', { kind: 'PRIVACY', name: contact.name, email });
    await tell(administrator, 'setContact', {
      ...{ kind: 'DPO', name: 'Dana, data protection officer', email: `dpo@${domain}` },
    });
  }
  await tell(
    administrator,
    'setNoticeBrand',
    {
      ...{ name: contact?.name.replace(/ (?:privacy(?: team)?|sales)$/, '') ?? null, accent: '#1a5fb4' },
      footer: 'An invented company in a demonstration of Tocsin.',
    },
    'version',
  );
  const tokens: [string, string][] = [];
  for (const [role, { name, roles }] of Object.entries(members)) {
    const email = role === 'auditor' ? null : `${role.toLowerCase()}@${domain}`;
    const { id: memberId } = await tell<{ id: string }>(administrator, 'addMember', { name, email, roles });
    const { secret } = await tell<{ secret: string }>(
      administrator,
      'issueToken',
      { memberId, name: 'demo' },
      'secret',
    );
    tokens.push([role, secret]);
  }
  return { administrator, ...(Object.fromEntries(tokens) as Omit<Cast, 'administrator'>) };
}
