import { type ClientRequest, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { peopleRoutes } from '../../src/people/people.route.ts';
import { dataSourceFor } from '../../src/platform/database/data-source.ts';
import { rows } from '../../src/rows.ts';
import { startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { done, reportLeak } from '../support/breach.ts';

/** An upload that sent its header and one person, and nothing more until it is told to end. */
interface SlowUpload {
  readonly sending: ClientRequest;
  readonly answer: Promise<{ status: number | undefined; retryAfter: string | undefined; body: string }>;
}

describe('Uploads that take their time', () => {
  let api: TestApi;
  let organization: TestOrganization;
  let incident: string;
  const opened: FastifyInstance[] = [];
  const begun: ClientRequest[] = [];
  beforeAll(async () => {
    api = await startApi();
    organization = await api.organizationWith('RESPONDER');
    incident = (await reportLeak(api, organization.token.RESPONDER)).id;
    await done(api, organization.token.RESPONDER, 'importPeople', importOf('zoe@example.test'), 'added');
  });
  afterAll(async () => {
    for (const sending of begun) sending.destroy();
    await Promise.all(opened.map((app) => app.close()));
    await api.close();
  });

  const importOf = (email: string) => ({ incidentId: incident, csv: `email\n${email}\n` });
  const slowUpload = (base: string): SlowUpload => {
    const sending = request(`${base}/incidents/${incident}/people?dryRun=true`, {
      method: 'POST',
      headers: { authorization: `Bearer ${organization.token.RESPONDER}`, 'content-type': 'text/csv' },
    });
    const answer: SlowUpload['answer'] = new Promise((resolve, reject) => {
      sending.on('error', reject).on('response', (response) => {
        let body = '';
        response.on('data', (chunk) => (body += chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode, retryAfter: response.headers['retry-after'], body }),
        );
      });
    });
    sending.write('email\nanna@example.test\n');
    begun.push(sending);
    return { sending, answer };
  };
  /** Waits until so many were answered, and tells them from those still under way. */
  const whenAnswered = async (count: number, uploads: readonly SlowUpload[]) => {
    const answered = new Map<SlowUpload, Awaited<SlowUpload['answer']>>();
    await new Promise<void>((enough, reject) => {
      for (const upload of uploads)
        upload.answer.then((answer) => {
          answered.set(upload, answer);
          if (answered.size === count) enough();
        }, reject);
    });
    return { answers: [...answered.values()], rest: uploads.filter((upload) => !answered.has(upload)) };
  };
  const reads = () => api.call(organization.token.RESPONDER, '{ incidents { nodes { id } } }');
  /** The route alone, on a pool of its own. */
  const routeWith = async (poolSize: number, more: { idleMs?: number; longestMs?: number } = {}) => {
    const settings = { url: api.database.applicationUrl, poolSize, applicationName: 'test-upload' };
    const dataSource = await dataSourceFor(settings, rows).initialize();
    const app = Fastify();
    app.addHook('onClose', () => dataSource.destroy());
    app.register(peopleRoutes({ ...api.installation, dataSource, ...more }));
    opened.push(app);
    await app.listen({ host: '127.0.0.1', port: 0 });
    return { url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`, dataSource };
  };

  test('three are taken in at once, the others refused, and everybody else is answered', async () => {
    const uploads = Array.from({ length: 10 }, () => slowUpload(api.url));
    const { answers, rest } = await whenAnswered(7, uploads);
    for (const { status, retryAfter, body } of answers) {
      expect({ status, retryAfter }).toEqual({ status: 503, retryAfter: '30' });
      const { code, message, details } = JSON.parse(body);
      expect({ code, details }).toEqual({ code: 'UNAVAILABLE', details: { limit: 3 } });
      expect(message).toMatch(/^3 uploads are being taken in/);
    }
    expect(await reads()).toMatchObject({ status: 200, errors: [] });
    const small = await done(
      api,
      organization.token.RESPONDER,
      'importPeople',
      importOf('yan@example.test'),
      'added',
    );
    expect(small.added).toBe(1);

    for (const { sending } of rest) sending.end('bert@example.test\n');
    for (const { answer } of rest) expect(await answer).toMatchObject({ status: 200 });
    const next = slowUpload(api.url);
    next.sending.end();
    expect(await next.answer).toMatchObject({ status: 200 });
  });

  test('one that is broken off makes room for the next', async () => {
    const uploads = Array.from({ length: 4 }, () => slowUpload(api.url));
    const { rest } = await whenAnswered(1, uploads);
    for (const { sending, answer } of rest) {
      sending.destroy();
      await expect(answer).rejects.toThrow();
    }
    // The service learns of it when the connection closes: until then it refuses, and says when to come back.
    for (;;) {
      const next = slowUpload(api.url);
      next.sending.end();
      if ((await next.answer).status === 200) break;
    }
  });

  test('on a small pool they leave a connection for everybody else', async () => {
    const { url, dataSource } = await routeWith(2);
    const { answers, rest } = await whenAnswered(2, [slowUpload(url), slowUpload(url), slowUpload(url)]);
    expect(answers.map(({ status }) => status)).toEqual([503, 503]);
    expect(await dataSource.query('select 1 as one')).toEqual([{ one: 1 }]);
    rest[0]?.sending.end();
    expect(await rest[0]?.answer).toMatchObject({ status: 200 });
  });

  test('one that never stands still and never ends is ended, and its connection given back', async () => {
    const { url, dataSource } = await routeWith(2, { longestMs: 300 });
    const { sending, answer } = slowUpload(url);
    const dripping = setInterval(() => sending.write('anna@example.test\n'), 10);
    await expect(answer).rejects.toThrow();
    clearInterval(dripping);
    const both = await Promise.all([1, 2].map(() => dataSource.query('select 1 as one')));
    expect(both).toEqual([[{ one: 1 }], [{ one: 1 }]]);
  });
});
