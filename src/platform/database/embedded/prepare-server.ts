import { withClient } from '../client.ts';
import { APPLICATION_ROLE, OWNER_ROLE, serverStatements } from '../roles.ts';
import { ADMIN } from './programs.ts';
import type { Passwords } from './secrets.ts';

const DATABASE = 'tocsin';

/** How to reach a private server, one URL for each of its logins. */
export interface EmbeddedUrls {
  readonly applicationUrl: string;
  readonly ownerUrl: string;
  readonly adminUrl: string;
}

/** The URLs of the private server at a port. */
export function urlsAt(port: number, passwords: Passwords): EmbeddedUrls {
  const url = (role: string, password: string, database: string) =>
    `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
  return {
    applicationUrl: url(APPLICATION_ROLE, passwords.application, DATABASE),
    ownerUrl: url(OWNER_ROLE, passwords.owner, DATABASE),
    adminUrl: url(ADMIN, passwords.admin, 'postgres'),
  };
}

/** Makes the two roles and the database where they are missing: roles belong to the cluster, so no migration makes them. */
export async function prepareServer({ adminUrl }: EmbeddedUrls, passwords: Passwords): Promise<void> {
  const make = serverStatements(DATABASE, passwords);
  const isNew = await withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'select rolname as name from pg_roles union all select datname from pg_database',
    );
    const there = new Set(rows.map((row) => row.name));
    if (!there.has(OWNER_ROLE)) await client.query(make.owner);
    if (!there.has(APPLICATION_ROLE)) await client.query(make.application);
    if (there.has(DATABASE)) return false;
    await client.query(make.database);
    return true;
  });
  if (!isNew) return;
  const inDatabase = new URL(adminUrl);
  inDatabase.pathname = `/${DATABASE}`;
  await withClient(inDatabase.href, (client) => client.query(make.publicSchema));
}
