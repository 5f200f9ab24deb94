import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { migrations } from '../../migrations/all.ts';
import { withClient } from '../../src/platform/database/client.ts';
import { emptyDatabase, type TestDatabase } from '../support/database.ts';

const OWN = ['PeopleInFull1790000001700', 'ListedRevision1790000001710'];

describe('The migration to people in full', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await emptyDatabase();
  });
  afterAll(() => database.drop());

  const sql = (text: string, values: unknown[] = []) =>
    withClient(database.adminUrl, async (client) => (await client.query(text, values)).rows);
  /** As the owner, whom the walls hold like anybody. */
  const asOwner = async (list: typeof migrations, act: (source: DataSource) => Promise<unknown>) => {
    const settings = { type: 'postgres', url: database.ownerUrl, migrationsTableName: 'migration' } as const;
    const source = await new DataSource({ ...settings, migrations: list }).initialize();
    await act(source).finally(() => source.destroy());
  };

  test('makes residence unknown one thing, keeps every row, and goes back', async () => {
    const at = migrations.findIndex(({ name }) => name === OWN[0]);
    await asOwner(migrations.slice(0, at), (source) => source.runMigrations({ transaction: 'each' }));
    const [organization, incident, dispatch] = [randomUUID(), randomUUID(), randomUUID()];
    await withClient(database.adminUrl, async (client) => {
      // Without the rows around them: this is about what moves.
      await client.query('set session_replication_role = replica');
      for (const place of ['DE', 'ZZ', null, null])
        await client.query(
          `insert into affected_person (organization_id, id, incident_id, sealed, blind_index, jurisdiction, data_set_ids, people_revision, created_at)
           values ($1, $2, $3, '', $4, $5, '{}', 3, now())`,
          [organization, randomUUID(), incident, Buffer.from(randomUUID()), place],
        );
      for (const place of ['DE', null])
        await client.query(
          `insert into delivery (organization_id, dispatch_id, id, person_id, channel, state, attempt, resends, jurisdiction, updated_at, incident_id)
           values ($1, $2, $3, $3, 'EMAIL', 'ACCEPTED', 1, 0, $4, now(), $5)`,
          [organization, dispatch, randomUUID(), place, incident],
        );
      for (const [segment, total] of [
        ['unknown', 3],
        ['ZZ', 2],
        ['DE', 1],
      ])
        await client.query(
          `insert into coverage (organization_id, dispatch_id, obligation_id, segment, total, reached, unreached, uncertain, computed_at, incident_id)
           values ($1, $2, $2, $3, $4, $4, 0, 0, now(), $5)`,
          [organization, dispatch, segment, total, incident],
        );
    });
    const ours = migrations.slice(0, at + 2);
    await asOwner(ours, (source) => source.runMigrations({ transaction: 'each' }));
    const places = (table: string) =>
      sql(`select jurisdiction, count(*)::int as n from ${table} group by 1 order by 1`);
    expect(await places('affected_person')).toEqual([
      { jurisdiction: 'DE', n: 1 },
      { jurisdiction: 'ZZ', n: 3 },
    ]);
    expect(await places('delivery')).toEqual([
      { jurisdiction: 'DE', n: 1 },
      { jurisdiction: 'ZZ', n: 1 },
    ]);
    expect(await sql('select distinct listed_revision, age_band, has_mail from affected_person')).toEqual([
      { listed_revision: 3, age_band: 'UNKNOWN', has_mail: true },
    ]);
    expect(await sql('select segment, total from coverage order by 1')).toEqual([
      { segment: 'DE', total: 1 },
      { segment: 'ZZ', total: 5 },
    ]);
    const forced = await sql(
      `select relname from pg_class where relname in ('affected_person', 'delivery', 'coverage') and not relforcerowsecurity`,
    );
    expect(forced).toEqual([]);

    await asOwner(ours, async (source) => {
      await source.undoLastMigration();
      await source.undoLastMigration();
    });
    expect(await sql('select count(*)::int as n from affected_person')).toEqual([{ n: 4 }]);
    expect(await sql('select count(*)::int as n from delivery')).toEqual([{ n: 2 }]);
  });
});
