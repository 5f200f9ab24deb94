import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { playBreach, reportLeak } from '../support/breach.ts';

const LIST = `query ($first: Int!) {
  incidents(first: $first) {
    nodes {
      id
      dataSets { id groups { jurisdiction count } }
      obligations { id dueLocal filings { id state } coverage { reached } }
      notices { id versions { version } }
      dispatches { id progress { state count } }
      peopleCount
      peopleByJurisdiction { jurisdiction count }
    }
  }
}`;
const REGISTER = `query ($first: Int!) {
  register(first: $first) { nodes { reference duties peopleCount jurisdictions incident { obligations { filings { id } } } } }
}`;

describe('A list and what hangs on it (T-G08)', () => {
  let api: TestApi;
  let organization: TestOrganization;
  beforeAll(async () => {
    api = await startApi();
    organization = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'AUDITOR');
    // A few at a time: as many as there are connections.
    for (let n = 0; n < 98; n += 7)
      await Promise.all(Array.from({ length: 7 }, () => reportLeak(api, organization.token.RESPONDER)));
    await playBreach(api, organization);
    await playBreach(api, organization);
    await api.call(organization.token.AUDITOR, '{ serverTime }');
  });
  afterAll(() => api.close());

  const count = async (query: string, first: number): Promise<{ data: Json; statements: number }> => {
    api.statements.length = 0;
    const data = await api.ask(organization.token.AUDITOR, query, { first });
    return { data, statements: api.statements.length };
  };

  test('100 incidents with everything nested take as many statements as two, and few', async () => {
    const two = await count(LIST, 2);
    const { data, statements } = await count(LIST, 100);
    const { nodes } = data.incidents;
    expect(nodes).toHaveLength(100);
    expect(nodes[0].dispatches[0].progress).toEqual([{ state: 'PENDING', count: 3 }]);
    expect(nodes[0].peopleCount).toBe(3);
    expect(nodes.every(({ obligations }: Json) => obligations.length >= 3)).toBe(true);
    expect(statements).toBe(two.statements);
    // Who asks, the list, its organization, and one for each relation.
    expect(statements).toBeLessThanOrEqual(3 + 10);
  });

  test('six nested relations take at most 12', async () => {
    const six = LIST.replace(/ progress \{[^}]*\}| coverage \{[^}]*\}| versions \{[^}]*\}/g, '');
    const { data, statements } = await count(six, 100);
    expect(data.incidents.nodes).toHaveLength(100);
    expect(statements).toBeLessThanOrEqual(12);
  });

  test('so does the register', async () => {
    const { data, statements } = await count(REGISTER, 100);
    expect(data.register.nodes).toHaveLength(100);
    expect(statements).toBeLessThanOrEqual(12);
  });
});
