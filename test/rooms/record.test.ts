import { withClient } from '../../src/platform/database/client.ts';
import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { act, done, playBreach, reportLeak } from '../support/breach.ts';

/** What is only ever added to. */
const GROWING = [
  'approval',
  'awareness',
  'event',
  'filing',
  'filing_step',
  'incident_version',
  'notice_obligation',
  'notice_version',
  'person_import',
];

describe('The record', () => {
  let api: TestApi;
  let organization: TestOrganization;
  beforeAll(async () => {
    api = await startApi();
    organization = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'AUDITOR');
  });
  afterAll(() => api.close());

  const entries = async (): Promise<{ seq: number; type: string; details: Json }[]> =>
    (await api.ask(organization.token.AUDITOR, '{ timeline(first: 200) { nodes { seq type details } } }'))
      .timeline.nodes;
  const verdict = async () =>
    (await api.ask(organization.token.AUDITOR, '{ verifyRecord { intact entries firstBad reason } }'))
      .verifyRecord;

  test('the application may add to it and to what it rests on, and change nothing of it (T-A03)', async () => {
    await playBreach(api, organization);
    const changeable = await api.sql(
      `select distinct table_name as name from information_schema.role_table_grants
        where grantee = 'tocsin_app' and table_schema = 'public' and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')`,
    );
    const names = changeable.map(({ name }) => name);
    expect(GROWING.filter((table) => names.includes(table))).toEqual([]);

    await withClient(api.database.applicationUrl, async (client) => {
      await client.query("select set_config('tocsin.organization', $1, false)", [organization.id]);
      for (const table of GROWING) {
        const { rowCount } = await client.query(`select * from ${table}`);
        expect(`${table} ${(rowCount ?? 0) > 0}`).toBe(`${table} true`);
        for (const attack of [
          `update ${table} set organization_id = organization_id`,
          `delete from ${table}`,
          `truncate ${table}`,
          `alter table ${table} disable trigger all`,
          `drop table ${table}`,
        ])
          await expect(client.query(attack)).rejects.toMatchObject({ code: '42501' });
      }
    });
  });

  test('numbers have no gaps however many act at once, and the chain holds', async () => {
    const before = (await entries()).length;
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        n % 2 === 0
          ? reportLeak(api, organization.token.RESPONDER)
          : act(api, organization.token.AUDITOR, 'reportIncident', { title: 'not allowed' }),
      ),
    );
    const after = await entries();
    expect(after.map(({ seq }) => seq)).toEqual(after.map((_, n) => n + 1));
    // Ten reports with their assessment, ten denials.
    expect(
      after
        .slice(before)
        .map(({ type }) => type)
        .sort(),
    ).toEqual([
      ...Array(10).fill('access.denied'),
      ...Array(10).fill('incident.reported'),
      ...Array(10).fill('obligation.assessed'),
    ]);
    expect(await verdict()).toEqual({ intact: true, entries: after.length, firstBad: null, reason: null });
  });

  test('what people wrote is not in it, only its digest', async () => {
    const incident = await reportLeak(api, organization.token.RESPONDER);
    const ground = 'Our host wrote that strangers copied the disk.';
    const aware = { at: incident.detected.at };
    await done(api, organization.token.DECISION_MAKER, 'declareAwareness', {
      incidentId: incident.id,
      aware,
      ground,
    });
    const declared = (await entries()).findLast(({ type }) => type === 'incident.awareness-declared');
    expect(declared?.details.ground).toEqual({
      statementId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const [{ text }] = await api.sql('select text from statement where id = $1', [
      declared?.details.ground.statementId,
    ]);
    expect(text).toBe(ground);
    const [{ leaked }] = await api.sql(
      `select count(*)::int as leaked from event where details::text like '%strangers%' or details::text like '%anna@%'`,
    );
    expect(leaked).toBe(0);
  });

  describe('when an entry cannot be written (T-A04)', () => {
    const failing = async (type: string, act: () => Promise<void>) => {
      await api.sql(`
        create function fail_event() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$;
        create trigger fail_event before insert on event for each row when (new.type = '${type}')
          execute function fail_event();`);
      try {
        await act();
      } finally {
        await api.sql('drop function fail_event cascade');
      }
    };
    const rowsOf = async (...tables: string[]) =>
      Promise.all(
        tables.map(async (table) => (await api.sql(`select count(*)::int as n from ${table}`))[0].n),
      );

    test.each(['incident.reported', 'obligation.assessed'])(
      'a report whose %s cannot be recorded did not happen',
      async (type) => {
        const tables = [
          'incident',
          'incident_version',
          'data_set',
          'obligation',
          'reminder',
          'wakeup',
          'event',
        ];
        const before = await rowsOf(...tables);
        await failing(type, async () => {
          const answer = await act(api, organization.token.RESPONDER, 'reportIncident', { title: 'Lost' });
          expect({ code: answer.code, data: answer.data }).toEqual({ code: 'INTERNAL', data: null });
        });
        expect(await rowsOf(...tables)).toEqual(before);
      },
    );

    test('a dispatch that cannot be recorded is not started, and nothing is sent', async () => {
      const other = await api.organizationWith('RESPONDER', 'DECISION_MAKER');
      const { dispatch, notice } = await playBreach(api, other);
      await api.ask(other.token.DECISION_MAKER, 'mutation ($id: ID!) { cancelDispatch(id: $id) { state } }', {
        id: dispatch,
      });
      const tables = ['dispatch', 'delivery', 'running_dispatch', 'event', 'graphile_worker._private_jobs'];
      const before = await rowsOf(...tables);
      await failing('dispatch.started', async () => {
        const answer = await act(api, other.token.DECISION_MAKER, 'startDispatch', { noticeId: notice });
        expect({ code: answer.code, data: answer.data }).toEqual({ code: 'INTERNAL', data: null });
      });
      expect(await rowsOf(...tables)).toEqual(before);
      const again = await act(
        api,
        other.token.DECISION_MAKER,
        'startDispatch',
        { noticeId: notice },
        'state total',
      );
      expect(again.data.startDispatch).toEqual({ state: 'RUNNING', total: 3 });
    });
  });
});
