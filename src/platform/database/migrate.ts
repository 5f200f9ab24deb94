import type pg from 'pg';
import { type Patience, whenReachable } from './connect.ts';
import { dataSourceFor } from './data-source.ts';
import { installQueue } from './install-queue.ts';
import { APPLICATION_ROLE, secondRoleSql } from './roles.ts';
import { refuseNewer, schemaState } from './schema-state.ts';
import { StartRefusal } from './start-refusal.ts';

/** Any number, the same in every version: two runs at once wait for each other. */
const ADVISORY_LOCK = 7_267_201_950;

/** Brings the database to this code's schema, as its owner; answers the names of the migrations that ran. */
export async function migrate(ownerUrl: string, patience: Patience): Promise<readonly string[]> {
  return whenReachable(ownerUrl, patience, async (client) => {
    await client.query('select pg_advisory_lock($1)', [ADVISORY_LOCK]);
    await checkRoles(client, patience.setting);
    const before = await schemaState(client);
    refuseNewer(before);
    await runMigrations(ownerUrl);
    await installQueue(ownerUrl);
    if (before.missing.length > 0)
      patience.log(`Ran ${before.missing.length} migration(s), up to ${before.missing.at(-1)}.`);
    return before.missing;
  });
}

async function runMigrations(ownerUrl: string): Promise<void> {
  const source = dataSourceFor({ url: ownerUrl, poolSize: 2, applicationName: 'tocsin-migrate' }, []);
  await source.initialize();
  try {
    await source.runMigrations({ transaction: 'each' });
  } finally {
    await source.destroy();
  }
}

/** Migrations only grant: the roles belong to the cluster and must be there first. */
async function checkRoles(client: pg.Client, setting: string): Promise<void> {
  const { rows } = await client.query<{ name: string; application: boolean; may: boolean }>(
    `select current_user as name,
       exists (select from pg_roles where rolname = $1) as application,
       has_schema_privilege('public', 'create') as may`,
    [APPLICATION_ROLE],
  );
  const { name, application, may } = rows[0] ?? { name: '', application: false, may: false };
  if (!application) {
    throw new StartRefusal(
      `The role ${APPLICATION_ROLE} is missing: run as a superuser, then migrate again: ${secondRoleSql()}`,
    );
  }
  if (name === APPLICATION_ROLE || !may) {
    throw new StartRefusal(
      `The role ${name} may not change the schema: ${setting} must sign in as the owner of the database (tocsin_owner), not as the application.`,
    );
  }
}
