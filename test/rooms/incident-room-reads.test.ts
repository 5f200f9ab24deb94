import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { done, reportLeak } from '../support/breach.ts';
import { furnishRoom } from '../support/incident-room.ts';

const LIST = `query ($first: Int!) {
  incidents(first: $first) {
    nodes {
      leftOpen
      tasks(first: 3) { nodes { title owner { name } } }
      questions(first: 3) { nodes { text answer askedBy { name } } }
      comments(first: 3) { nodes { text author { name } } }
      decisions(first: 3) { nodes { what why decidedBy } }
      correspondence(first: 3) { nodes { subject attachments { name } } }
      attachments(first: 3) {
        nodes { name sha256 supersededById withdrawnAt custody(first: 3) { nodes { act recordedBy { name } } } }
      }
    }
  }
}`;

describe('Reading war rooms (T-G08)', () => {
  let api: TestApi;
  let organization: TestOrganization;
  beforeAll(async () => {
    api = await startApi();
    organization = await api.organizationWith('RESPONDER', 'AUDITOR');
    for (let n = 0; n < 8; n += 1) {
      const { id } = await reportLeak(api, organization.token.RESPONDER);
      await furnishRoom(api, organization, id);
    }
    await api.call(organization.token.AUDITOR, '{ serverTime }');
  });
  afterAll(() => api.close());

  test('eight rooms take as many statements as two', async () => {
    const count = async (first: number) => {
      api.statements.length = 0;
      const { incidents } = await api.ask(organization.token.AUDITOR, LIST, { first });
      return { nodes: incidents.nodes, statements: api.statements.length };
    };
    const two = await count(2);
    const { nodes, statements } = await count(8);
    expect(nodes).toHaveLength(8);
    expect(nodes.every(({ tasks }: Json) => tasks.nodes[0].title === 'Rotate the keys')).toBe(true);
    expect(statements).toBe(two.statements);
  });

  test('a long conversation comes in pages, newest first, and nothing twice', async () => {
    const { id } = await reportLeak(api, organization.token.RESPONDER);
    for (let n = 0; n < 7; n += 1)
      await done(api, organization.token.RESPONDER, 'addComment', { incidentId: id, text: `No. ${n}` });
    const query = `query ($id: ID!, $after: String) { incident(id: $id) {
      comments(first: 3, after: $after) { nodes { text } pageInfo { hasNextPage endCursor } } } }`;
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { comments }: Json = (await api.ask(organization.token.AUDITOR, query, { id, after })).incident;
      seen.push(...comments.nodes.map(({ text }: Json) => text));
      ({ endCursor: after, hasNextPage: more } = comments.pageInfo);
    }
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => `No. ${n}`));
  });
});
