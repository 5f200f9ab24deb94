import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withClient } from '../../src/platform/database/client.ts';
import { dataSourceFor } from '../../src/platform/database/data-source.ts';
import { printSchema } from '../../src/platform/database/print-schema.ts';
import { rows } from '../../src/rows.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

const PRINTED = join(import.meta.dirname, '../../schema/database.sql');

describe('rows, migrations and the printed schema say the same (T-O04)', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  test('TypeORM finds nothing to change between the rows and the migrated database', async () => {
    const source = dataSourceFor({ url: database.ownerUrl, poolSize: 2, applicationName: 'drift' }, rows);
    await source.initialize();
    try {
      const { upQueries } = await source.driver.createSchemaBuilder().log();
      expect(upQueries.map(({ query }) => query)).toEqual([]);
    } finally {
      await source.destroy();
    }
  });

  test('every table has a row class', async () => {
    const source = dataSourceFor({ url: database.ownerUrl, poolSize: 2, applicationName: 'drift' }, rows);
    await source.initialize();
    try {
      const { rows: tables } = await withClient(database.ownerUrl, (client) =>
        client.query<{ name: string }>(
          `select relname as name from pg_class
           where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
             and relname <> 'migration' order by 1`,
        ),
      );
      const known = source.entityMetadatas.map(({ tableName }) => tableName).sort();
      expect(known).toEqual(tables.map(({ name }) => name));
    } finally {
      await source.destroy();
    }
  });

  test('schema/database.sql shows the schema as it is', async () => {
    const printed = await withClient(database.ownerUrl, printSchema);
    if (process.env['UPDATE_SCHEMA']) await writeFile(PRINTED, printed);
    expect(await readFile(PRINTED, 'utf8')).toBe(printed);
  });

  test('migrations run up, down and up again, and leave the same schema', async () => {
    const before = await withClient(database.ownerUrl, printSchema);
    const source = dataSourceFor({ url: database.ownerUrl, poolSize: 2, applicationName: 'drift' }, []);
    await source.initialize();
    try {
      for (const _ of source.migrations) await source.undoLastMigration({ transaction: 'each' });
      const empty = await withClient(database.ownerUrl, printSchema);
      expect(empty.match(/^(table|partition|CREATE) .*$/gm)).toEqual(['table migration']);
      expect(empty).not.toContain('tocsin_app');
      await source.runMigrations({ transaction: 'each' });
    } finally {
      await source.destroy();
    }
    expect(await withClient(database.ownerUrl, printSchema)).toBe(before);
  });
});
