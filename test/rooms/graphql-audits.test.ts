import { serverAudits } from 'graphql-http';
import { startApi, type TestApi } from '../support/api.ts';

/** May be unfulfilled, and why. 572B: accepts a body without content type (we refuse it: CSRF). */
const TOLERATED = new Set(['572B', 'FDE2', '7B9B']);

describe('GraphQL over HTTP, as the audits of the specification ask (T-G01)', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  const audit = async (headers: Record<string, string>) => {
    const { token } = await api.organizationWith('AUDITOR');
    const fetchFn = (url: string, init: RequestInit = {}) =>
      fetch(url, {
        ...init,
        headers: { authorization: `Bearer ${token.AUDITOR}`, ...headers, ...(init.headers as object) },
      });
    const results = [];
    for (const one of serverAudits({ url: `${api.url}/graphql`, fetchFn })) {
      const result = await one.fn();
      const reason = result.status === 'ok' ? '' : result.reason;
      results.push({ id: one.id, name: one.name, status: result.status, reason });
    }
    return results;
  };

  test.each([
    ['as a program would call it', {}],
    ['with the header that browsers cannot send unasked', { 'apollo-require-preflight': '1' }],
  ])('%s', async (_how, headers) => {
    const results = await audit(headers);
    console.log(results.filter(({ status }) => status !== 'ok'));
    expect(results.length).toBeGreaterThan(50);
    expect(results.filter(({ status }) => status === 'error')).toEqual([]);
    expect(results.filter(({ status, id }) => status === 'warn' && !TOLERATED.has(id))).toEqual([]);
  });
});
