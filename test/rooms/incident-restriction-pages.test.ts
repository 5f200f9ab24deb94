import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileTransport } from '../../src/platform/mail/file-transport.ts';
import { startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { done, reportLeak } from '../support/breach.ts';
import { pagesOf, runPages, tickAt } from '../support/pager-room.ts';

const START = '2026-11-02T09:00:00.000Z';
/** 48 hours before the clock of GDPR Art. 33(1) ends. */
const FIRST_REMINDER = '2026-11-03T09:00:01.000Z';
let api: TestApi;
let team: TestOrganization;
let outbox: string;

beforeEach(async () => {
  outbox = await mkdtemp(join(tmpdir(), 'tocsin-restricted-'));
  api = await startApi({ now: START });
  team = await api.organizationWith('RESPONDER', 'DECISION_MAKER');
  await done(api, team.administrator, 'setContact', { kind: 'DECISION_MAKER', email: 'boss@codecraft.test' });
});
afterEach(async () => {
  await api.close();
  await rm(outbox, { recursive: true, force: true });
});

const pager = () => fileTransport(outbox);
const recipients = async () => {
  await runPages(api, { transport: pager() });
  const files = (await readdir(outbox)).filter((name) => name.endsWith('.eml'));
  const mails = await Promise.all(files.map((name) => readFile(join(outbox, name), 'utf8')));
  return mails.map((mail) => /^To: (.*)$/m.exec(mail)?.[1]?.trim()).sort();
};
const endpoint = () =>
  api.sql(
    `insert into pager_endpoint (organization_id, id, host, sealed, created_at, updated_at)
     values ($1, gen_random_uuid(), 'pager.test', '', now(), now())`,
    [team.id],
  );

test('the reminders of a restricted incident go to those on the list, also when nobody acknowledges; never to a contact or a pager screen', async () => {
  await endpoint();
  await reportLeak(api, team.token.RESPONDER, { restrictedTo: [team.member.RESPONDER] });
  await tickAt(api, FIRST_REMINDER);
  for (const hour of ['03', '04', '05', '06']) await tickAt(api, `2026-11-05T${hour}:59:00.000Z`);
  const pages = await pagesOf(api, team.id);
  expect(pages.length).toBeGreaterThan(2);
  expect(new Set(pages.map(({ role, channel }) => `${role} ${channel}`))).toEqual(
    new Set(['RESPONDER MAIL']),
  );
  expect(new Set(await recipients())).toEqual(new Set(['responder@codecraft.test']));
});

test('a page that was planned before the restriction does not leave to somebody who is not on the list', async () => {
  const { id } = await reportLeak(api, team.token.RESPONDER);
  await tickAt(api, FIRST_REMINDER);
  expect(await pagesOf(api, team.id)).toHaveLength(2);
  await done(api, team.token.DECISION_MAKER, 'restrictIncident', {
    ...{ incidentId: id, memberIds: [team.member.DECISION_MAKER], reason: 'The responder is involved.' },
  });
  expect(await recipients()).toEqual(['decision-maker@codecraft.test']);
});

test('where mail is the incident, the pager hears that there is a clock, and not of which incident', async () => {
  await endpoint();
  const { id, reference } = await reportLeak(api, team.token.RESPONDER, {
    restrictedTo: [team.member.RESPONDER],
  });
  await api.sql(
    'insert into incident_channel (organization_id, incident_id, mail, set_at) values ($1, $2, false, now())',
    [team.id, id],
  );
  await tickAt(api, FIRST_REMINDER);
  const [page, ...more] = await pagesOf(api, team.id);
  expect([page.channel, more]).toEqual(['WEBHOOK', []]);
  expect(JSON.parse(page.body).data).toMatchObject({
    kind: 'CLOCK',
    incidentId: null,
    reference: null,
    subjectIds: [],
  });
  expect(page.body).not.toContain(reference);
});
