import { AffectedPersonRow } from '../../src/people/affected-person.row.ts';
import { openPeople } from '../../src/people/sealed-person.ts';
import { type PeopleRoom, peopleRoom } from '../support/people-room.ts';

describe('Mapping the columns of a file', () => {
  let room: PeopleRoom;
  beforeAll(async () => {
    room = await peopleRoom();
  });
  afterAll(() => room.close());

  const rowsOf = (incidentId: string) =>
    room.work(({ db }) => db.find(AffectedPersonRow, { where: { incidentId }, order: { id: 'ASC' } }));
  const people = (incidentId: string) =>
    room.work(async ({ db, organizationId }) =>
      openPeople(db, room.tools.masterKey, organizationId, incidentId, await rowsOf(incidentId)),
    );

  test('a dry run says what each column is read as, with masked samples, and proposes what the values look like', async () => {
    const csv = [
      'Kontakt,Vorname,Country,Geboren',
      'anna@mail.example.test,Anna,DE,2011-04-01',
      'bert@example.test,Bert,FR,1980-01-01',
    ].join('\n');
    const incidentId = await room.newIncident();
    const dry = await room.take(csv, { incidentId, dryRun: true });
    expect(dry).toMatchObject({ rowsRead: 2, added: 0, rejected: 2 });
    expect(dry.problemCounts).toEqual([{ code: 'COLUMN_MISSING', count: 1 }]);
    expect(dry.columns).toEqual([
      {
        position: 1,
        header: 'Kontakt',
        field: 'email',
        by: 'VALUES',
        samples: ['a***@m***.test', 'b***@e***.test'],
      },
      { position: 2, header: 'Vorname', field: null, by: null, samples: ['A***', 'B***'] },
      { position: 3, header: 'Country', field: 'jurisdiction', by: 'HEADER', samples: ['DE', 'FR'] },
      { position: 4, header: 'Geboren', field: 'dateOfBirth', by: 'VALUES', samples: ['2***', '1***'] },
    ]);
    const mapping = { email: 'Kontakt', name: '#2', dateOfBirth: 'Geboren' };
    expect(await room.take(csv, { incidentId, dryRun: true, mapping })).toMatchObject({
      ...{ added: 2, problems: [] },
      columns: [{ by: 'MAPPING' }, { field: 'name', by: 'MAPPING' }, { by: 'HEADER' }, { by: 'MAPPING' }],
    });
    await room.take(csv, { incidentId, mapping });
    expect(await people(incidentId)).toMatchObject([
      { email: 'anna@mail.example.test', name: 'Anna', born: '2011-04-01' },
      { email: 'bert@example.test', name: 'Bert', ageBand: 'ADULT' },
    ]);
  });

  test('a file without a header does not show its first person as one', async () => {
    const dry = await room.take('anna@example.test,Anna Berg\nbert@example.test,Bert', { dryRun: true });
    expect(JSON.stringify(dry)).not.toMatch(/anna[@ ]|berg|bert/i);
  });

  test('residence unknown is one segment, whether the cell is empty, says ZZ, or there is no column', async () => {
    const incidentId = await room.newIncident();
    const report = await room.take('email,country\na@example.test,\nb@example.test,zz\nc@example.test,DE', {
      incidentId,
    });
    expect(report.byJurisdiction).toEqual([
      { jurisdiction: 'ZZ', count: 2 },
      { jurisdiction: 'DE', count: 1 },
    ]);
    expect((await room.take('email\nd@example.test', { incidentId })).byJurisdiction).toEqual([
      { jurisdiction: 'ZZ', count: 1 },
    ]);
  });

  test('what belongs to a person is sealed with them: postal address, date of birth, guardian', async () => {
    const incidentId = await room.newIncident();
    const csv = [
      'email,name,country,street,zip,city,dob,guardian email,guardian name,do not contact',
      'kim@example.test,Kim Lee,DE,Hauptstr. 1,10115,Berlin,2015-06-01,lee@example.test,Lo Lee,no',
      ',Ida Berg,FR,Rue A,75001,Paris,,,,',
      ',Ole Berg,,,,,2016-01-01,berg@example.test,,yes',
    ].join('\n');
    expect(await room.take(csv, { incidentId })).toMatchObject({ added: 3, rejected: 0 });
    const opened = new Map((await people(incidentId)).map((person) => [person?.name, person]));
    expect(opened.get('Kim Lee')).toMatchObject({
      ...{ email: 'kim@example.test', born: '2015-06-01', ageBand: 'UNDER_13' },
      post: ['Hauptstr. 1', '10115 Berlin', 'DE'],
      guardian: { email: 'lee@example.test', name: 'Lo Lee' },
    });
    expect(opened.get('Ida Berg')).toMatchObject({ email: null, post: ['Rue A', '75001 Paris', 'FR'] });
    expect(opened.get('Ole Berg')).toMatchObject({ email: null, doNotContact: true });
    expect(await rowsOf(incidentId)).toMatchObject([
      { hasMail: true, hasPost: true, hasGuardian: true, hasBirthDate: true, ageBand: 'UNDER_13' },
      { hasMail: false, hasPost: true, hasGuardian: false, ageBand: 'UNKNOWN' },
      { hasMail: false, hasPost: false, hasGuardian: true, ageBand: 'UNDER_13', doNotContact: true },
    ]);
    expect(await room.take(csv, { incidentId })).toMatchObject({ added: 0, merged: 3 });
  });

  test('an age is read from a date of birth, a band or a minor flag, and may not contradict itself', async () => {
    const incidentId = await room.newIncident();
    const csv = [
      'email,date of birth,age band,minor',
      'a@example.test,1990-02-29,,',
      'b@example.test,,13-17,',
      'c@example.test,,,yes',
      'd@example.test,,,no',
      'e@example.test,,,unknown',
      'f@example.test,1980-01-01,,yes',
      'g@example.test,2999-01-01,,',
      'h@example.test,,teen,',
      'i@example.test,,,perhaps',
    ].join('\n');
    const { added, problems } = await room.take(csv, { incidentId });
    expect(added).toBe(4);
    expect(problems.map(({ line, column, code }) => [line, column, code])).toEqual([
      [2, 'dateOfBirth', 'AGE_INVALID'],
      [7, 'minor', 'AGE_INVALID'],
      [8, 'dateOfBirth', 'AGE_INVALID'],
      [9, 'ageBand', 'AGE_INVALID'],
      [10, 'minor', 'YES_NO_INVALID'],
    ]);
    expect((await rowsOf(incidentId)).map(({ ageBand }) => ageBand)).toEqual([
      'AGED_13_TO_17',
      'UNDER_13',
      'ADULT',
      'UNKNOWN',
    ]);
  });
});
