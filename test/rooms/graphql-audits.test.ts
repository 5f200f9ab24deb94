import { serverAudits } from 'graphql-http';
import { startApi, type TestApi } from '../support/api.ts';

/** A request at fault answers 400, also to clients that ask for the older media type, where 200 is recommended. */
const WARNED = ['572B', '7B9B', 'FDE2'];
/** A GET that a browser could be tricked into is refused; the specification leaves that open. */
const UNASKED_GETS = ['5A70', '6A70', 'D6D5'];

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
    ['as a program would call it', {}, UNASKED_GETS],
    ['with the header that browsers cannot send unasked', { 'apollo-require-preflight': '1' }, []],
  ])('%s', async (_how, headers, notices) => {
    const results = await audit(headers);
    const withStatus = (status: string) => results.filter((one) => one.status === status);
    expect(results.length).toBeGreaterThan(50);
    expect(withStatus('error')).toEqual([]);
    expect(
      withStatus('warn')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(WARNED);
    expect(
      withStatus('notice')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(notices);
  });
});
