import pg from 'pg';

/** Owns the database and everything in it; `migrate` alone signs in as it. */
export const OWNER_ROLE = 'tocsin_owner';
/** What Tocsin runs as: owns nothing and cannot step over row-level security. Migrations grant to it by name. */
export const APPLICATION_ROLE = 'tocsin_app';

const WEAK = 'nosuperuser nocreatedb nocreaterole noreplication nobypassrls';

/** The statements that prepare an empty server, in order; the last one runs in the new database. */
export function serverStatements(database: string, passwords: { owner: string; application: string }) {
  return {
    owner: createRole(OWNER_ROLE, passwords.owner),
    application: createRole(APPLICATION_ROLE, passwords.application),
    database: `create database ${database} owner ${OWNER_ROLE}`,
    publicSchema: 'revoke create on schema public from public',
  };
}

/** SQL for an operator to paste when the application signs in as the owner of the tables. */
export function secondRoleSql(): string {
  return `${createRole(APPLICATION_ROLE, '<a new password>')};`;
}

function createRole(name: string, password: string): string {
  return `create role ${name} login password ${pg.escapeLiteral(password)} ${WEAK}`;
}
