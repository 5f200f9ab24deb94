import { randomUUID } from 'node:crypto';
import { tick } from '../../src/platform/jobs/wakeup.ts';
import { at, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { dutyOf, reportLeak } from '../support/breach.ts';
import { handlersOf } from '../support/pager-room.ts';

const NOW = '2026-11-10T12:00:00.000Z';
let api: TestApi;
let team: TestOrganization;

beforeAll(async () => {
  api = await startApi({ now: NOW });
  team = await api.organizationWith('RESPONDER', 'DECISION_MAKER');
});
afterAll(() => api.close());

test('queries that fail half way leave no connection behind', async () => {
  const { id } = await reportLeak(api, team.token.RESPONDER);
  const query = `query ($unknown: ID!, $id: ID!) {
    affectedPeople(incidentId: $unknown) { nodes { id } }
    incident(id: $id) { title obligations { title filings { id } coverage { reached } } notices { id } dispatches { id } }
  }`;

  for (let i = 0; i < 20; i += 1) {
    expect((await api.call(team.token.RESPONDER, query, { unknown: randomUUID(), id })).code).toBe(
      'NOT_FOUND',
    );
  }

  const [{ idle }] = await api.sql(
    `select count(*)::int as idle from pg_stat_activity where datname = current_database() and usename = 'tocsin_app' and state like 'idle in transaction%'`,
  );
  expect(idle).toBe(0);
});

test('filings, declarations and reminders of one incident at the same time wait for one another and none is lost', async () => {
  const codes: (string | undefined)[] = [];
  const failures: unknown[] = [];
  for (let round = 0; round < 12; round += 1) {
    const incident = await reportLeak(api, team.token.RESPONDER, {
      detected: { at: '2026-11-08T12:00:00Z' },
    });
    const { id: obligationId } = dutyOf(incident, 'eu-gdpr-art33-1');
    const answers = await Promise.all([
      api.call(
        team.token.RESPONDER,
        'mutation ($input: RecordFilingInput!) { recordFiling(input: $input) { id } }',
        {
          input: { obligationId, channel: 'PORTAL', reference: 'R' },
        },
      ),
      api.call(
        team.token.DECISION_MAKER,
        'mutation ($input: DeclareAwarenessInput!) { declareAwareness(input: $input) { id } }',
        {
          input: {
            incidentId: incident.id,
            aware: { at: '2026-11-08T12:00:00Z' },
            ground: 'They wrote to us.',
          },
        },
      ),
      tick(api.installation, handlersOf(api, { assess: () => Promise.resolve() }), (error) =>
        failures.push(error),
      ),
    ]);
    for (const done of answers) if (typeof done !== 'number') codes.push(done.code);
  }
  expect(codes.filter(Boolean)).toEqual([]);
  expect(failures).toEqual([]);
});

test('a wakeup that always fails does not stop the clocks of others', async () => {
  const broken = await reportLeak(api, team.token.RESPONDER, { detected: { at: '2026-11-10T11:00:00Z' } });
  const fine = await reportLeak(api, team.token.RESPONDER, { detected: { at: '2026-11-10T11:00:30Z' } });
  const handled: string[] = [];
  const handlers = handlersOf(api, {
    assess: () => Promise.resolve(),
    reminders: async (_work, subject) => {
      if (subject === broken.id) throw new Error('the mail template is broken');
      handled.push(subject);
    },
  });
  const { id: duty } = dutyOf(fine, 'eu-gdpr-art33-1');
  const errors: unknown[] = [];

  for (let minute = 0; minute < 6; minute += 1) {
    api.clock.now = at('2026-11-11T11:00:00.000Z').plus({ minutes: minute });
    await tick(api.installation, handlers, (error) => errors.push(error));
  }
  api.clock.now = at(NOW);

  expect(handled).toContain(fine.id);
  expect(
    errors.every((error) => error instanceof Error && error.message === 'the mail template is broken'),
  ).toBe(true);
  expect(duty).toBeDefined();
});

test('times of the record never run backwards', async () => {
  await Promise.all(Array.from({ length: 12 }, () => reportLeak(api, team.token.RESPONDER)));

  const [{ backwards }] = await api.sql(
    `select count(*)::int as backwards from (select at < lag(at) over (partition by organization_id order by seq) as back from event) e where back`,
  );
  expect(backwards).toBe(0);
});

test("what the database cannot hold, or is too much at once, is the client's to correct, in words", async () => {
  const report = (input: object) =>
    api.call(
      team.token.RESPONDER,
      'mutation ($input: ReportIncidentInput!) { reportIncident(input: $input) { id } }',
      { input },
    );

  expect((await report({ title: 'a\u0000b' })).code).toBe('INVALID_INPUT');
  expect((await report({ title: 'x', detected: { at: '-009999-01-01T00:00:00Z' } })).code).toBe(
    'BAD_USER_INPUT',
  );
  const many = Array.from({ length: 501 }, () => ({ jurisdiction: 'FR', count: 1 }));
  expect(
    (await report({ title: 'x', dataSets: [{ name: 'x', role: 'CONTROLLER', groups: many }] })).code,
  ).toBe('LIMIT_EXCEEDED');
  expect(
    (await report({ title: 'x', dataSets: [{ name: 'x', role: 'CONTROLLER', groups: many.slice(0, 500) }] }))
      .errors,
  ).toEqual([]);
});

test('null and absent are the same request to an idempotency key', async () => {
  const report = (input: object) =>
    api.call(
      team.token.RESPONDER,
      'mutation ($input: ReportIncidentInput!) { reportIncident(input: $input) { id } }',
      { input },
    );

  const first = await report({
    title: 'Once',
    idempotencyKey: 'k-null',
    detected: { at: '2026-11-10T10:00:00Z' },
  });
  const again = await report({
    title: 'Once',
    idempotencyKey: 'k-null',
    exercise: null,
    detected: { at: '2026-11-10T10:00:00+00:00', zone: null },
  });

  expect(again.data).toEqual(first.data);
});
