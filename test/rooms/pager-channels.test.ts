import mailparser from 'mailparser';
import { smtpTransport } from '../../src/platform/mail/smtp-transport.ts';
import { parseSmtpUrl } from '../../src/platform/mail/smtp-url.ts';
import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { act, done, reportLeak } from '../support/breach.ts';
import { type FaultSmtp, startFaultSmtp } from '../support/fault-smtp.ts';
import { reply } from '../support/fault-smtp-types.ts';
import { type HookReceiver, startHookReceiver } from '../support/hook-receiver.ts';
import { pagesOf, runPages, tickAt, waitingPages } from '../support/pager-room.ts';

const START = '2026-11-02T09:00:00.000Z';
const LAST_HOUR = '2026-11-05T08:00:00.000Z';
let api: TestApi;
let team: TestOrganization;
let receiver: HookReceiver;
let smtp: FaultSmtp;
beforeEach(async () => {
  api = await startApi({ now: START });
  team = await api.organizationWith('RESPONDER', 'DECISION_MAKER');
  receiver = await startHookReceiver();
  smtp = await startFaultSmtp();
});
afterEach(async () => {
  await smtp.close();
  await receiver.close();
  await api.close();
});

const run = () => runPages(api, { transport: smtpTransport(parseSmtpUrl(smtp.url)) });
const put = () => done(api, team.administrator, 'putPagerEndpoint', { url: receiver.url }, 'endpoint { id }');
const channels = (incidentId: string, mail: boolean) =>
  act(api, team.token.RESPONDER, 'setIncidentChannels', { incidentId, mail }, 'mailAllowed');
const mailed = () => smtp.messages.map(({ to }) => to.join()).sort();

describe('rule 13: pages go out by more than mail, since the mail server may be the incident', () => {
  test('a digest goes to each member by mail and to each endpoint by webhook, each once', async () => {
    await put();
    await reportLeak(api, team.token.RESPONDER);
    await tickAt(api, LAST_HOUR);
    await run();
    expect(mailed()).toEqual(['decision-maker@codecraft.test', 'responder@codecraft.test']);
    expect(JSON.parse(receiver.calls[0]?.body ?? '')).toMatchObject({
      type: 'page.clock',
      data: { kind: 'CLOCK', dueAt: '2026-11-05T09:00:00.000Z', exercise: false },
    });
    await run();
    expect([smtp.messages.length, receiver.calls.length]).toEqual([2, 1]);
    expect((await pagesOf(api, team.id)).map(({ state }) => state)).toEqual(Array(3).fill('DELIVERED'));
  });

  test('without mail, reminders and escalations of an incident reach the endpoint alone; it is on record, and can be taken back', async () => {
    await put();
    const { id } = await reportLeak(api, team.token.RESPONDER);
    expect((await channels(id, false)).data.setIncidentChannels).toEqual({ mailAllowed: false });
    await tickAt(api, LAST_HOUR);
    await tickAt(api, '2026-11-05T08:15:00.000Z');
    await run();
    expect(mailed()).toEqual([]);
    expect(receiver.calls.map(({ body }) => JSON.parse(body).data.kind)).toEqual(['CLOCK', 'ESCALATION']);
    expect(await api.sql("select details from event where type = 'incident.channels-set'")).toEqual([
      { details: { mail: false } },
    ]);
    await channels(id, true);
    await tickAt(api, '2026-11-05T09:00:00.000Z');
    await run();
    expect(new Set(mailed()).size).toBe(2);
  });

  test('mail that was planned before it was switched off does not leave', async () => {
    await put();
    const { id } = await reportLeak(api, team.token.RESPONDER);
    await tickAt(api, LAST_HOUR);
    await channels(id, false);
    await run();
    expect(mailed()).toEqual([]);
    expect((await pagesOf(api, team.id)).map(({ channel, state }) => `${channel} ${state}`).sort()).toEqual([
      'MAIL CANCELLED',
      'MAIL CANCELLED',
      'WEBHOOK DELIVERED',
    ]);
  });

  test('without an endpoint mail cannot be switched off, and the last endpoint cannot go: nobody would be told', async () => {
    const { id, reference } = await reportLeak(api, team.token.RESPONDER);
    const refused = await channels(id, false);
    expect(refused).toMatchObject({ code: 'CONFLICT', data: null });
    expect(refused.errors[0]?.message).toMatch(/^Nobody would be paged: .* putPagerEndpoint/);
    const { endpoint } = await put();
    await channels(id, false);
    const kept = await act(api, team.administrator, 'disablePagerEndpoint', { endpointId: endpoint.id });
    expect(kept.code).toBe('CONFLICT');
    expect(kept.errors[0]?.message).toContain(reference);
    const second = (await put()).endpoint.id;
    await done(api, team.administrator, 'disablePagerEndpoint', { endpointId: second });

    // What no check can keep from happening is said on the board.
    receiver.answer = (answer) => void answer.writeHead(410).end();
    await tickAt(api, LAST_HOUR);
    await run();
    const { pagerProblems } = await api.ask(team.token.RESPONDER, '{ pagerProblems { kind incidentId } }');
    expect(pagerProblems).toContainEqual({ kind: 'NOBODY_IS_TOLD', incidentId: id });
  });
});

test('rule 13: an exercise pages staff, and says so in mail and webhook', async () => {
  await put();
  const { reference } = await reportLeak(api, team.token.RESPONDER, { exercise: true });
  await tickAt(api, LAST_HOUR);
  await run();
  expect(JSON.parse(receiver.calls[0]?.body ?? '').data).toMatchObject({ exercise: true, reference });
  const mails = await Promise.all(smtp.messages.map(({ raw }) => mailparser.simpleParser(raw)));
  expect(mails).toHaveLength(2);
  for (const { subject, text } of mails) {
    expect(subject).toMatch(new RegExp(`^EXERCISE - ${reference}: `));
    expect(text).toMatch(/^This is an exercise\./);
  }
});

describe('A mail server that does not take a page', () => {
  const states = async (): Promise<Json[]> =>
    (await pagesOf(api, team.id)).map(({ state, attempts, last_problem }) => [state, attempts, last_problem]);
  beforeEach(async () => {
    await reportLeak(api, team.token.RESPONDER);
    await tickAt(api, LAST_HOUR);
  });

  test('for now: the page is tried again, with the same Message-ID, and arrives once', async () => {
    smtp.fault('RCPT', reply('451 4.3.0 later'), 2);
    await run();
    expect((await waitingPages(api)).map(({ wait }) => wait)).toEqual([5, 5]);
    await run();
    expect(await states()).toEqual(Array(2).fill(['DELIVERED', 2, null]));
    expect(smtp.messages).toHaveLength(2);
  });

  test('for good: the page has failed, and the record says so', async () => {
    smtp.fault('RCPT', reply('550 5.1.1 unknown'));
    await run();
    expect(await states()).toEqual(Array(2).fill(['FAILED', 1, 'recipient-refused']));
    expect(await api.sql("select 1 from event where type = 'page.failed'")).toHaveLength(2);
  });

  test('and loses the answer: it is not sent again, and the page is uncertain', async () => {
    smtp.fault('DOT', { kind: 'drop' });
    await run();
    await run();
    expect((await states()).map(([state]: Json) => state)).toEqual(['UNCERTAIN', 'UNCERTAIN']);
    expect([...smtp.messageIds.values()]).toEqual([1, 1]);
  });
});
