import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mailparser from 'mailparser';
import type { RunningDispatch } from '../../src/dispatch/ledger.ts';
import { pauseByWorker } from '../../src/dispatch/pause-dispatch.ts';
import type { SenderTools } from '../../src/dispatch/sender-tools.ts';
import { fileTransport } from '../../src/platform/mail/file-transport.ts';
import { at, type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { act, done, dutyOf, playBreach, reportLeak } from '../support/breach.ts';
import { pageAbout, pagesOf, runPages, tickAt, waitingPages } from '../support/pager-room.ts';

const START = '2026-11-02T09:00:00.000Z';
/** One hour before the clock of GDPR Art. 33(1) ends. */
const LAST_HOUR = '2026-11-05T08:00:00.000Z';
const DUE = '2026-11-05T09:00:00.000Z';
const DISPATCH = '01900000-0000-7000-8000-000000000001';
let api: TestApi;
let team: TestOrganization;
beforeEach(async () => {
  api = await startApi({ now: START });
  team = await api.organizationWith('RESPONDER', 'APPROVER', 'DECISION_MAKER', 'AUDITOR');
});
afterEach(() => api.close());

const minutesAfter = (iso: string, minutes: number) => at(iso).plus({ minutes }).toISO();
const steps = (...roles: string[]) =>
  done(
    api,
    team.administrator,
    'setEscalation',
    { steps: roles.map((role) => ({ after: 'PT15M', role })) },
    'within',
  );
const alertsOf = async (id: string): Promise<Json[]> =>
  (
    await api.ask(
      team.token.RESPONDER,
      'query ($id: ID!) { incident(id: $id) { alerts { id kind state step dueAt nextAt exhaustedAt acknowledgedById pages { kind } } } }',
      { id },
    )
  ).incident.alerts;
/** Who was paged at a step, in words. */
const pagedAt = async (step: number) =>
  (await pagesOf(api, team.id))
    .filter((page) => page.step === step)
    .map(({ role }) => role)
    .sort();
const toLastHour = async () => {
  const incident = await reportLeak(api, team.token.RESPONDER);
  await tickAt(api, LAST_HOUR);
  return incident;
};

describe('rule 13: when nobody acknowledges, the next one is paged', () => {
  test('step by step, each after its delay, then the last one three more times, and then the incident says so', async () => {
    await steps('APPROVER', 'DECISION_MAKER');
    const incident = await toLastHour();
    for (let minute = 1; minute <= 55; minute += 1) await tickAt(api, minutesAfter(LAST_HOUR, minute));
    expect([await pagedAt(1), await pagedAt(2), await pagedAt(3)]).toEqual([
      ['APPROVER'],
      ['DECISION_MAKER'],
      ['DECISION_MAKER'],
    ]);
    expect(await alertsOf(incident.id)).toMatchObject([{ state: 'OPEN', step: 3, exhaustedAt: null }]);

    // The digest at the due instant is one page more and leaves the climb where it is.
    for (let minute = 60; minute <= 110; minute += 5) await tickAt(api, minutesAfter(LAST_HOUR, minute));
    expect(await pagedAt(5)).toEqual(['DECISION_MAKER']);
    expect(await pagedAt(6)).toEqual([]);
    expect(await alertsOf(incident.id)).toMatchObject([
      { state: 'OPEN', nextAt: null, exhaustedAt: expect.any(String) },
    ]);
    const { pagerProblems } = await api.ask(team.token.RESPONDER, '{ pagerProblems { kind incidentId } }');
    expect(pagerProblems).toEqual([{ kind: 'NOBODY_ANSWERED', incidentId: incident.id }]);
  });

  test('an acknowledgement ends the climb and never the later offsets', async () => {
    await steps('DECISION_MAKER');
    const incident = await toLastHour();
    const [alert] = await alertsOf(incident.id);
    await done(api, team.token.APPROVER, 'acknowledge', { alertId: alert.id }, 'state');
    await tickAt(api, minutesAfter(LAST_HOUR, 45));
    expect(await pagedAt(1)).toEqual([]);

    await tickAt(api, DUE);
    expect(await alertsOf(incident.id)).toMatchObject([
      { state: 'OPEN', step: 0, acknowledgedById: null },
      { state: 'ACKNOWLEDGED', acknowledgedById: team.member.APPROVER },
    ]);
    await tickAt(api, minutesAfter(DUE, 16));
    expect(await pagedAt(1)).toEqual(['DECISION_MAKER']);
  });

  test('two who acknowledge at once both have their answer, and the record has one', async () => {
    const incident = await toLastHour();
    const both = await Promise.all(
      [team.token.RESPONDER, team.token.DECISION_MAKER].map((token) =>
        act(api, token, 'acknowledge', { incidentId: incident.id }, 'state'),
      ),
    );
    expect(both.map(({ code }) => code)).toEqual([undefined, undefined]);
    expect(await api.sql("select 1 from event where type = 'alert.acknowledged'")).toHaveLength(1);
    const refused = await act(api, team.token.AUDITOR, 'acknowledge', { incidentId: incident.id }, 'state');
    expect(refused.code).toBe('FORBIDDEN');
    expect((await act(api, team.token.RESPONDER, 'acknowledge', {}, 'state')).code).toBe('INVALID_INPUT');
  });

  test('far from the due instant a reminder informs and pages nobody further', async () => {
    await steps('DECISION_MAKER');
    const incident = await reportLeak(api, team.token.RESPONDER);
    await tickAt(api, '2026-11-03T09:00:01.000Z');
    expect(await alertsOf(incident.id)).toMatchObject([{ kind: 'CLOCK', nextAt: null }]);
    await tickAt(api, '2026-11-03T15:00:00.000Z');
    expect(await pagedAt(1)).toEqual([]);
    await done(
      api,
      team.administrator,
      'setEscalation',
      {
        ...{ steps: [{ after: 'PT15M', role: 'DECISION_MAKER' }], within: 'P3D' },
      },
      'within',
    );
    await tickAt(api, '2026-11-04T09:00:01.000Z');
    await tickAt(api, '2026-11-04T09:15:02.000Z');
    expect(await pagedAt(1)).toEqual(['DECISION_MAKER']);
  });

  test('an outage skips no step and sends no burst (T-L03)', async () => {
    await steps('APPROVER', 'DECISION_MAKER');
    await toLastHour();
    const before = (await pagesOf(api, team.id)).length;
    // Down from five past until four hours later: two steps and the reminders at and after the due instant passed.
    const back = minutesAfter(LAST_HOUR, 240);
    await tickAt(api, back);
    await tickAt(api, minutesAfter(back, 1));
    expect([await pagedAt(1), await pagedAt(2)]).toEqual([['APPROVER'], []]);
    // The latest digest, once, to the three who can act, and the one step that was next.
    expect((await pagesOf(api, team.id)).length - before).toBe(3 + 1);
    await tickAt(api, minutesAfter(back, 16));
    expect(await pagedAt(2)).toEqual(['DECISION_MAKER']);
  });

  test('two workers that tick at once page a step once', async () => {
    await steps('DECISION_MAKER');
    await toLastHour();
    await Promise.all([1, 2, 3].map(() => tickAt(api, minutesAfter(LAST_HOUR, 15))));
    expect(await pagedAt(1)).toEqual(['DECISION_MAKER']);
  });

  test('an incident that is over pages nobody any more', async () => {
    await steps('DECISION_MAKER');
    const incident = await toLastHour();
    const move = { incidentId: incident.id, move: 'DISMISS', reason: 'A test of the backup, by us.' };
    await done(api, team.token.DECISION_MAKER, 'moveIncident', move);
    await tickAt(api, minutesAfter(LAST_HOUR, 20));
    expect(await pagedAt(1)).toEqual([]);
    expect(await alertsOf(incident.id)).toMatchObject([{ state: 'ENDED', nextAt: null }]);
  });
});

describe('Whom a step reaches', () => {
  let outbox: string;
  beforeEach(async () => {
    outbox = await mkdtemp(join(tmpdir(), 'tocsin-escalation-'));
  });
  afterEach(() => rm(outbox, { recursive: true, force: true }));
  const mails = async () => {
    await runPages(api, { transport: fileTransport(outbox) });
    const files = (await readdir(outbox)).filter((name) => name.endsWith('.eml'));
    return Promise.all(
      files.map(async (file) => mailparser.simpleParser(await readFile(join(outbox, file)))),
    );
  };

  test('by default whoever the contact card calls first, who need be no member; the mail says that nobody answered', async () => {
    await done(api, team.administrator, 'setContact', {
      kind: 'RESPONSIBLE',
      name: 'Nora',
      email: 'nora@night.test',
    });
    const incident = await toLastHour();
    await tickAt(api, minutesAfter(LAST_HOUR, 15));
    const [mail] = (await mails()).filter(({ to }) => [to].flat()[0]?.text === 'nora@night.test');
    expect(mail?.subject).toMatch(new RegExp(`^NOT ACKNOWLEDGED - ${incident.reference}: 45 min left`));
    expect(mail?.text).toMatch(/Nobody has acknowledged the pages before this one\./);
    expect(mail?.text).toMatch(/→ .+ \(.*Art\. 33\(1\)\): due /);
  });

  test('a step whose contact is not named yet pages everyone who is reminded: silence is worse', async () => {
    await toLastHour();
    await tickAt(api, minutesAfter(LAST_HOUR, 15));
    expect(await pagedAt(1)).toEqual(['APPROVER', 'DECISION_MAKER', 'RESPONDER']);
  });

  test('a member named in the policy; one nobody knows, or no target at all, is refused', async () => {
    const set = (step: object) =>
      act(
        api,
        team.administrator,
        'setEscalation',
        { steps: [{ after: 'PT15M', ...step }] },
        'steps { after memberId }',
      );
    expect((await set({ memberId: team.member.AUDITOR })).data.setEscalation.steps).toEqual([
      { after: 'PT15M', memberId: team.member.AUDITOR },
    ]);
    await toLastHour();
    await tickAt(api, minutesAfter(LAST_HOUR, 15));
    expect(await pagedAt(1)).toEqual(['AUDITOR']);
    const codes = await Promise.all(
      [
        { memberId: DISPATCH },
        {},
        { role: 'RESPONDER', contact: 'SECOND' },
        { after: 'PT10S', role: 'RESPONDER' },
      ].map(async (step) => (await set(step)).code),
    );
    expect(codes).toEqual(['NOT_FOUND', 'INVALID_INPUT', 'INVALID_INPUT', 'INVALID_INPUT']);
  });

  test('what others page for escalates too, and is not paged twice for the same thing', async () => {
    await steps('DECISION_MAKER');
    const incident = await reportLeak(api, team.token.RESPONDER);
    const first = await pageAbout(api, team.id, incident.id, DISPATCH);
    expect(await pageAbout(api, team.id, incident.id, DISPATCH)).toBe(first);
    expect(await waitingPages(api)).toHaveLength(3);
    await tickAt(api, minutesAfter(START, 15));
    expect(await pagedAt(1)).toEqual(['DECISION_MAKER']);
    expect((await mails()).map(({ text }) => text).join()).toMatch(/paused by itself/);
    expect(dutyOf(incident, 'eu-gdpr-art33-1').dueAt).toBe(DUE);
  });

  test('a dispatch that paused by itself pages staff; one that a person paused does not', async () => {
    const { dispatch, incident } = await playBreach(api, team);
    const about = async () => (await alertsOf(incident)).filter(({ kind }) => kind === 'DISPATCH_PAUSED');
    await done(api, team.token.DECISION_MAKER, 'pauseDispatch', {
      dispatchId: dispatch,
      reason: 'Look again.',
    });
    expect(await about()).toEqual([]);
    await api.ask(team.token.DECISION_MAKER, 'mutation ($id: ID!) { resumeDispatch(id: $id) { id } }', {
      id: dispatch,
    });
    const { dataSource, reactions, clock } = api.installation;
    const running = { organizationId: team.id, dispatchId: dispatch } as RunningDispatch;
    const why = { code: 'sign-in-refused', text: 'The mail server refused our sign-in.' };
    await pauseByWorker({ dataSource, reactions, clock } as SenderTools, running, why);
    expect(await about()).toMatchObject([{ state: 'OPEN', nextAt: minutesAfter(START, 15) }]);
  });
});
