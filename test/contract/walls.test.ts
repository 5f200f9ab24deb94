import { withClient } from '../../src/platform/database/client.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { findHoles } from '../support/walls.ts';

const TENANT = '(organization_id = tocsin_tenant())';
const OF_INCIDENT = (column: string) =>
  `(${TENANT} AND (( SELECT tocsin_sees_all() AS tocsin_sees_all) OR (${column} <> ALL (( SELECT tocsin_hidden() AS tocsin_hidden)::uuid[]))))`;

describe('the walls between organizations (T-Z04), and around restricted incidents', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  const holesAfter = (sql: string): Promise<string[]> =>
    withClient(database.adminUrl, async (client) => {
      await client.query(`begin; ${sql}`);
      const holes = await findHoles(client);
      await client.query('rollback');
      return holes;
    });

  test('every table is behind forced row-level security, except the named ones that hold ids and instants', async () => {
    expect(await withClient(database.applicationUrl, findHoles)).toEqual([]);
  });

  test.each([
    ['drop policy incident_tenant on incident', 'incident has 0 policies, not one'],
    ['create policy extra on incident using (true)', 'incident has 2 policies, not one'],
    [
      'alter policy incident_tenant on incident using (true)',
      `the policy of incident is not ${OF_INCIDENT('id')} but true / `,
    ],
    [
      'alter policy obligation_tenant on obligation using (organization_id = tocsin_tenant()) with check (organization_id = tocsin_tenant())',
      `the policy of obligation is not ${OF_INCIDENT('incident_id')} but ${TENANT} / ${TENANT}`,
    ],
    ['drop policy filing_step_tenant on filing_step', 'filing_step has 0 policies, not one'],
    [
      `alter table coverage drop column incident_id cascade`,
      'coverage hangs on dispatch and has no incident_id: inheritIncident gives it one',
    ],
    [
      'alter table incident_admission add column why text',
      'incident_admission.why is no id, instant or number',
    ],
    ['alter table member no force row level security', 'row-level security is not forced on member'],
    ['grant select on delivery_3 to tocsin_app', 'the partition delivery_3 is granted to the application'],
    ['create table notes (id uuid)', 'row-level security is not forced on notes'],
    ['create view incidents as select * from incident', "the view incidents looks with its owner's eyes"],
    [
      'alter table worker add column host text',
      'worker.host stands outside the walls and is no id or instant',
    ],
    ['alter table contact owner to tocsin_app', 'tocsin_app owns contact'],
  ])('a hole is found: %s', async (sql, hole) => {
    expect(await holesAfter(sql)).toContainEqual(expect.stringContaining(hole));
  });

  test('a partition shows the application nothing, even of its own organization', async () => {
    await withClient(database.applicationUrl, async (client) => {
      await expect(client.query('select * from delivery_0')).rejects.toThrow('permission denied');
      expect((await client.query('select * from delivery')).rows).toEqual([]);
    });
  });

  test('without an organization the application reads no row and writes none', async () => {
    const id = '01890000-0000-7000-8000-000000000001';
    const insert = `insert into event_head (organization_id, seq, at, hash) values ('${id}', 1, now(), '')`;
    await withClient(database.adminUrl, (client) => client.query(insert));
    await withClient(database.applicationUrl, async (client) => {
      expect((await client.query('select * from event_head')).rows).toEqual([]);
      await expect(client.query(insert)).rejects.toThrow('row-level security');
      await client.query("select set_config('tocsin.organization', $1, false)", [id]);
      expect((await client.query('select * from event_head')).rowCount).toBe(1);
    });
  });
});
