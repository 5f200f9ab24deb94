import { IncidentRow } from '../../src/incidents/incident.row.ts';
import { AffectedPersonRow } from '../../src/people/affected-person.row.ts';
import { PersonImportRow } from '../../src/people/person-import.row.ts';
import { openPeople } from '../../src/people/sealed-person.ts';
import { EventRow } from '../../src/platform/audit/event.row.ts';
import { withClient } from '../../src/platform/database/client.ts';
import { type PeopleRoom, peopleRoom } from '../support/people-room.ts';

describe('Importing affected people', () => {
  let room: PeopleRoom;
  beforeAll(async () => {
    room = await peopleRoom();
  });
  afterAll(() => room.close());

  const everybody = (incidentId = room.incidentId) =>
    room.work(async ({ db, organizationId }) => {
      const where = { organizationId, incidentId };
      const rows = await db.find(AffectedPersonRow, { where, order: { id: 'ASC' } });
      return openPeople(db, room.tools.masterKey, organizationId, incidentId, rows);
    });

  test('keeps the good rows and lists the bad ones by line and column, never by value', async () => {
    const incidentId = await room.newIncident();
    const csv = [
      'E-Mail,Full name,Language,Country,State,Kind,Shoe size',
      'anna@example.test,Anna Berg,de_de,de,,users,38',
      'no address here,Bert,de,DE,,users,44',
      ',Cara,de,DE,,users,39',
      'dora@example.test,Dora,klingon,XX,,martians,40',
      '"emil@example.test","Emil\r\nEck",pt-BR,US,CA,,41',
      'fay@example.test,Fay',
      'gus@example.test,Gu\u0000s,,UK,,,',
      'hana@example.test,,,,CA,,',
      'ida@example.test,=HYPERLINK("x"),,,,,',
      'ira@example.test,"=HYPERLINK(""http://x.test"")",,ZZ,,,',
      '',
      ',,,,,,',
      'jo@example.test,Jo,,,US-NY,Users,',
    ].join('\r\n');
    await expect(room.take(csv, { incidentId })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { line: 11 },
    });
    const report = await room.take(csv.replace('=HYPERLINK("x")', '+1'), { incidentId });
    expect(report).toMatchObject({ rowsRead: 11, added: 5, merged: 0, rejected: 6 });
    expect(report.problems.map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, 'email', 'ADDRESS_INVALID'],
      [4, 'email', 'ADDRESS_MISSING'],
      [5, 'locale', 'LOCALE_UNKNOWN'],
      [5, 'kind', 'KIND_UNKNOWN'],
      [5, 'jurisdiction', 'JURISDICTION_UNKNOWN'],
      [8, null, 'COLUMN_COUNT'],
      [9, 'name', 'CONTROL_CHARACTER'],
      [10, 'jurisdiction', 'JURISDICTION_UNKNOWN'],
    ]);
    expect(JSON.stringify(report.problems)).not.toMatch(/address here|klingon|XX|martians|example\.test/);
    expect(await everybody(incidentId)).toMatchObject([
      { email: 'anna@example.test', name: 'Anna Berg', locale: 'de-DE', jurisdiction: 'DE', kind: 'users' },
      { email: 'emil@example.test', name: 'Emil Eck', locale: 'pt-BR', jurisdiction: 'US-CA', kind: null },
      { email: 'ida@example.test', name: '+1', jurisdiction: 'ZZ' },
      { email: 'ira@example.test', name: '=HYPERLINK("http://x.test")', jurisdiction: 'ZZ' },
      { email: 'jo@example.test', name: 'Jo', jurisdiction: 'US-NY', kind: 'users' },
    ]);
    expect(report.byJurisdiction.reduce((sum, { count }) => sum + count, 0)).toBe(5);
  });

  test('merges one address however it is written: the first row stands, within a file and across files', async () => {
    const incidentId = await room.newIncident();
    const first = 'email,name\nanna@example.test,First\nANNA@Example.Test,Second\nbert@example.test,Bert';
    expect(await room.take(first, { incidentId })).toMatchObject({ added: 2, merged: 1, rejected: 0 });
    const second = 'name;email\nThird;Anna@example.test\nCara;cara@example.test';
    expect(await room.take(second, { incidentId })).toMatchObject({ added: 1, merged: 1, rejected: 0 });
    expect((await everybody(incidentId)).map((person) => person?.name)).toEqual(['First', 'Bert', 'Cara']);
    const again = await room.take(second, { incidentId });
    expect(again).toMatchObject({ added: 0, merged: 2 });
    const { revision, imports, events } = await room.work(async ({ db, organizationId }) => ({
      revision: (await db.findOneByOrFail(IncidentRow, { organizationId, id: incidentId })).peopleRevision,
      imports: await db.find(PersonImportRow, { where: { incidentId }, order: { createdAt: 'ASC' } }),
      events: await db.find(EventRow, {
        where: { incidentId, type: 'people.imported' },
        order: { seq: 'ASC' },
      }),
    }));
    expect(revision).toBe(2);
    expect(imports.map(({ peopleRevision }) => peopleRevision)).toEqual([1, 2, null]);
    const { contentDigest, ...counts } = events.at(-1)?.details ?? {};
    expect(counts).toEqual({
      importId: again.importId,
      ...{ added: 0, merged: 2, rejected: 0, erasedBefore: 0, removedBefore: 0 },
    });
    // Keyed: the record cannot be erased, and a plain digest in it would confirm a guessed file.
    expect(contentDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(contentDigest).not.toBe(again.contentDigest);
  });

  test('a person in a second data set is added to it, not taken in twice', async () => {
    const { incidentId, first, second } = await room.work(async (work) => {
      const { putDataSet } = await import('../../src/incidents/put-data-set.ts');
      const id = await room.newIncident();
      const catalog = room.tools.catalog as Parameters<typeof putDataSet>[1];
      const set = (name: string) => putDataSet(work, catalog, id, { name, role: 'CONTROLLER' });
      return { incidentId: id, first: await set('accounts'), second: await set('invoices') };
    });
    await room.take('email\nanna@example.test', { incidentId, dataSetIds: [first] });
    await room.take('email\nanna@example.test\nbert@example.test', { incidentId, dataSetIds: [second] });
    const rows = await room.work(({ db }) =>
      db.find(AffectedPersonRow, { where: { incidentId }, order: { id: 'ASC' } }),
    );
    expect(rows.map(({ dataSetIds }) => dataSetIds)).toEqual([[first, second].sort(), [second]]);
    await expect(
      room.take('email', { incidentId: room.incidentId, dataSetIds: [first] }),
    ).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('a dry run answers the same figures and writes nothing', async () => {
    const incidentId = await room.newIncident();
    const csv = 'email,country\nanna@example.test,DE\nanna@example.test,FR\nbert@example.test,\nbad,';
    const contents = () =>
      withClient(room.database.adminUrl, async (client) => {
        const { rows } = await client.query(
          `select c.relname, (xpath('/row/n/text()', query_to_xml('select count(*) as n from ' || c.oid::regclass, false, true, '')))[1]::text as n
             from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by 1`,
        );
        return rows;
      });
    const before = await contents();
    const dry = await room.take(csv, { incidentId, dryRun: true });
    expect(await contents()).toEqual(before);
    const real = await room.take(csv, { incidentId });
    expect(dry).toEqual({ ...real, importId: null, columns: expect.any(Array) });
    expect(await room.take(csv, { incidentId, dryRun: true })).toMatchObject({
      added: 0,
      merged: 3,
      rejected: 1,
    });
  });

  test('no name and no address stands in clear anywhere in the database', async () => {
    const incidentId = await room.newIncident();
    const canaries = Array.from({ length: 50 }, (_, n) => `canary${n}x@hidden.test,Zyxwv${n} Canaria`);
    await room.take(`email,name\n${canaries.join('\n')}\nbad canary99x,Zyxwv99 Canaria`, { incidentId });
    await withClient(room.database.adminUrl, async (client) => {
      const { rows } = await client.query<{ table: string }>(
        `select c.oid::regclass::text as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')`,
      );
      const seen: string[] = [];
      for (const { table } of rows) {
        const dump = await client.query<{ row: string }>(`select t::text as row from ${table} t`);
        for (const { row } of dump.rows) {
          seen.push(row);
          expect(row).not.toMatch(/canary|zyxwv|hidden\.test/i);
          expect(row).not.toContain(Buffer.from('canary').toString('hex'));
          expect(row).not.toContain(Buffer.from('Zyxwv').toString('hex'));
        }
      }
      // The search itself works: it finds what may stand in clear.
      expect(seen.join()).toContain('Leak');
    });
  });

  test('an incident of another organization is not found, and nothing is added to it', async () => {
    const stranger = await room.newOrganization();
    const theirs = await room.newIncident(stranger);
    await expect(room.take('email\nanna@example.test', { incidentId: theirs })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const count = await room.work(
      ({ db }) => db.countBy(AffectedPersonRow, { incidentId: theirs }),
      stranger,
    );
    expect(count).toBe(0);
  });

  test('a closed incident takes nobody in', async () => {
    const incidentId = await room.newIncident();
    await room.work(({ db }) => db.update(IncidentRow, { id: incidentId }, { state: 'CLOSED' }));
    await expect(room.take('email\nanna@example.test', { incidentId })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  test('two files at the same time: nobody twice, both recorded', async () => {
    const incidentId = await room.newIncident();
    const people = (from: number) =>
      ['email', ...Array.from({ length: 200 }, (_, n) => `person${from + n}@example.test`)].join('\n');
    const reports = await Promise.all([
      room.take(people(0), { incidentId }),
      room.take(people(100), { incidentId }),
    ]);
    expect(reports.reduce((sum, { added }) => sum + added, 0)).toBe(300);
    expect(reports.reduce((sum, { merged }) => sum + merged, 0)).toBe(100);
    expect(await everybody(incidentId)).toHaveLength(300);
  });
});
