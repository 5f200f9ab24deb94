import { startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { act, done } from '../support/breach.ts';

describe('A call that is repeated', () => {
  let api: TestApi;
  let organization: TestOrganization;
  beforeAll(async () => {
    api = await startApi({ now: '2026-10-24T04:00:00Z' });
    organization = await api.organizationWith('RESPONDER', 'REPORTER');
  });
  afterAll(() => api.close());

  const report = (idempotencyKey: string | null, title: string, token = organization.token.RESPONDER) =>
    act(api, token, 'reportIncident', { title, idempotencyKey }, 'id reference title');
  const count = async (table: string, title: string) =>
    (await api.sql(`select count(*)::int as n from ${table} where title = $1`, [title]))[0].n;

  test('with the same key and input it answers the first result and does one thing', async () => {
    const first = await report('key-1', 'Once');
    const again = await report('key-1', 'Once');
    expect(first.data.reportIncident.title).toBe('Once');
    expect(again.data).toEqual(first.data);
    expect(await count('incident', 'Once')).toBe(1);
  });

  test('with another input it is refused', async () => {
    await report('key-2', 'First');
    expect(await report('key-2', 'Second')).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' });
    expect(await count('incident', 'Second')).toBe(0);
  });

  test('for another mutation it is refused, too', async () => {
    const { data } = await report('key-3', 'Mine');
    const change = { incidentId: data.reportIncident.id, title: 'Mine', idempotencyKey: 'key-3' };
    expect(await act(api, organization.token.RESPONDER, 'amendFacts', change)).toMatchObject({
      code: 'IDEMPOTENCY_MISMATCH',
    });
  });

  test('twenty at once with one key make one incident, and all hear of the same', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => report('key-20', 'At once')));
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect(new Set(answers.map(({ data }) => data.reportIncident.id)).size).toBe(1);
    expect(await count('incident', 'At once')).toBe(1);
  });

  test('without a key each is a new one', async () => {
    await report(null, 'Again');
    await report(null, 'Again');
    expect(await count('incident', 'Again')).toBe(2);
  });

  test("another token's key of the same name is its own", async () => {
    const mine = await report('shared', 'Shared');
    const theirs = await report('shared', 'Shared', organization.token.REPORTER);
    expect(theirs.errors).toEqual([]);
    expect(theirs.data.reportIncident.id).not.toBe(mine.data.reportIncident.id);
  });

  test('one that failed kept no key: it may be tried again', async () => {
    expect(await report('key-f', '  ')).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await report('key-f', 'Now with a title')).toMatchObject({ code: undefined });
  });

  test('a key is forgotten after a day', async () => {
    await report('key-day', 'A day');
    api.clock.now = api.clock.now?.plus({ hours: 23, minutes: 59 }) ?? null;
    expect(await report('key-day', 'Another')).toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' });
    api.clock.now = api.clock.now?.plus({ minutes: 1 }) ?? null;
    expect(await report('key-day', 'Another')).toMatchObject({ code: undefined });
  });

  test('a key that is empty or too long is refused', async () => {
    expect(await report('', 'x')).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await report('k'.repeat(201), 'x')).toMatchObject({ code: 'INVALID_INPUT' });
  });

  test('a secret is shown once: it is neither answered again nor kept', async () => {
    const input = { memberId: organization.member.REPORTER, name: 'bot', idempotencyKey: 'key-token' };
    const select = 'secret token { id }';
    const first = await done(api, organization.administrator, 'issueToken', input, select);
    const again = await done(api, organization.administrator, 'issueToken', input, select);
    expect(first.secret).toMatch(/^toc_[0-9a-f]{32}_/);
    expect(again).toEqual({ secret: null, token: first.token });

    const made = await done(
      api,
      api.operator,
      'createOrganization',
      { name: 'Other', administratorName: 'Ann', idempotencyKey: 'key-organization' },
      'administratorToken',
    );
    expect(made.administratorToken).toMatch(/^toc_/);
    for (const table of ['idempotency_key', 'event', 'access_token'])
      expect(await api.sql(`select 1 from ${table} t where t::text like '%toc\\_%'`)).toEqual([]);
  });
});
