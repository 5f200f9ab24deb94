import { readFile } from 'node:fs/promises';
import { permissions, permissionsOf, roles } from '../../src/domain/permissions.ts';
import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { act, done, reportLeak } from '../support/breach.ts';

describe('Members and their tokens', () => {
  let api: TestApi;
  let organization: TestOrganization;
  beforeAll(async () => {
    api = await startApi();
    organization = await api.organizationWith('RESPONDER', 'AUDITOR');
  });
  afterAll(() => api.close());

  const refusal = async (name: string, input: object, select?: string) => {
    const { code, errors } = await act(api, organization.administrator, name, input, select);
    return { code, message: errors[0]?.message ?? '', field: errors[0]?.extensions.field };
  };
  const add = (more: object) => refusal('addMember', { name: 'Eve', roles: ['REPORTER'], ...more });
  const issue = (more: object) => {
    const input = { memberId: organization.member.RESPONDER, name: 'status page', ...more };
    return refusal('issueToken', input, 'token { id }');
  };
  const countOf = async (table: string) =>
    (
      await api.sql(`select count(*)::int as n from ${table} where organization_id = $1`, [organization.id])
    )[0].n;

  test.each([
    'eve@example.test\r\nBcc: all@example.test',
    'eve@example.test, mallory@example.test',
    'Eve <eve@example.test>',
    'eve',
    '',
  ])('a member cannot have %j as an address: reminders go there', async (email) => {
    const before = await countOf('member');
    expect(await add({ email })).toMatchObject({ code: 'INVALID_INPUT', field: 'email' });
    expect(await countOf('member')).toBe(before);
  });

  test('a member may have one plain address, kept as it is mailed to, or none', async () => {
    for (const email of ['Eve@Example.TEST', null])
      expect(await add({ email })).toMatchObject({ code: undefined });
    const kept = await api.sql(
      `select email from member where organization_id = $1 and name = 'Eve' order by id`,
      [organization.id],
    );
    expect(kept).toEqual([{ email: 'Eve@example.test' }, { email: null }]);
  });

  test('a token is narrowed to permissions that exist; the refusal lists them', async () => {
    const before = await countOf('access_token');
    const refused = await issue({ scopes: ['incident:read', 'everything'] });
    expect(refused).toMatchObject({ code: 'INVALID_INPUT', field: 'scopes' });
    expect(refused.message).toContain('"everything"');
    for (const permission of permissions) expect(refused.message).toContain(permission);
    expect(await countOf('access_token')).toBe(before);
  });

  test('a token says what it is for', async () => {
    for (const name of ['', '  '])
      expect(await issue({ name })).toMatchObject({ code: 'INVALID_INPUT', field: 'name' });
    expect(await issue({ scopes: ['incident:read'] })).toMatchObject({ code: undefined });
  });
});

describe('Who sees what of the record', () => {
  let api: TestApi;
  let organization: TestOrganization;
  let incident: string;
  beforeAll(async () => {
    api = await startApi();
    organization = await api.organizationWith('RESPONDER', 'AUDITOR');
    incident = (await reportLeak(api, organization.token.RESPONDER)).id;
  });
  afterAll(() => api.close());

  const timeline = (token: string, incidentId?: string) =>
    api.call(
      token,
      'query ($id: ID) { timeline(first: 200, incidentId: $id) { nodes { type incidentId } } }',
      {
        id: incidentId,
      },
    );
  const incidentsIn = ({ data }: Json) => data.timeline.nodes.map((entry: Json) => entry.incidentId);

  test('an administrator sees what happened to the organization, and nothing of its incidents', async () => {
    const seen = await timeline(organization.administrator);
    expect(seen.errors).toEqual([]);
    expect(seen.data.timeline.nodes.map(({ type }: Json) => type)).toContain('member.added');
    expect(incidentsIn(seen).every((id: unknown) => id === null)).toBe(true);
    expect(incidentsIn(await timeline(organization.token.AUDITOR))).toContain(incident);
  });

  test('an administrator who asks for one incident is refused', async () => {
    const { code, errors } = await timeline(organization.administrator, incident);
    expect({ code, permission: errors[0]?.extensions.permission }).toEqual({
      code: 'FORBIDDEN',
      permission: 'incident:read',
    });
    expect(incidentsIn(await timeline(organization.token.AUDITOR, incident))).toContain(incident);
  });

  test('a token without incident:read sees no more than an administrator', async () => {
    const { secret } = await done(
      api,
      organization.administrator,
      'issueToken',
      { memberId: organization.member.AUDITOR, name: 'log', scopes: ['event:read'] },
      'secret',
    );
    expect(incidentsIn(await timeline(secret)).every((id: unknown) => id === null)).toBe(true);
    expect((await timeline(secret, incident)).code).toBe('FORBIDDEN');
  });

  test('one request cannot have the whole record recomputed many times over', async () => {
    const times = (count: number) =>
      `{ ${Array.from({ length: count }, (_, n) => `a${n}: verifyRecord { intact }`).join(' ')} }`;
    expect((await api.call(organization.token.AUDITOR, times(1))).errors).toEqual([]);
    api.entered.length = 0;
    expect((await api.call(organization.token.AUDITOR, times(5))).code).toBe('LIMIT_EXCEEDED');
    expect(api.entered).toEqual([]);
  });
});

test('the table in docs/api.md is the one in force', async () => {
  const table = /^\| Permission \|[\s\S]*?\n\n/m.exec(await readFile('docs/api.md', 'utf8'))?.[0] ?? '';
  const [header = [], , ...lines] = table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.replaceAll('`', '').trim()));
  expect(header.slice(2, -1)).toEqual(roles);
  const written = lines.map(([, permission, ...held]) => [
    permission,
    roles.filter((_, n) => held[n] === '●'),
  ]);
  expect(Object.fromEntries(written)).toEqual(
    Object.fromEntries(
      permissions.map((one) => [one, roles.filter((role) => permissionsOf[role].includes(one))]),
    ),
  );
});
