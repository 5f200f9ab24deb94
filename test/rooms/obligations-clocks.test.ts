import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { at, type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { accounts, act, done, dutyOf, INCIDENT, incidentOf, reportLeak } from '../support/breach.ts';
import { root } from '../support/run-tool.ts';

const SIGNAL = '2026-10-24T01:10:00.000Z';
const STATUTE = 'eu-gdpr-art33-1';
const PROMISE = 'codecraft-promise-users-72h';
const hours72 = 72 * 60 * 60 * 1000;

describe('Clocks of an incident', () => {
  let api: TestApi;
  let organization: TestOrganization;
  beforeAll(async () => {
    api = await startApi({ now: '2026-10-24T09:00:00Z' });
    organization = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'AUDITOR');
  });
  afterAll(() => api.close());

  const report = (more: object = {}) =>
    reportLeak(api, organization.token.RESPONDER, {
      occurredFrom: { at: '2026-10-21T22:15:00Z' },
      detected: { at: SIGNAL },
      ...more,
    });
  const declare = (incidentId: string, aware: string, gapReason?: string) =>
    act(
      api,
      organization.token.DECISION_MAKER,
      'declareAwareness',
      { incidentId, aware: { at: aware }, ground: 'The mail was clear.', gapReason },
      INCIDENT,
    );
  const amend = (incidentId: string, change: object): Promise<Json> =>
    done(api, organization.token.RESPONDER, 'amendFacts', { incidentId, ...change }, INCIDENT);

  test('run provisionally from the first signal until awareness is declared', async () => {
    const incident = await report();
    const duty = dutyOf(incident, STATUTE);
    expect(duty).toMatchObject({
      verdict: 'REQUIRED',
      state: 'OPEN',
      startEvent: 'detected',
      provisional: true,
    });
    expect(at(duty.dueAt).toMillis() - at(SIGNAL).toMillis()).toBe(hours72);
    expect(duty).toMatchObject({ remaining: 'PT64H10M', overdueBy: null });
  });

  test('a first signal that is imprecise counts from its earliest moment', async () => {
    const incident = await report({ detected: { at: SIGNAL, toleranceMinutes: 30 } });
    expect(dutyOf(incident, STATUTE).dueAt).toBe('2026-10-27T00:40:00.000Z');
  });

  test('awareness after the first signal asks for a written reason, and changes nothing without one', async () => {
    const { id } = await report();
    const refused = await declare(id, '2026-10-24T07:30:00Z');
    expect(refused).toMatchObject({ code: 'REASON_REQUIRED', data: null });
    expect((await incidentOf(api, organization.token.AUDITOR, id)).aware).toBeNull();

    const { data } = await declare(id, '2026-10-24T07:30:00Z', 'Logs had to be read first.');
    const statute = dutyOf(data.declareAwareness, STATUTE);
    expect(statute.startEvent).toBe('aware');
    // Two days of this fall under winter time, one under summer time: hours are elapsed hours.
    expect(at(statute.dueAt).toMillis() - at('2026-10-24T07:30:00Z').toMillis()).toBe(hours72);
  });

  test('law and promise stand side by side, each with its own source and start', async () => {
    const { id } = await report();
    const { data } = await declare(id, '2026-10-24T07:30:00Z', 'Logs had to be read first.');
    const [statute, promise] = [STATUTE, PROMISE].map((rule) => dutyOf(data.declareAwareness, rule));
    expect(statute).toMatchObject({ source: 'STATUTE', recipientKind: 'AUTHORITY', recipientKey: 'sa:FR' });
    expect(promise).toMatchObject({
      ...{ source: 'PROMISE', recipientKind: 'INDIVIDUALS', startEvent: 'detected' },
      dueAt: '2026-10-27T01:10:00.000Z',
      otherReadings: [{ startEvent: 'aware', dueAt: '2026-10-27T07:30:00.000Z' }],
    });
    expect(promise.citation).not.toBe(statute.citation);
    // The earliest leads the display.
    expect(data.declareAwareness.obligations[0].ruleId).toBe(PROMISE);
  });

  test('awareness before the first signal is accepted and warned about', async () => {
    const { id } = await report();
    const { data } = await declare(id, '2026-10-24T00:00:00Z');
    expect(data.declareAwareness.warnings).toEqual([
      'Awareness lies before the first signal: check both times.',
    ]);
    expect(dutyOf(data.declareAwareness, STATUTE).dueAt).toBe('2026-10-27T00:00:00.000Z');
  });

  test('awareness moved later keeps both declarations, each with its ground and reason', async () => {
    const { id } = await report();
    await declare(id, SIGNAL);
    expect((await declare(id, '2026-10-24T05:00:00Z')).code).toBe('REASON_REQUIRED');
    const { data } = await declare(id, '2026-10-24T05:00:00Z', 'The first mail was a false alarm.');
    expect(dutyOf(data.declareAwareness, STATUTE).dueAt).toBe('2026-10-27T05:00:00.000Z');

    const declared = await api.sql(
      `select a.aware_at, g.text as ground, r.text as reason from awareness a
         join statement g on g.id = a.ground_id left join statement r on r.id = a.gap_reason_id
        where a.incident_id = $1 order by a.aware_at`,
      [id],
    );
    expect(declared).toEqual([
      { aware_at: new Date(SIGNAL), ground: 'The mail was clear.', reason: null },
      {
        aware_at: new Date('2026-10-24T05:00:00Z'),
        ground: 'The mail was clear.',
        reason: 'The first mail was a false alarm.',
      },
    ]);
    const versions = await api.sql('select version from incident_version where incident_id = $1 order by 1', [
      id,
    ]);
    expect(versions.map(({ version }) => version)).toEqual([1, 2, 3]);
  });

  test('awareness in the future is refused', async () => {
    const { id } = await report();
    expect((await declare(id, '2026-10-24T09:00:01Z', 'Soon.')).code).toBe('INVALID_INPUT');
  });

  test('a risk found unlikely lifts the duty; the finding taken back brings it to life again', async () => {
    const { id } = await report();
    const lifted = await amend(id, { facts: [{ key: 'risk_to_people', text: 'unlikely' }] });
    expect(dutyOf(lifted, STATUTE)).toMatchObject({ verdict: 'NOT_REQUIRED', state: 'LAPSED' });
    // What was promised to people without conditions stays promised.
    expect(dutyOf(lifted, PROMISE)).toMatchObject({ verdict: 'REQUIRED', state: 'OPEN' });

    const back = await amend(id, { facts: [{ key: 'risk_to_people' }] });
    expect(dutyOf(back, STATUTE)).toMatchObject({
      ...{ verdict: 'REQUIRED', state: 'OPEN', incidentVersion: 3 },
      dueAt: '2026-10-27T01:10:00.000Z',
    });
  });

  test('an unknown that could change the verdict leaves it undecided and says which question decides', async () => {
    const incident = await report();
    const duty = dutyOf(incident, 'eu-gdpr-art34');
    expect(duty).toMatchObject({ verdict: 'UNDECIDED', state: 'OPEN', provisional: true, dueAt: null });
    expect(duty.openQuestions.map(({ key }: Json) => key)).toContain('risk_to_people');
  });

  test('people in the United Kingdom start a clock of their own, by data alone', async () => {
    const incident = await report({ dataSets: [accounts('FR', 'GB')] });
    expect(dutyOf(incident, 'uk-gdpr-art33-1')).toMatchObject({
      ...{ verdict: 'REQUIRED', recipientKey: 'sa:GB', citation: 'UK GDPR, Art. 33(1)' },
      dueAt: '2026-10-27T01:10:00.000Z',
    });
    expect((await report()).obligations.map(({ ruleId }: Json) => ruleId)).not.toContain('uk-gdpr-art33-1');

    const naming: string[] = [];
    for (const folder of ['src', 'migrations'])
      for (const name of await readdir(join(root, folder), { recursive: true })) {
        const isPlay = name.startsWith('commands/demo');
        if (!name.endsWith('.ts') || isPlay) continue;
        if (/uk.gdpr|sa:GB|information commission/i.test(await readFile(join(root, folder, name), 'utf8')))
          naming.push(name);
      }
    expect(naming).toEqual([]);
  });

  test('the board shows clocks across incidents, earliest first, those without a date last', async () => {
    const { obligations } = await api.ask(
      organization.token.AUDITOR,
      '{ obligations(first: 200) { nodes { dueAt state } pageInfo { hasNextPage } } }',
    );
    const due = obligations.nodes.map(({ dueAt }: Json) => dueAt ?? '9999');
    expect(due).toEqual([...due].sort());
    expect(due.length).toBeGreaterThan(10);
    expect(new Set(obligations.nodes.map(({ state }: Json) => state))).toEqual(new Set(['OPEN']));
    api.clock.now = at('2026-10-27T02:10:00Z');
    const late = await api.ask(
      organization.token.AUDITOR,
      '{ obligations(first: 1, filter: { overdue: true }) { nodes { remaining overdueBy } } }',
    );
    expect(late.obligations.nodes).toEqual([{ remaining: null, overdueBy: 'PT2H10M' }]);
    api.clock.now = at('2026-10-24T09:00:00Z');
  });

  test('the register lists every breach, notified or not, but no exercise', async () => {
    const other = await api.organizationWith('RESPONDER', 'AUDITOR');
    const breach = await reportLeak(api, other.token.RESPONDER);
    const exercise = await reportLeak(api, other.token.RESPONDER, { title: 'Drill', exercise: true });
    expect(exercise.exercise).toBe(true);
    expect(exercise.obligations.length).toBe(breach.obligations.length);
    const { register } = await api.ask(
      other.token.AUDITOR,
      '{ register { nodes { reference duties peopleCount jurisdictions dataCategories } } }',
    );
    expect(register.nodes).toEqual([
      {
        ...{ reference: breach.reference, peopleCount: 431, jurisdictions: ['FR'] },
        dataCategories: ['email_address', 'name', 'password'],
        duties: expect.arrayContaining(['Regulation (EU) 2016/679, Art. 33(1): OPEN']),
      },
    ]);
  });
});
