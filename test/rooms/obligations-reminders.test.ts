import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tick } from '../../src/platform/jobs/wakeup.ts';
import { fileTransport } from '../../src/platform/mail/file-transport.ts';
import { at, type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { done, dutyOf, reportLeak } from '../support/breach.ts';
import { handlersOf, pagesOf, runPages } from '../support/pager-room.ts';

const SIGNAL = '2026-10-24T01:10:00Z';
const TWO_DAYS_BEFORE = '2026-10-25T01:10:00Z';

describe('Reminders follow what becomes of an obligation', () => {
  let api: TestApi;
  let organization: TestOrganization;
  beforeAll(async () => {
    api = await startApi({ now: SIGNAL });
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    api.clock.now = at(SIGNAL);
    await api.sql('delete from wakeup');
    await api.sql('delete from graphile_worker._private_jobs');
    organization = await api.organizationWith('RESPONDER', 'DECISION_MAKER');
  });

  const failures: unknown[] = [];
  const goTo = async (iso: string) => {
    api.clock.now = at(iso);
    failures.length = 0;
    await tick(api.installation, handlersOf(api), (error) => failures.push(error));
  };
  const inState = async (obligationId: string, ...states: string[]): Promise<number> =>
    (
      await api.sql('select 1 from reminder where obligation_id = $1 and state = any($2)', [
        obligationId,
        states,
      ])
    ).length;
  const pages = (): Promise<Json[]> => pagesOf(api, organization.id);
  const report = async () => {
    const incident = await reportLeak(api, organization.token.RESPONDER, { detected: { at: SIGNAL } });
    return { incidentId: incident.id, obligation: dutyOf(incident, 'eu-gdpr-art33-1').id as string };
  };

  test('a clock that is met reminds nobody; one that opens again does', async () => {
    const { obligation } = await report();
    const filing = { obligationId: obligation, channel: 'PORTAL' };
    const { id: filingId } = await done(api, organization.token.RESPONDER, 'recordFiling', filing);
    expect(await inState(obligation, 'WAITING')).toBe(0);
    await goTo(TWO_DAYS_BEFORE);
    expect(await inState(obligation, 'SENT', 'OVERTAKEN')).toBe(0);
    await done(api, organization.token.RESPONDER, 'answerFiling', { filingId, state: 'REJECTED' });
    expect(await inState(obligation, 'WAITING')).toBe(8);
  });

  test('a duty that was lifted reminds nobody', async () => {
    const { incidentId, obligation } = await report();
    const facts = [{ key: 'risk_to_people', text: 'unlikely' }];
    await done(api, organization.token.RESPONDER, 'amendFacts', { incidentId, facts });
    expect(await inState(obligation, 'WAITING')).toBe(0);
  });

  test('a clock that starts with little time left announces itself at once, not with all it missed', async () => {
    api.clock.now = at('2026-10-26T14:00:00Z');
    const { obligation } = await report();
    await goTo('2026-10-26T14:00:00Z');
    expect(await inState(obligation, 'SENT')).toBe(1);
    expect(await inState(obligation, 'OVERTAKEN')).toBe(0);
  });

  test('one digest for each member who can act, however many clocks of the incident are due', async () => {
    await report();
    await goTo(TWO_DAYS_BEFORE);
    expect((await pages()).map(({ member_id }) => member_id).sort()).toEqual(
      [organization.member.RESPONDER, organization.member.DECISION_MAKER].sort(),
    );
  });

  test('what cannot be recorded is not sent, and is tried again (T-A04)', async () => {
    const { obligation } = await report();
    await api.sql(`
      create function fail_event() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$;
      create trigger fail_event before insert on event for each row when (new.type = 'reminder.sent')
        execute function fail_event();`);
    await goTo(TWO_DAYS_BEFORE);
    await api.sql('drop function fail_event cascade');
    expect(failures.map(String)).toEqual([expect.stringContaining('disk full')]);
    expect([await pages(), await inState(obligation, 'SENT', 'OVERTAKEN')]).toEqual([[], 0]);
    await goTo('2026-10-25T02:10:00Z');
    expect(await inState(obligation, 'SENT')).toBe(1);
    expect(await pages()).toHaveLength(2);
  });

  test('a member who left since gets no mail', async () => {
    await report();
    await goTo(TWO_DAYS_BEFORE);
    await api.sql('update member set disabled_at = now() where id = $1', [organization.member.RESPONDER]);
    const outbox = await mkdtemp(join(tmpdir(), 'reminders-'));
    try {
      await runPages(api, { transport: fileTransport(outbox) });
      const written = await readdir(outbox);
      expect(written).toHaveLength(1);
      const mail = await readFile(join(outbox, written[0] ?? ''), 'utf8');
      expect(mail).toMatch(/^To: decision-maker@codecraft\.test\r$/m);
    } finally {
      await rm(outbox, { recursive: true, force: true });
    }
  });
});
