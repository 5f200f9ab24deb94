import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { fileTransport } from '../../src/platform/mail/file-transport.ts';
import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { act, done, reportLeak } from '../support/breach.ts';
import { type HookReceiver, startHookReceiver } from '../support/hook-receiver.ts';
import { pageAbout, pagesOf, runPages, waitingPages } from '../support/pager-room.ts';

const DISPATCH = '01900000-0000-7000-8000-000000000001';
let api: TestApi;
let team: TestOrganization;
let receiver: HookReceiver;
let outbox: string;
beforeAll(async () => {
  outbox = await mkdtemp(join(tmpdir(), 'tocsin-pager-'));
});
afterAll(() => rm(outbox, { recursive: true, force: true }));
beforeEach(async () => {
  api = await startApi();
  receiver = await startHookReceiver();
  team = await api.organizationWith('RESPONDER', 'DECISION_MAKER');
});
afterEach(async () => {
  await receiver.close();
  await api.close();
});

const put = (input: object = {}) =>
  done(
    api,
    team.administrator,
    'putPagerEndpoint',
    { url: receiver.url, ...input },
    'secret endpoint { id host }',
  );
const report = (more: object = {}) =>
  reportLeak(api, team.token.RESPONDER, { title: 'Confidential words', ...more });
const run = () => runPages(api, { transport: fileTransport(outbox) });
const hooks = async (): Promise<Json[]> =>
  (await pagesOf(api, team.id)).filter(({ channel }) => channel === 'WEBHOOK');
const page = async (more: object = {}) => {
  const incident = await report(more);
  return { incident, alert: await pageAbout(api, team.id, incident.id, DISPATCH) };
};
const problems = async () =>
  (await api.ask(team.token.RESPONDER, '{ pagerProblems { kind incidentId endpointId } }')).pagerProblems;

test('rule 13: every page verifies with the official verifier; another time, id or body does not (T-W01)', async () => {
  const { secret } = await put();
  for (let n = 0; n < 20; n += 1) await page({ exercise: n % 2 === 0 });
  await run();
  expect(receiver.calls).toHaveLength(20);
  const verifier = new Webhook(secret);
  for (const { body, headers } of receiver.calls) {
    expect(verifier.verify(body, headers)).toMatchObject({ type: 'page.dispatch-paused' });
    const at = Number(headers['webhook-timestamp']);
    for (const seconds of [-301, -300, 300, 301]) {
      const clock = jest.spyOn(Date, 'now').mockReturnValue((at + seconds) * 1_000);
      const verify = () => verifier.verify(body, headers);
      if (Math.abs(seconds) > 300) expect(verify).toThrow();
      else expect(verify()).toBeDefined();
      clock.mockRestore();
    }
    const other = { ...headers, 'webhook-id': `${headers['webhook-id']}0` };
    expect(() => verifier.verify(body, other)).toThrow();
    expect(() => verifier.verify(body.replace('DISPATCH', 'dispatch'), headers)).toThrow();
    expect(() => new Webhook('whsec_bm90IHRoaXMgb25lIGF0IGFsbA==').verify(body, headers)).toThrow();
  }
});

test('a page says ids, kind, due instant and whether it is an exercise; no person and no words that somebody typed', async () => {
  const { secret } = await put();
  const { incident, alert } = await page({ exercise: true });
  await run();
  const [call] = receiver.calls;
  const { data, timestamp } = JSON.parse(call?.body ?? '');
  expect(data).toMatchObject({
    ...{
      kind: 'DISPATCH_PAUSED',
      step: 0,
      alertId: alert,
      incidentId: incident.id,
      exercise: true,
      dueAt: null,
    },
    ...{ reference: incident.reference, subjectIds: [DISPATCH] },
  });
  expect(Date.parse(timestamp)).not.toBeNaN();
  const sent = JSON.stringify(call);
  for (const kept of ['Confidential words', 'codecraft', '@', secret]) expect(sent).not.toContain(kept);
});

test('secret and path of an endpoint are sealed, shown once, and in no record, log or answer', async () => {
  const { secret, endpoint } = await put({ url: `${receiver.url}/token-in-the-path`, idempotencyKey: 'one' });
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(endpoint.host).toBe(new URL(receiver.url).host);
  const again = await put({ url: `${receiver.url}/token-in-the-path`, idempotencyKey: 'one' });
  expect(again).toEqual({ endpoint, secret: null });
  const [{ count }] = await api.sql('select count(*)::int as count from pager_endpoint');
  expect(count).toBe(1);
  const kept = JSON.stringify([
    await api.sql("select encode(sealed, 'escape') as sealed, host from pager_endpoint"),
    await api.sql('select details from event'),
    await api.sql('select result from idempotency_key'),
    api.log,
  ]);
  for (const hidden of ['token-in-the-path', secret.slice(6)]) expect(kept).not.toContain(hidden);
});

test('only 2xx is success: what fails is tried again on schedule, with the same id and the same bytes', async () => {
  await put();
  const { incident } = await page();
  const answers = [500, 302, 404, 429, 201];
  receiver.answer = (reply) => {
    const status = answers[receiver.calls.length - 1] ?? 500;
    reply.writeHead(status, {
      ...(status === 302 && { location: '/elsewhere' }),
      ...(status === 429 && { 'retry-after': '7000' }),
    });
    reply.end('x'.repeat(200_000));
  };
  const waits: number[] = [];
  for (const _ of answers) {
    await run();
    waits.push(...(await waitingPages(api)).map(({ wait }) => wait));
  }
  // 5 s, 5 min, 30 min as Standard Webhooks says; then two hours, which is longer than what was asked for.
  expect(waits).toEqual([5, 300, 1_800, 7_200]);
  expect(await hooks()).toMatchObject([
    { state: 'DELIVERED', attempts: 5, last_status: 201, last_problem: null },
  ]);
  expect(receiver.calls.map(({ path }) => path)).toEqual(Array(5).fill('/hook'));
  expect(new Set(receiver.calls.map(({ headers, body }) => `${headers['webhook-id']} ${body}`)).size).toBe(1);
  expect(
    await api.sql("select 1 from event where type = 'page.failed' and incident_id = $1", [incident.id]),
  ).toEqual([]);
});

test('Retry-After is honoured where it asks for more than the schedule', async () => {
  await put();
  await page();
  receiver.answer = (reply) => void reply.writeHead(503, { 'retry-after': '600' }).end();
  await run();
  expect((await waitingPages(api)).map(({ wait }) => wait)).toEqual([600]);
});

test('after the tenth failure nothing more is sent, and the board says so until somebody has the alert', async () => {
  await put();
  const { incident, alert } = await page();
  receiver.answer = (reply) => void reply.writeHead(500).end();
  for (let n = 0; n < 12; n += 1) await run();
  expect(receiver.calls).toHaveLength(10);
  expect(await hooks()).toMatchObject([{ state: 'FAILED', attempts: 10, last_status: 500 }]);
  expect(await problems()).toContainEqual(
    expect.objectContaining({ kind: 'PAGE_FAILED', incidentId: incident.id }),
  );
  await done(api, team.token.RESPONDER, 'acknowledge', { alertId: alert }, 'id');
  expect(await problems()).toEqual([]);
});

test('410 disables an endpoint, and the board says so until it has its URL again', async () => {
  const { endpoint } = await put();
  await page();
  receiver.answer = (reply) => void reply.writeHead(410).end();
  await run();
  await page();
  await run();
  expect(receiver.calls).toHaveLength(1);
  expect(await problems()).toContainEqual(
    expect.objectContaining({ kind: 'ENDPOINT_GONE', endpointId: endpoint.id }),
  );
  const { pager } = await api.ask(team.token.RESPONDER, '{ pager { endpoints { disabledWhy disabledAt } } }');
  expect(pager.endpoints).toEqual([{ disabledWhy: 'GONE', disabledAt: expect.any(String) }]);
  receiver.answer = (reply) => void reply.writeHead(200).end();
  expect((await put({ endpointId: endpoint.id })).secret).toBeNull();
  await page();
  await run();
  expect(receiver.calls).toHaveLength(2);
  expect((await problems()).map(({ kind }: Json) => kind)).not.toContain('ENDPOINT_GONE');
});

test('a rotation loses no page: both secrets sign during the overlap, the new one alone after it (T-W04)', async () => {
  const { secret: before, endpoint } = await put();
  const rotate = (overlapHours: number) =>
    done(api, team.administrator, 'rotatePagerSecret', { endpointId: endpoint.id, overlapHours }, 'secret');
  const { secret: after } = await rotate(2);
  await page();
  await run();
  const { secret: last } = await rotate(0);
  await page();
  await run();
  const verifies = (n: number, secret: string) => {
    const { body, headers } = receiver.calls[n] ?? { body: '', headers: {} };
    try {
      return Boolean(new Webhook(secret).verify(body, headers));
    } catch {
      return false;
    }
  };
  expect([before, after, last].map((secret) => verifies(0, secret))).toEqual([true, true, false]);
  expect([before, after, last].map((secret) => verifies(1, secret))).toEqual([false, false, true]);
});

test('an endpoint is tried with a page of kind TEST, once, and what became of it can be read', async () => {
  const { endpoint } = await put();
  receiver.answer = (reply) => void reply.writeHead(401).end();
  await done(api, team.administrator, 'testPager', { endpointId: endpoint.id }, 'id state');
  await run();
  await run();
  expect(receiver.calls).toHaveLength(1);
  expect(JSON.parse(receiver.calls[0]?.body ?? '').data).toMatchObject({ kind: 'TEST', incidentId: null });
  const { pager } = await api.ask(
    team.token.RESPONDER,
    '{ pager { endpoints { lastTest { state lastStatus lastProblem } } } }',
  );
  expect(pager.endpoints[0].lastTest).toEqual({
    state: 'FAILED',
    lastStatus: 401,
    lastProblem: 'ANSWERED_NO',
  });
  await done(api, team.administrator, 'disablePagerEndpoint', { endpointId: endpoint.id });
  const refused = await act(api, team.administrator, 'testPager', { endpointId: endpoint.id });
  expect(refused).toMatchObject({ code: 'CONFLICT' });
});

test('two workers that run the same job make one attempt count, and a job that comes again sends nothing', async () => {
  await put();
  await page();
  const [job] = (await waitingPages(api)).filter(({ deliveryId }) => deliveryId);
  await run();
  const sent = receiver.calls.length;
  await api.sql("select graphile_worker.add_job('deliver-page', $1::json)", [
    JSON.stringify({ organizationId: job?.organizationId, deliveryId: job?.deliveryId, attempt: 0 }),
  ]);
  await run();
  expect(receiver.calls).toHaveLength(sent);
});
