import { putDataSet } from '../../src/incidents/put-data-set.ts';
import { AffectedPersonRow } from '../../src/people/affected-person.row.ts';
import { erasePerson } from '../../src/people/erase-person.ts';
import { openPeople } from '../../src/people/sealed-person.ts';
import { type PeopleRoom, peopleRoom } from '../support/people-room.ts';

describe('Merging people who stand in several rows and files', () => {
  let room: PeopleRoom;
  beforeAll(async () => {
    room = await peopleRoom();
  });
  afterAll(() => room.close());

  const incidentWith = async (...names: string[]) => {
    const incidentId = await room.newIncident();
    const catalog = room.tools.catalog as Parameters<typeof putDataSet>[1];
    const ids = await room.work(async (work) => {
      const put: string[] = [];
      for (const name of names)
        put.push(await putDataSet(work, catalog, incidentId, { name, role: 'CONTROLLER' }));
      return put;
    });
    return { incidentId, ids };
  };
  const rowsOf = (incidentId: string) =>
    room.work(({ db }) => db.find(AffectedPersonRow, { where: { incidentId }, order: { id: 'ASC' } }));
  const first = async (incidentId: string) => {
    const rows = await rowsOf(incidentId);
    const [person] = await room.work(({ db, organizationId }) =>
      openPeople(db, room.tools.masterKey, organizationId, incidentId, rows.slice(0, 1)),
    );
    return { row: rows[0], person };
  };

  test('data sets named in a column are united, and a name that is none of the incident is a fault of its row', async () => {
    const { incidentId, ids } = await incidentWith('Accounts', 'Invoices');
    const csv = [
      'email,data set',
      'anna@example.test,accounts',
      'anna@example.test,Invoices',
      `bert@example.test,accounts | ${ids[1]}`,
      'cara@example.test,tickets',
      'dora@example.test,',
    ].join('\n');
    const report = await room.take(csv, { incidentId });
    expect(report).toMatchObject({ added: 3, duplicates: 1, knownBefore: 0, rejected: 1 });
    expect(report.problems).toMatchObject([{ line: 5, column: 'dataSet', code: 'DATA_SET_UNKNOWN' }]);
    const both = [...ids].sort();
    expect((await rowsOf(incidentId)).map(({ dataSetIds }) => dataSetIds)).toEqual([both, both, []]);
  });

  test('514 rows of which 14 are duplicates are 500 people, and those known before join the data set', async () => {
    const { incidentId, ids } = await incidentWith('Accounts', 'Weak hashes');
    const rows = Array.from({ length: 500 }, (_, n) => `person${n}@example.test,US-CA`);
    await room.take(`email,country\n${rows.slice(0, 200).join('\n')}`, {
      incidentId,
      dataSetIds: ids.slice(0, 1),
    });
    const csv = `email,country\n${[...rows, ...rows.slice(0, 14)].join('\n')}`;
    const report = await room.take(csv, { incidentId, dataSetIds: ids.slice(1) });
    expect(report).toMatchObject({
      ...{
        rowsRead: 514,
        added: 300,
        merged: 214,
        duplicates: 14,
        knownBefore: 200,
        joined: 200,
        rejected: 0,
      },
      conflictCount: 0,
    });
    const sets = (await rowsOf(incidentId)).filter(({ dataSetIds }) => dataSetIds.includes(ids[1] ?? ''));
    expect(sets).toHaveLength(500);
  });

  test('where an incident has one data set and nothing else is said, they are in it', async () => {
    const { incidentId, ids } = await incidentWith('Accounts');
    await room.take('email\nanna@example.test', { incidentId });
    expect((await rowsOf(incidentId))[0]?.dataSetIds).toEqual(ids);
  });

  test('the earliest word stands, the unknown is filled in, another country is reported by line', async () => {
    const { incidentId } = await incidentWith();
    const csv = [
      'email,country,kind,language',
      'anna@example.test,,,',
      'anna@example.test,DE,users,',
      'anna@example.test,FR,customers,fr',
      'bert@example.test,US,users,',
      'bert@example.test,US-CA,,',
      'bert@example.test,US,,',
    ].join('\n');
    const dry = await room.take(csv, { incidentId, dryRun: true });
    const report = await room.take(csv, { incidentId });
    expect({ ...dry, importId: null, columns: [] }).toEqual({ ...report, importId: null });
    expect(report).toMatchObject({ added: 2, duplicates: 4, conflictCount: 1 });
    expect(report.conflicts).toMatchObject([
      { line: 4, column: 'jurisdiction', code: 'JURISDICTION_CONFLICT' },
    ]);
    expect(JSON.stringify(report.conflicts)).not.toMatch(/anna|"FR"/);
    expect(await rowsOf(incidentId)).toMatchObject([
      { jurisdiction: 'DE', kind: 'users', locale: 'fr' },
      { jurisdiction: 'US-CA', kind: 'users' },
    ]);
  });

  test('a later file adds guardian, postal address and date of birth, and replaces none', async () => {
    const { incidentId } = await incidentWith();
    await room.take('email,name\nkim@example.test,Kim', { incidentId });
    await room.take('email,name,city,guardian email\nkim@example.test,Other,Berlin,lee@example.test', {
      incidentId,
    });
    await room.take('email,city,guardian email,dob\nkim@example.test,Paris,else@example.test,2014-01-01', {
      incidentId,
    });
    const { row, person } = await first(incidentId);
    expect(person).toMatchObject({
      ...{ email: 'kim@example.test', name: 'Kim', post: ['Berlin'], born: '2014-01-01' },
      guardian: { email: 'lee@example.test' },
    });
    expect(row).toMatchObject({ hasGuardian: true, hasPost: true, hasBirthDate: true, ageBand: 'UNDER_13' });
  });

  test('of two ages the younger holds and is reported; do not contact holds from either', async () => {
    const { incidentId } = await incidentWith();
    await room.take('email,age band\nkim@example.test,ADULT', { incidentId });
    const report = await room.take('email,age band,do not contact\nkim@example.test,UNDER_13,yes', {
      incidentId,
    });
    expect(report.conflicts).toMatchObject([{ line: 2, code: 'AGE_CONFLICT' }]);
    expect((await rowsOf(incidentId))[0]).toMatchObject({ ageBand: 'UNDER_13', doNotContact: true });
  });

  test('somebody erased on request does not come back with the next file, until the claims are barred', async () => {
    const { incidentId } = await incidentWith();
    const csv = 'email\nanna@example.test\nbert@example.test';
    await room.take(csv, { incidentId });
    const [anna] = await rowsOf(incidentId);
    await room.work((work) => erasePerson(work, anna?.id ?? ''));
    const expected = { added: 0, merged: 1, erasedBefore: 1, rejected: 0 };
    expect(await room.take(csv, { incidentId, dryRun: true })).toMatchObject(expected);
    expect(await room.take(csv, { incidentId })).toMatchObject(expected);
    await room.work(({ db, now }) =>
      db.query('update erased_address set keep_until = $1', [now.minus({ days: 1 }).toJSDate()]),
    );
    expect(await room.take(csv, { incidentId })).toMatchObject({ added: 1, erasedBefore: 0 });
    expect(await room.work(({ db }) => db.query('select * from erased_address'))).toEqual([]);
  });
});
