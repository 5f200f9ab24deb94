import { randomBytes } from 'node:crypto';
import { withClient } from '../../src/platform/database/client.ts';
import { atDatabase, testCluster } from './cluster.ts';

/** A database of one test file's own, with the schema in it. */
export interface TestDatabase {
  readonly applicationUrl: string;
  readonly ownerUrl: string;
  /** The superuser, in this database: to look behind the walls. */
  readonly adminUrl: string;
  readonly drop: () => Promise<void>;
}

/** Clones the migrated template: a few milliseconds instead of the migrations. */
export async function freshDatabase(): Promise<TestDatabase> {
  const cluster = testCluster();
  const name = `test_${randomBytes(8).toString('hex')}`;
  await withClient(cluster.adminUrl, (client) =>
    client.query(`create database ${name} template ${cluster.template} owner tocsin_owner`),
  );
  return databaseAt(name);
}

/** An empty database, before any migration. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await withClient(testCluster().adminUrl, (client) =>
    client.query(`create database ${name} owner tocsin_owner`),
  );
  return databaseAt(name);
}

function databaseAt(name: string): TestDatabase {
  const { applicationUrl, ownerUrl, adminUrl } = testCluster();
  return {
    applicationUrl: atDatabase(applicationUrl, name),
    ownerUrl: atDatabase(ownerUrl, name),
    adminUrl: atDatabase(adminUrl, name),
    async drop() {
      await withClient(adminUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}
