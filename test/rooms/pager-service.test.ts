import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { done, reportLeak } from '../support/breach.ts';
import { type FaultSmtp, startFaultSmtp } from '../support/fault-smtp.ts';
import { type HookReceiver, startHookReceiver } from '../support/hook-receiver.ts';
import { pageAbout } from '../support/pager-room.ts';
import { startWorkerProcess, type WorkerProcess } from '../support/worker-process.ts';

const DISPATCH = '01900000-0000-7000-8000-000000000001';
let api: TestApi;
let team: TestOrganization;
let receiver: HookReceiver;
let smtp: FaultSmtp;
let secret: string;
let worker: WorkerProcess | undefined;
beforeEach(async () => {
  api = await startApi();
  team = await api.organizationWith('RESPONDER', 'DECISION_MAKER');
  receiver = await startHookReceiver();
  smtp = await startFaultSmtp();
  const put = await done(api, team.administrator, 'putPagerEndpoint', { url: receiver.url }, 'secret');
  secret = put.secret;
});
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
  await smtp.close();
  await receiver.close();
  await api.close();
});

const start = async (settings: Record<string, string> = { TOCSIN_PAGER_ALLOW_PRIVATE: 'true' }) => {
  worker = await startWorkerProcess(api, smtp.url, settings);
};
/** Waits for what a process does; a test that waits for nothing ends at Jest's own limit. */
const until = async (holds: () => boolean | Promise<boolean>) => {
  while (!(await holds())) await sleep(50);
};
const settled = async () =>
  (await api.sql("select 1 from page_delivery where state = 'PENDING'")).length === 0;

test('a running service pages by mail and by signed webhook, without anybody asking', async () => {
  await start();
  const { id } = await reportLeak(api, team.token.RESPONDER, { detected: { at: '2026-01-01T00:00:00Z' } });
  await until(async () => smtp.messages.length === 2 && receiver.calls.length === 1 && (await settled()));
  const { headers, body } = receiver.calls[0] ?? { headers: {}, body: '' };
  expect(new Webhook(secret).verify(body, headers)).toMatchObject({
    data: { kind: 'CLOCK', incidentId: id },
  });
});

test('a page whose worker is killed in the middle of it is not lost, and comes with the id it had (T-W03)', async () => {
  const { id } = await reportLeak(api, team.token.RESPONDER);
  receiver.answer = () => undefined;
  await pageAbout(api, team.id, id, DISPATCH);
  await start();
  await until(() => receiver.calls.length === 1);
  await worker?.kill();
  receiver.answer = (reply) => void reply.writeHead(200).end();
  await start();
  await until(settled);
  const ids = receiver.calls.map(({ headers }) => headers['webhook-id']);
  expect(new Set(ids).size).toBe(1);
  expect(await api.sql("select attempts from page_delivery where channel = 'WEBHOOK'")).toEqual([
    { attempts: 1 },
  ]);
}, 60_000);

test('a service that was not told otherwise does not call into its own net', async () => {
  const { id } = await reportLeak(api, team.token.RESPONDER);
  await pageAbout(api, team.id, id, DISPATCH);
  await start({});
  await until(
    async () =>
      (await api.sql("select 1 from page_delivery where last_problem = 'REFUSED_ADDRESS'")).length === 1,
  );
  expect(receiver.connections()).toBe(0);
  expect(worker?.output()).not.toContain('127.0.0.1:');
});
