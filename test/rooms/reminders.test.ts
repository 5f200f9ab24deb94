import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mailparser from 'mailparser';
import { tick } from '../../src/platform/jobs/wakeup.ts';
import { fileTransport } from '../../src/platform/mail/file-transport.ts';
import { at, type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { dutyOf, reportLeak } from '../support/breach.ts';
import { handlersOf, runPages, waitingPages } from '../support/pager-room.ts';

const START = '2026-11-02T09:00:00.000Z';
let api: TestApi;
let team: TestOrganization;
let outbox: string;

beforeAll(async () => {
  outbox = await mkdtemp(join(tmpdir(), 'tocsin-reminders-'));
});
beforeEach(async () => {
  api = await startApi({ now: START });
  team = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'AUDITOR');
  // Members get their addresses as an administrator would give them.
  await api.sql(
    `update member set email = lower(roles[1]) || '@codecraft.test' where organization_id = $1 and roles[1] <> 'ADMINISTRATOR'`,
    [team.id],
  );
});
afterEach(() => api.close());
afterAll(() => rm(outbox, { recursive: true, force: true }));

const failures: unknown[] = [];
const handlers = () => handlersOf(api, { escalate: () => Promise.resolve() });
const tickAt = (iso: string) => {
  api.clock.now = at(iso);
  return tick(api.installation, handlers(), (error) => failures.push(error));
};
const remindersOf = (obligationId: string): Promise<Json[]> =>
  api.sql('select offset_minutes, state, late from reminder where obligation_id = $1 order by fire_at', [
    obligationId,
  ]);

test('a service that was down over three reminders sends the latest one once, marked late, and no burst', async () => {
  const incident = await reportLeak(api, team.token.RESPONDER);
  const { id: duty, dueAt } = dutyOf(incident, 'eu-gdpr-art33-1');
  expect(dueAt).toBe('2026-11-05T09:00:00.000Z');

  // Down from before 48 h to after 12 h before the due instant: three reminders passed.
  await tickAt('2026-11-04T22:00:00.000Z');

  expect(failures).toEqual([]);
  const states = (await remindersOf(duty)).map(({ offset_minutes, state, late }) => [
    offset_minutes / 60,
    state,
    late,
  ]);
  expect(states.slice(0, 3)).toEqual([
    [-48, 'OVERTAKEN', false],
    [-24, 'OVERTAKEN', false],
    [-12, 'SENT', true],
  ]);
  expect(states.slice(3).every(([, state]) => state === 'WAITING')).toBe(true);
  // One digest per person who can act, for all clocks of the incident: the auditor is not paged.
  expect(await waitingPages(api)).toHaveLength(2);

  await tickAt('2026-11-04T22:00:05.000Z');
  expect(await waitingPages(api)).toHaveLength(2);
});

test('every offset fires at its instant, once, also with two workers ticking at once, and after the due instant too', async () => {
  const incident = await reportLeak(api, team.token.RESPONDER);
  const { id: duty } = dutyOf(incident, 'eu-gdpr-art33-1');

  for (const [hours, sent] of [
    [24, 1],
    [48, 2],
    [60, 3],
    [66, 4],
    [71, 5],
    [72, 6],
    [73, 7],
    [96, 8],
  ] as const) {
    await tickAt(at(START).plus({ hours, minutes: -1 }).toISO());
    expect((await remindersOf(duty)).filter(({ state }) => state === 'SENT')).toHaveLength(sent - 1);
    api.clock.now = at(START).plus({ hours, seconds: 1 });
    await Promise.all([1, 2].map(() => tick(api.installation, handlers(), (error) => failures.push(error))));
    expect((await remindersOf(duty)).filter(({ state }) => state === 'SENT')).toHaveLength(sent);
  }

  expect(failures).toEqual([]);
  expect((await remindersOf(duty)).every(({ state, late }) => state === 'SENT' && !late)).toBe(true);
});

test('a clock that was met is not reminded of any more', async () => {
  const incident = await reportLeak(api, team.token.RESPONDER);
  const { id: obligationId } = dutyOf(incident, 'eu-gdpr-art33-1');
  await api.ask(
    team.token.RESPONDER,
    'mutation ($input: RecordFilingInput!) { recordFiling(input: $input) { id } }',
    {
      input: { obligationId, channel: 'PORTAL', reference: 'X-1' },
    },
  );

  await tickAt('2026-11-05T10:00:00.000Z');

  expect((await remindersOf(obligationId)).map(({ state }) => state)).toEqual(Array(8).fill('CANCELLED'));
});

test('a handler that fails keeps its wakeup, and the next tick sends what is due', async () => {
  const incident = await reportLeak(api, team.token.RESPONDER);
  const { id: duty } = dutyOf(incident, 'eu-gdpr-art33-1');
  api.clock.now = at('2026-11-03T09:00:01.000Z');
  const seen: unknown[] = [];
  await tick(
    api.installation,
    { ...handlers(), reminders: () => Promise.reject(new Error('the disk is full')) },
    (error) => seen.push(error),
  );
  expect([seen.length, (await remindersOf(duty)).filter(({ state }) => state === 'SENT').length]).toEqual([
    1, 0,
  ]);

  await tickAt('2026-11-03T09:05:00.000Z');

  expect((await remindersOf(duty)).filter(({ state }) => state === 'SENT')).toHaveLength(1);
});

test("each member gets one digest to them alone, in the organization's zone and UTC, an exercise labelled as such", async () => {
  const incident = await reportLeak(api, team.token.RESPONDER, { exercise: true });
  await tickAt('2026-11-05T09:00:01.000Z');
  await runPages(api, { transport: fileTransport(outbox), from: 'tocsin@codecraft.test' });

  const mails = await Promise.all(
    (await readdir(outbox)).map(async (file) => mailparser.simpleParser(await readFile(join(outbox, file)))),
  );
  expect(mails.map(({ to }) => [to].flat()[0]?.text).sort()).toEqual([
    'decision_maker@codecraft.test',
    'responder@codecraft.test',
  ]);
  for (const { subject, text, to } of mails) {
    expect(subject).toMatch(new RegExp(`^EXERCISE - ${incident.reference}: `));
    expect(text).toMatch(/This is an exercise\./);
    expect(text).toMatch(/Art\. 33\(1\)\): due Thu 5 Nov 2026 01:00 PST \(09:00Z\), provisional/);
    const others = (text?.match(/\S+@codecraft\.test/g) ?? []).filter(
      (address) => address !== [to].flat()[0]?.text,
    );
    expect(others).toEqual([]);
  }
});
