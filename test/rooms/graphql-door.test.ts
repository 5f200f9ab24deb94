import { getIntrospectionQuery } from 'graphql';
import { answerOf, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { act } from '../support/breach.ts';

/** What no answer may hold: SQL, paths, stacks, names of the machinery. */
const INSIDE =
  /\b(select|insert into|update .* set|from incident|relation|trigger|plpgsql)\b|\/src\/|\/node_modules\/|\/tmp\/|\bat \w+ \(|stacktrace|QueryFailedError|PostgresError/i;

describe('The door of the API', () => {
  let api: TestApi;
  let organization: TestOrganization;
  beforeAll(async () => {
    api = await startApi();
    organization = await api.organizationWith('RESPONDER');
  });
  afterAll(() => api.close());

  const authorization = () => ({ authorization: `Bearer ${organization.token.RESPONDER}` });
  const get = async (path: string, headers: Record<string, string> = {}) =>
    answerOf(await fetch(`${api.url}${path}`, { headers }));
  const query = (text: string) => `/graphql?query=${encodeURIComponent(text)}`;
  const preflight = { 'apollo-require-preflight': '1' };

  describe('without a valid token', () => {
    const forged = `toc_${'0'.repeat(32)}_${'A'.repeat(32)}`;
    const documents = ['{ viewer { roles } }', '{ __typename }', getIntrospectionQuery(), '{ nothing }'];
    const tokens = [null, '', 'toc_operator', forged, 'Basic dXNlcjpwYXNz'];
    test.each(documents.flatMap((text) => tokens.map((token) => [text.slice(0, 30).trim(), token, text])))(
      '%s with %s is answered 401 and nothing else',
      async (_start, token, text) => {
        const { status, code, data, errors, headers } = await api.call(token, text ?? '');
        expect({ status, code, data }).toEqual({ status: 401, code: 'UNAUTHENTICATED', data: undefined });
        expect(headers.get('www-authenticate')).toBe('Bearer');
        expect(JSON.stringify(errors)).not.toMatch(INSIDE);
      },
    );

    test('a token that was revoked is refused on the next request', async () => {
      const { issueToken } = await api.ask(
        organization.administrator,
        'mutation ($input: IssueTokenInput!) { issueToken(input: $input) { secret token { id } } }',
        { input: { memberId: organization.member.RESPONDER, name: 'short' } },
      );
      const { secret: token } = issueToken;
      const { id } = issueToken.token;
      expect((await api.call(token, '{ serverTime }')).status).toBe(200);
      await api.ask(organization.administrator, 'mutation ($id: ID!) { revokeToken(id: $id) { id } }', {
        id,
      });
      expect(await api.call(token, '{ serverTime }')).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    });
  });

  describe('from a browser that was tricked (CSRF)', () => {
    test('a GET without a header that a browser asks about first is refused', async () => {
      expect(await get(query('{ serverTime }'), authorization())).toMatchObject({
        status: 400,
        code: 'BAD_REQUEST',
      });
    });

    test.each([
      ['text/plain', 400],
      ['application/x-www-form-urlencoded', 415],
      ['multipart/form-data; boundary=x', 415],
      ['application/json; charset=utf-7', 415],
      ['application/json; charset=utf-16', 415],
    ])('a body of %s is refused', async (type, expected) => {
      api.entered.length = 0;
      const { status, errors } = await api.post('{"query":"{ serverTime }"}', {
        ...authorization(),
        'content-type': type,
      });
      expect({ status, entered: api.entered }).toEqual({ status: expected, entered: [] });
      expect(errors[0]?.extensions.code).toBeTruthy();
    });

    test('a mutation by GET is not allowed', async () => {
      const text = 'mutation { reportIncident(input: { title: "x" }) { id } }';
      const { status, headers } = await get(query(text), { ...authorization(), ...preflight });
      expect({ status, allow: headers.get('allow') }).toEqual({ status: 405, allow: 'POST' });
      expect(await api.sql('select 1 from incident')).toEqual([]);
    });

    test('a query by GET passes with that header', async () => {
      expect(await get(query('{ serverTime }'), { ...authorization(), ...preflight })).toMatchObject({
        status: 200,
      });
    });
  });

  describe('when something is wrong', () => {
    test('an unknown address is answered in JSON', async () => {
      expect(await get('/wp-admin')).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    });

    test('a body that is no JSON is answered in JSON', async () => {
      const answer = await api.post('{"query":', authorization());
      expect(answer).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    });

    test('a misspelt field or input is refused without telling the names nearby', async () => {
      for (const text of [
        '{ incident(id: "x") { titel } }',
        '{ viewr { roles } }',
        'mutation { reportIncident(input: { titel: "x" }) { id } }',
      ]) {
        const { status, errors } = await api.post({ query: text }, authorization());
        expect(status).toBe(400);
        expect(JSON.stringify(errors)).not.toMatch(/did you mean|"title"|viewer/i);
      }
      const variables = { input: { title: 'x', titel: 'y' } };
      const text = 'mutation ($input: ReportIncidentInput!) { reportIncident(input: $input) { id } }';
      const { status, code, errors } = await api.post({ query: text, variables }, authorization());
      expect({ status, code }).toEqual({ status: 400, code: 'BAD_USER_INPUT' });
      expect(JSON.stringify(errors)).not.toMatch(/did you mean/i);
    });

    test('an id that is none is refused as input', async () => {
      const { code, errors } = await api.call(
        organization.token.RESPONDER,
        '{ incident(id: "1\' or 1=1") { id } }',
      );
      expect(code).toBe('INVALID_INPUT');
      expect(JSON.stringify(errors)).not.toMatch(INSIDE);
    });

    test('a failure inside is logged, and the client learns only that it was', async () => {
      await api.sql(`
        create function fail_inside() returns trigger language plpgsql as
          $$ begin raise exception 'relation "secret" does not exist at /srv/tocsin/src/main.ts'; end $$;
        create trigger fail_inside before insert on incident for each row execute function fail_inside();`);
      try {
        const answer = await act(api, organization.token.RESPONDER, 'reportIncident', { title: 'Leak' });
        expect({ code: answer.code, data: answer.data }).toEqual({ code: 'INTERNAL', data: null });
        expect(JSON.stringify(answer.errors)).not.toMatch(INSIDE);
        expect(JSON.stringify(answer.errors)).not.toContain('secret');
        expect(api.log.join()).toContain('relation \\"secret\\" does not exist');
        expect(api.log.join()).not.toContain(organization.token.RESPONDER);
      } finally {
        await api.sql('drop function fail_inside cascade');
      }
    });

    test('requests refused at the door hold no connection to the database', async () => {
      for (const body of [{}, [], { query: 7 }, { query: '{ serverTime }', operationName: 'Other' }])
        for (let n = 0; n < 8; n += 1) await api.post(body, authorization());
      expect(await api.call(organization.token.RESPONDER, '{ serverTime }')).toMatchObject({ status: 200 });
    });
  });
});
