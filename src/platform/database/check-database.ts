import type pg from 'pg';
import { type Patience, whenReachable } from './connect.ts';
import { queueIsCurrent } from './install-queue.ts';
import { APPLICATION_ROLE, secondRoleSql } from './roles.ts';
import { refuseNewer, schemaState } from './schema-state.ts';
import { StartRefusal } from './start-refusal.ts';

/** Before anything is served: the database answers, its schema is this code's, and the role is one the walls hold. */
export async function checkDatabase(applicationUrl: string, patience: Patience): Promise<void> {
  await whenReachable(applicationUrl, patience, async (client) => {
    await checkRole(client, patience.setting);
    const state = await schemaState(client);
    refuseNewer(state);
    const [next] = state.missing;
    if (next === undefined && (await queueIsCurrent(client))) return;
    throw new StartRefusal(
      `The database's schema is older than this Tocsin (${next ?? 'the queue'} is missing): run "tocsin migrate" with TOCSIN_OWNER_DATABASE_URL set.`,
    );
  });
}

interface RoleRow {
  readonly name: string;
  readonly over: boolean;
  readonly owned: number;
  readonly granted: boolean;
}

/** Row-level security does not hold a superuser or BYPASSRLS, and an owner may lift it. */
async function checkRole(client: pg.Client, setting: string): Promise<void> {
  const { rows } = await client.query<RoleRow>(
    `select current_user as name,
       role.rolsuper or role.rolbypassrls as over,
       (select count(*)::int from pg_class
          where relkind in ('r', 'p', 'v', 'm') and relnamespace in ('public'::regnamespace, to_regnamespace('graphile_worker'))
            and pg_has_role(relowner, 'usage')) as owned,
       coalesce((select pg_has_role(oid, 'usage') from pg_roles where rolname = $1), false) as granted
     from pg_roles role where role.rolname = current_user`,
    [APPLICATION_ROLE],
  );
  const role = rows[0];
  if (!role) throw new StartRefusal(`The database does not know the role of ${setting}.`);
  const problem = role.over
    ? 'steps over row-level security'
    : role.owned > 0
      ? `owns ${role.owned} tables`
      : role.granted
        ? undefined
        : `is not ${APPLICATION_ROLE}, to which the tables are granted`;
  if (problem === undefined) return;
  throw new StartRefusal(
    `The role ${role.name} of ${setting} ${problem}, so Tocsin does not start with it. Sign in as ${APPLICATION_ROLE}; if it is missing, run as a superuser: ${secondRoleSql()}`,
  );
}
