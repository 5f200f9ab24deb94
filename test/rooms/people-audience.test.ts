import { AffectedPersonRow } from '../../src/people/affected-person.row.ts';
import { audienceOf } from '../../src/people/audience.ts';
import { erasePerson } from '../../src/people/erase-person.ts';
import { openPeople } from '../../src/people/sealed-person.ts';
import { EventRow } from '../../src/platform/audit/event.row.ts';
import { withClient } from '../../src/platform/database/client.ts';
import { masterKey } from '../../src/platform/keys/key-ring.ts';
import { type PeopleRoom, peopleRoom } from '../support/people-room.ts';

const THREE = 'email,country\nanna@example.test,DE\nbert@example.test,DE\ncara@example.test,';

describe('The audience an approval is bound to', () => {
  let room: PeopleRoom;
  beforeAll(async () => {
    room = await peopleRoom();
  });
  afterAll(() => room.close());

  const audience = (incidentId: string, revision: number) =>
    room.work(({ db, organizationId }) => audienceOf(db, { organizationId, incidentId }, revision));
  const people = (incidentId: string) =>
    room.work(({ db }) => db.find(AffectedPersonRow, { where: { incidentId }, order: { id: 'ASC' } }));
  const threePeople = async () => {
    const incidentId = await room.newIncident();
    await room.take(THREE, { incidentId });
    return incidentId;
  };

  test('does not grow by people who are added later', async () => {
    const incidentId = await threePeople();
    const approved = await audience(incidentId, 1);
    expect(approved).toMatchObject({
      total: 3,
      byJurisdiction: [
        { jurisdiction: 'DE', count: 2, reachable: 2 },
        { jurisdiction: 'ZZ', count: 1, reachable: 1 },
      ],
    });
    await room.take('email\ndora@example.test', { incidentId });
    expect(await audience(incidentId, 1)).toEqual(approved);
    expect(await audience(incidentId, 2)).toMatchObject({ total: 4 });
    expect((await audience(incidentId, 2)).digest).not.toBe(approved.digest);
  });

  test('shrinks by an erasure without being another audience; the erased person is nowhere to be read', async () => {
    const incidentId = await threePeople();
    const approved = await audience(incidentId, 1);
    const [anna] = await people(incidentId);
    const personId = anna?.id ?? '';
    await room.work((work) => erasePerson(work, personId));

    const after = await audience(incidentId, 1);
    expect(after).toMatchObject({ total: 3, digest: approved.digest });
    expect(after.byJurisdiction[0]).toEqual({ jurisdiction: 'DE', count: 2, reachable: 1 });
    expect((await people(incidentId))[0]).toMatchObject({ sealed: null, blindIndex: null });
    const event = await room.work(({ db }) =>
      db.findOneByOrFail(EventRow, { incidentId, type: 'person.erased' }),
    );
    expect(event.details).toEqual({ personId, incidentId });
    await expect(room.work((work) => erasePerson(work, personId))).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  test('is another one when a row is removed, exchanged or slipped in behind our back', async () => {
    const tampering = [
      'delete from affected_person where id = $1',
      'update affected_person set id = gen_random_uuid() where id = $1',
      `insert into affected_person (organization_id, id, incident_id, sealed, blind_index, data_set_ids, people_revision, listed_revision, created_at)
       select organization_id, gen_random_uuid(), incident_id, sealed, sha256(blind_index), '{}', 1, 1, created_at
         from affected_person where id = $1`,
    ];
    for (const statement of tampering) {
      const incidentId = await threePeople();
      const approved = await audience(incidentId, 1);
      const [victim] = await people(incidentId);
      await withClient(room.database.adminUrl, (client) => client.query(statement, [victim?.id]));
      expect((await audience(incidentId, 1)).digest).not.toBe(approved.digest);
    }
  });

  test('a sealed person opens in one row of one incident only, and only with the right master key', async () => {
    const incidentId = await threePeople();
    const other = await threePeople();
    const [anna, bert] = await people(incidentId);
    const [stranger] = await people(other);
    if (!anna || !bert || !stranger) throw new Error('Three people were taken in.');
    const open = (rows: AffectedPersonRow[], key = room.tools.masterKey) =>
      room.work(({ db, organizationId }) => openPeople(db, key, organizationId, incidentId, rows));

    expect(await open([bert, anna])).toMatchObject([
      { email: 'bert@example.test' },
      { email: 'anna@example.test' },
    ]);
    await expect(open([{ ...anna, sealed: bert.sealed }])).rejects.toThrow();
    await expect(open([{ ...anna, sealed: stranger.sealed }])).rejects.toThrow();
    for (let at = 0; at < (anna.sealed?.length ?? 0); at += 1) {
      const sealed = Buffer.from(anna.sealed ?? []);
      sealed.writeUInt8(sealed.readUInt8(at) ^ 1, at);
      await expect(open([{ ...anna, sealed }])).rejects.toThrow();
    }
    await expect(open([anna], masterKey(Buffer.alloc(32, 1)))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  test('the same address has another index in another incident', async () => {
    const [one] = await people(await threePeople());
    const [two] = await people(await threePeople());
    expect(one?.blindIndex).not.toEqual(two?.blindIndex);
  });
});
