import type { Call } from './client.ts';
import { act, note } from './screen.ts';

/** The invented people of the play, one token per role. */
const roles = {
  responder: {
    name: 'Noor, engineer on call',
    email: 'noor@codecraft.test',
    roles: ['RESPONDER', 'APPROVER'],
  },
  decisionMaker: { name: 'Sofia, decision-maker', email: 'sofia@codecraft.test', roles: ['DECISION_MAKER'] },
  auditor: { name: 'Ravi, auditor', email: null, roles: ['AUDITOR'] },
} as const;
export type Cast = { readonly [R in keyof typeof roles | 'administrator']: string };

/** The operator makes the organization; its administrator makes it ready and gives everybody a token. */
export async function castOf(call: Call, operatorToken: string): Promise<Cast> {
  act('The operator', 'creates the organization "CodeCraft AI" from its published privacy policy.');
  const { createOrganization } = await call<{ createOrganization: { administratorToken: string } }>(
    operatorToken,
    `mutation ($input: CreateOrganizationInput!) { createOrganization(input: $input) { organizationId administratorToken } }`,
    { input: { profile: 'codecraft', administratorName: 'Ada, administrator' } },
  );
  note('The policy promises users word within 72 hours: that promise is now a rule like any law.');
  const administrator = createOrganization.administratorToken;

  act('Ada, administrator,', 'sets the contacts that notices must name, and adds three colleagues.');
  const contact = `mutation ($input: SetContactInput!) { setContact(input: $input) { id } }`;
  await call(administrator, contact, {
    input: {
      kind: 'PRIVACY',
      name: 'CodeCraft privacy team',
      email: 'privacy@codecraft.test',
      phone: '+49 30 23125 000',
    },
  });
  await call(administrator, contact, {
    input: { kind: 'DPO', name: 'Data protection officer of CodeCraft AI', email: 'dpo@codecraft.test' },
  });
  const tokens = await Promise.all(
    Object.entries(roles).map(async ([role, member]) => {
      const { addMember } = await call<{ addMember: { id: string } }>(
        administrator,
        `mutation ($input: AddMemberInput!) { addMember(input: $input) { id } }`,
        { input: member },
      );
      const { issueToken } = await call<{ issueToken: { secret: string } }>(
        administrator,
        `mutation ($input: IssueTokenInput!) { issueToken(input: $input) { secret } }`,
        { input: { memberId: addMember.id, name: 'demo' } },
      );
      return [role, issueToken.secret] as const;
    }),
  );
  return { administrator, ...(Object.fromEntries(tokens) as Omit<Cast, 'administrator'>) };
}
