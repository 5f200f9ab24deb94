import { Logger, runMigrations } from 'graphile-worker';
import { migrations } from 'graphile-worker/dist/generated/sql.js';
import type pg from 'pg';
import { withClient } from './client.ts';
import { APPLICATION_ROLE } from './roles.ts';

/**
 * Installs or updates the queue's schema as the owner and opens it to the application's role. The queue puts
 * row-level security without a policy on its own tables: to anyone but the owner they would seem empty.
 */
export async function installQueue(ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, logger: new Logger(() => () => undefined) });
  await withClient(ownerUrl, async (client) => {
    await client.query(`
      grant usage on schema graphile_worker to ${APPLICATION_ROLE};
      grant select on graphile_worker.migrations, graphile_worker.jobs to ${APPLICATION_ROLE};
      grant execute on all functions in schema graphile_worker to ${APPLICATION_ROLE};
    `);
    const { rows } = await client.query<{ name: string }>(
      `select oid::regclass::text as name from pg_class
         where relnamespace = 'graphile_worker'::regnamespace and relkind = 'r' and relrowsecurity order by 1`,
    );
    for (const { name } of rows) {
      await client.query(`
        begin;
        grant select, insert, update, delete on ${name} to ${APPLICATION_ROLE};
        drop policy if exists tocsin_queue on ${name};
        create policy tocsin_queue on ${name} to ${APPLICATION_ROLE} using (true) with check (true);
        commit;
      `);
    }
  });
}

/** Whether the queue's schema is there, opened to this role, and as new as the library: a worker may not update it. */
export async function queueIsCurrent(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ open: boolean | null }>(
    `select has_schema_privilege(to_regnamespace('graphile_worker')::oid, 'usage')
       and has_table_privilege(to_regclass('graphile_worker.migrations')::oid, 'select') as open`,
  );
  if (!rows[0]?.open) return false;
  const newest = Math.max(...Object.keys(migrations).map((file) => Number.parseInt(file, 10)));
  const ran = await client.query<{ id: number }>('select max(id) as id from graphile_worker.migrations');
  return (ran.rows[0]?.id ?? 0) >= newest;
}
