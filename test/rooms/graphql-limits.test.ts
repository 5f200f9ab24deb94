import 'reflect-metadata';
import { getIntrospectionQuery } from 'graphql';
import { limits } from '../../src/platform/graphql/limits.ts';
import { startApi, type TestApi, type TestOrganization } from '../support/api.ts';

const repeat = (times: number, text: (n: number) => string) =>
  Array.from({ length: times }, (_, n) => text(n)).join(' ');

describe('What one request may ask at the most (T-G03)', () => {
  let api: TestApi;
  let organization: TestOrganization;
  beforeAll(async () => {
    api = await startApi();
    organization = await api.organizationWith('AUDITOR');
  });
  afterAll(() => api.close());
  beforeEach(() => {
    api.entered.length = 0;
  });

  const call = (query: string, variables?: object) => api.call(organization.token.AUDITOR, query, variables);
  const authorization = () => ({ authorization: `Bearer ${organization.token.AUDITOR}` });
  const DUTY = `id incidentId ruleId ruleVersion title source citation verification recipientKind recipientKey recipientName
    recipientDecided verdict state startEvent startAt dueAt dueLocal remaining overdueBy provisional softTargetAt incidentVersion
    createdAt updatedAt why { value says clause facts } exemptions { id citation says value }`;
  const costly = (first: string) => `incidents(first: ${first}) { nodes { obligations { ${DUTY} } } }`;

  const tooMuch: readonly [what: string, query: string, variables?: object][] = [
    ['1,001 tokens', `{ ${repeat(999, () => 'serverTime')} }`],
    [
      'depth 11',
      `{ incidents ${'{ ... on IncidentConnection '.repeat(9)} { nodes { id } ${'}'.repeat(10)} }`,
    ],
    ['16 aliases', `{ ${repeat(16, (n) => `a${n}: serverTime`)} }`],
    ['16 aliases of __typename', `{ ${repeat(16, (n) => `a${n}: __typename`)} }`],
    ['6 directives', `{ viewer { roles } ${repeat(6, () => '... @include(if: true) { serverTime }')} }`],
    ['a cost over 5,000', `{ ${costly('200')} }`],
    ['a cost over 5,000 that only its variables show', `query ($n: Int!) { ${costly('$n')} }`, { n: 200 }],
    ['a page of 201', 'query ($n: Int!) { incidents(first: $n) { nodes { id } } }', { n: 201 }],
    ['a page of 0', '{ incidents(first: 0) { nodes { id } } }'],
    ['a page of -1', 'query ($n: Int!) { incidents(first: $n) { nodes { id } } }', { n: -1 }],
    ['two operations in one document', 'query A { serverTime } query B { serverTime }'],
  ];
  test.each(tooMuch.map(([what, query, variables = {}]) => [what, query, variables] as const))(
    '%s is refused, and nothing is read',
    async (_what, query, variables) => {
      const { status, code, data, errors } = await call(query, variables);
      expect({ status, code, data }).toEqual({ status: 400, code: 'LIMIT_EXCEEDED', data: undefined });
      expect(errors).toHaveLength(1);
      expect(api.entered).toEqual([]);
    },
  );

  test('a body over 256 KB is refused before anybody is asked who it is', async () => {
    api.statements.length = 0;
    const { status, code } = await api.post({ query: `{ serverTime } # ${'x'.repeat(limits.bodyBytes)}` });
    expect({ status, code, read: api.statements }).toEqual({ status: 413, code: 'LIMIT_EXCEEDED', read: [] });
  });

  test('several requests in one body are refused', async () => {
    const one = { query: '{ serverTime }' };
    const { status, code } = await api.post([one, one], authorization());
    expect({ status, code, entered: api.entered }).toEqual({ status: 400, code: 'BAD_REQUEST', entered: [] });
  });

  test('the limits leave room for the heaviest board a client shows (T-G05)', async () => {
    const board = `query ($first: Int!) {
      obligations(first: $first) {
        nodes { ${DUTY} openQuestions { key question } derivation { says at local } filings { id kind state dueAt lateBy submittedAt } }
        pageInfo { hasNextPage endCursor }
      }
      serverTime
    }`;
    const { status, errors } = await call(board, { first: 75 });
    expect({ status, errors }).toEqual({ status: 200, errors: [] });
  });

  test("introspection and the explorer's own query pass with a token, deep as they are", async () => {
    const options = { descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true };
    const query = getIntrospectionQuery({ ...options, inputValueDeprecation: true, schemaDescription: true });
    const { status, errors, data } = await call(query);
    expect({ status, errors }).toEqual({ status: 200, errors: [] });
    expect(data.__schema.types.length).toBeGreaterThan(50);
  });

  test('a request for the schema cannot smuggle a costly one past the limits', async () => {
    const { code } = await call(`{ __schema { queryType { name } } ${costly('200')} }`);
    expect(code).toBe('LIMIT_EXCEEDED');
    expect(api.entered).toEqual([]);
  });
});
