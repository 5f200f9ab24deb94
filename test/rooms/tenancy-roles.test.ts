import { v7 as uuid } from 'uuid';
import { permissionsOf, type Role, roles } from '../../src/domain/permissions.ts';
import { startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { act, reportLeak } from '../support/breach.ts';
import { callOf, rootFields } from '../support/schema-calls.ts';

const members = roles.filter((role) => role !== 'OPERATOR');

describe('What each role may do (T-Z02)', () => {
  let api: TestApi;
  let organization: TestOrganization;
  beforeAll(async () => {
    api = await startApi();
    organization = await api.organizationWith(...members);
  });
  afterAll(() => api.close());

  const tokenOf = (role: Role) => (role === 'OPERATOR' ? api.operator : organization.token[role]);

  test.each(roles.map((role) => [role]))('%s: each root field as the permission table says', async (role) => {
    for (const one of rootFields(api.schema)) {
      const { query, variables } = callOf(one, () => uuid(), { levels: -1 });
      const { errors } = await api.call(tokenOf(role), query, variables);
      const denied = errors.find(({ extensions }) => extensions['code'] === 'FORBIDDEN')?.extensions;
      const may = permissionsOf[role].includes(one.rule);
      const name = `${role} ${one.field.name}`;
      expect(`${name}: ${denied?.['permission']}`).toBe(`${name}: ${may ? undefined : one.rule}`);
      expect(errors.filter(({ extensions }) => extensions['code'] === 'INTERNAL')).toEqual([]);
    }
  });

  test('what was denied is in the record, with who and what', async () => {
    const { token, member, id } = await api.organizationWith('AUDITOR');
    expect((await act(api, token.AUDITOR, 'reportIncident', { title: 'x' })).code).toBe('FORBIDDEN');
    const { timeline } = await api.ask(
      token.AUDITOR,
      '{ timeline(first: 200) { nodes { type details memberId } } }',
    );
    const denials = timeline.nodes.filter(({ type }: { type: string }) => type === 'access.denied');
    expect(denials).toEqual([
      {
        type: 'access.denied',
        details: { field: 'Mutation.reportIncident', code: 'FORBIDDEN', permission: 'incident:report' },
        memberId: member.AUDITOR,
      },
    ]);
    expect(await api.sql('select 1 from incident where organization_id = $1', [id])).toEqual([]);
  });

  test('fields under an incident ask for their own permission: a reporter sees no notices and no people', async () => {
    const { id } = await reportLeak(api, organization.token.RESPONDER);
    const room = ['comments { nodes { id } }', 'decisions { nodes { id } }', 'attachments { nodes { id } }'];
    for (const field of ['notices { id }', 'dispatches { id }', 'peopleCount', 'imports { id }', ...room]) {
      const query = `query ($id: ID!) { incident(id: $id) { title ${field} } }`;
      const reporter = await api.call(organization.token.REPORTER, query, { id });
      expect(`${field}: ${reporter.code}`).toBe(`${field}: FORBIDDEN`);
      const auditor = await api.call(organization.token.AUDITOR, query, { id });
      expect(`${field}: ${auditor.code}`).toBe(`${field}: undefined`);
    }
  });

  test('a token can be narrowed to scopes, and never widened beyond its member', async () => {
    const { administrator, member } = organization;
    const issue = async (scopes: string[]) => {
      const { issueToken } = await api.ask(
        administrator,
        'mutation ($input: IssueTokenInput!) { issueToken(input: $input) { secret } }',
        { input: { memberId: member.RESPONDER, name: 'narrow', scopes } },
      );
      return issueToken.secret;
    };
    const reading = await issue(['self:read', 'incident:read']);
    expect(
      (await api.call(reading, '{ incidents { nodes { id } } viewer { permissions } }')).data.viewer,
    ).toEqual({
      permissions: ['self:read', 'incident:read'],
    });
    expect((await act(api, reading, 'reportIncident', { title: 'x' })).code).toBe('FORBIDDEN');
    const wide = await issue(['self:read', 'notice:approve', 'token:administer']);
    expect((await api.ask(wide, '{ viewer { permissions } }')).viewer.permissions).toEqual(['self:read']);
  });

  test('nobody inside an organization becomes an operator, and an operator sees nothing inside', async () => {
    const name = { name: 'Eve', roles: ['OPERATOR'] };
    expect((await act(api, organization.administrator, 'addMember', name)).code).toBe('INVALID_INPUT');
    expect((await api.call(api.operator, '{ organization { name } }')).code).toBe('FORBIDDEN');
    expect((await api.call(api.operator, '{ incidents { nodes { id } } }')).code).toBe('FORBIDDEN');
  });
});
