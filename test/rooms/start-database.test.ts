import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Logger, run } from 'graphile-worker';
import pg from 'pg';
import { checkDatabase } from '../../src/platform/database/check-database.ts';
import { withClient } from '../../src/platform/database/client.ts';
import { hasLiveWorker } from '../../src/platform/database/live-worker.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { emptyDatabase, freshDatabase, type TestDatabase } from '../support/database.ts';

const lines: string[] = [];
const patience = { setting: 'DATABASE_URL', waitMs: 2_000, log: (line: string) => lines.push(line) };
const refusalOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => new Error('It was not refused.'),
    (refused: Error) => refused,
  );
  expect(error.name).toBe('StartRefusal');
  expect(error.message).not.toContain('\n');
  return error.message;
};

describe('what start asks of the database (T-O02)', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(() => database.drop());
  const check = (url = database.applicationUrl) => checkDatabase(url, patience);
  const asOwner = (sql: string) => withClient(database.ownerUrl, (client) => client.query(sql));

  test('a migrated database and the application role are all it needs', async () => {
    await check();
  });

  test('a wrong password is one line that names the setting', async () => {
    const wrong = database.applicationUrl.replace(/:[^:@]+@/, ':wrong@');
    expect(await refusalOf(check(wrong))).toMatch(/does not let tocsin_app in .* in DATABASE_URL/);
  });

  test('a database that does not exist is one line that makes it', async () => {
    expect(await refusalOf(check(`${database.applicationUrl}_x`))).toMatch(
      /There is no database test_\w+_x .*create database/,
    );
  });

  test('an older schema says: tocsin migrate', async () => {
    const empty = await emptyDatabase();
    expect(await refusalOf(check(empty.applicationUrl))).toContain('run "tocsin migrate"');
    await empty.drop();
    await asOwner('drop schema graphile_worker cascade');
    expect(await refusalOf(check())).toContain('the queue is missing');
  });

  test('a newer schema says: update Tocsin, to start and to migrate alike', async () => {
    await asOwner(`insert into migration (timestamp, name) values (9990000000000, 'Later9990000000000')`);
    expect(await refusalOf(check())).toMatch(/newer schema .*Later9990000000000.*update Tocsin/);
    expect(await refusalOf(migrate(database.ownerUrl, patience))).toContain('update Tocsin');
  });

  test('the owner of the tables and a superuser are refused, with the SQL that makes the second role', async () => {
    const sql = "create role tocsin_app login password '<a new password>' nosuperuser";
    const asOwnerOfTables = await refusalOf(check(database.ownerUrl));
    expect(asOwnerOfTables).toMatch(/The role tocsin_owner of DATABASE_URL owns \d+ tables/);
    expect(asOwnerOfTables).toContain(sql);
    const asSuperuser = await refusalOf(check(database.adminUrl));
    expect(asSuperuser).toContain('steps over row-level security');
    expect(asSuperuser).toContain(sql);
  });

  test('a database that is down is waited for, with one line, and found when it comes up', async () => {
    const port = Number(new URL(database.applicationUrl).port);
    const late = new URL(database.applicationUrl);
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    late.port = String((probe.address() as { port: number }).port);
    probe.close();
    await once(probe, 'close');

    lines.length = 0;
    const waiting = checkDatabase(late.href, { ...patience, waitMs: 30_000 });
    const proxy = createServer((socket) => socket.pipe(connect(port, '127.0.0.1')).pipe(socket));
    while (lines.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    proxy.listen(Number(late.port), '127.0.0.1');
    await waiting;
    proxy.close();
    expect(lines).toEqual([
      expect.stringMatching(/^Waiting for the database at 127\.0\.0\.1:\d+ \(ECONNREFUSED\), up to 30 s\.$/),
    ]);
  });

  test('a database that stays down is given up with one line', async () => {
    const nowhere = 'postgresql://tocsin_app@127.0.0.1:1/tocsin';
    expect(await refusalOf(checkDatabase(nowhere, { ...patience, waitMs: 100 }))).toMatch(
      /^The database at 127\.0\.0\.1:1 did not answer .*: start it, or correct DATABASE_URL\.$/,
    );
  });

  test('migrate runs once, says so, and is safe to run twice at once', async () => {
    const empty = await emptyDatabase();
    const runs = await Promise.all([migrate(empty.ownerUrl, patience), migrate(empty.ownerUrl, patience)]);
    expect(runs.map((ran) => ran.length > 0).sort()).toEqual([false, true]);
    expect(await migrate(empty.ownerUrl, patience)).toEqual([]);
    await check(empty.applicationUrl);
    expect(await refusalOf(migrate(empty.applicationUrl, patience))).toContain('may not change the schema');
    await empty.drop();
  });

  test('the health check of a worker sees a fresh heartbeat, and neither an old nor a stopped one', async () => {
    const seen = async (sql: string) => {
      await withClient(database.applicationUrl, (client) => client.query(sql));
      return hasLiveWorker(database.applicationUrl, 30_000);
    };
    expect(await hasLiveWorker(database.applicationUrl, 30_000)).toBe(false);
    expect(
      await seen('insert into worker (id, started_at, heartbeat_at) values (uuid_v7(), now(), now())'),
    ).toBe(true);
    expect(await seen(`update worker set heartbeat_at = now() - interval '31 seconds'`)).toBe(false);
    expect(await seen('update worker set heartbeat_at = now(), stopped_at = now()')).toBe(false);
  });

  test('the application enqueues in its own transaction and runs, fails, retries and unlocks jobs', async () => {
    const pool = new pg.Pool({ connectionString: database.applicationUrl });
    pool.on('error', () => undefined).on('connect', (client) => client.on('error', () => undefined));
    const client = await pool.connect();
    await client.query(
      `begin; select graphile_worker.add_job('note', '{"kept":true}', queue_name := 'one', job_key := 'k'); commit`,
    );
    await client.query(`begin; select graphile_worker.add_job('note', '{"kept":false}'); rollback`);
    await client.query(`select graphile_worker.add_job('refuse', '{}', max_attempts := 2)`);
    client.release();

    const seen: unknown[] = [];
    const runner = await run({
      pgPool: pool,
      noHandleSignals: true,
      logger: new Logger(() => () => undefined),
      taskList: {
        note: (payload) => void seen.push(payload),
        refuse: () => Promise.reject(new Error('refused by the job')),
      },
    });
    const jobs = () =>
      pool.query('select attempts, last_error, locked_by from graphile_worker._private_jobs');
    // The runner announces a job before it has written how it ended: the table is what is waited for.
    const settled = async (): Promise<unknown[]> => {
      const { rows } = await jobs();
      if (rows.length === 1 && rows[0].locked_by === null && rows[0].attempts === 2) return rows;
      await delay(50);
      return settled();
    };
    const left = await settled().finally(() => runner.stop());
    expect(seen).toEqual([{ kept: true }]);
    expect(left).toEqual([{ attempts: 2, last_error: 'refused by the job', locked_by: null }]);

    await pool.query(`update graphile_worker._private_jobs set locked_by = 'dead', locked_at = now()`);
    await pool.query(`select graphile_worker.force_unlock_workers(array['dead'])`);
    expect((await jobs()).rows).toMatchObject([{ locked_by: null }]);
    await pool.end();
  });
});
