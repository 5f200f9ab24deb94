import type { Json } from '../support/api.ts';
import { act, done } from '../support/breach.ts';
import { type DispatchRoom, dispatchRoom } from '../support/dispatch-room.ts';
import { startFaultSmtp } from '../support/fault-smtp.ts';

const PERSON = 'id maskedEmail nameInitial jurisdiction ageBand doNotContact removedAt';
const THREE =
  'email,name,country\nanna@people.test,Anna Berg,FR\nbert@people.test,Bert,FR\ncara@people.test,,FR\n';

describe('Handling affected people one by one', () => {
  let room: DispatchRoom;
  beforeAll(async () => {
    room = await dispatchRoom();
  });
  afterAll(() => room.close());

  const listed = async (id: string): Promise<Json[]> => {
    const query = `query ($id: ID!) { affectedPeople(incidentId: $id) { nodes { ${PERSON} } } }`;
    return (await room.api.ask(room.responder, query, { id })).affectedPeople.nodes;
  };
  const counts = async (id: string): Promise<Json> => {
    const query = 'query ($id: ID!) { incident(id: $id) { peopleCount peopleRemoved } }';
    return (await room.api.ask(room.responder, query, { id })).incident;
  };
  const events = (incident: string, type: string) =>
    room.api.sql('select details, actor from event where incident_id = $1 and type = $2 order by seq', [
      incident,
      type,
    ]);
  const find = (incidentId: string, email: string) =>
    act(room.api, room.responder, 'findPerson', { incidentId, email }, `erased person { ${PERSON} }`);
  const reveal = (personId: string, reason = 'She called and asks what we hold.', token = room.responder) =>
    act(
      room.api,
      token,
      'revealPerson',
      { personId, reason },
      'id email name postalAddress guardian { email }',
    );
  const add = (incidentId: string, people: object[], token = room.responder) =>
    act(
      room.api,
      token,
      'addPeople',
      { incidentId, people },
      'added merged restored rejected erasedBefore problems { line column code }',
    );

  test('who somebody is, is shown with a reason, once each time, and recorded; listings stay masked', async () => {
    const { incident } = await room.approved(THREE);
    const [anna] = await listed(incident);
    expect(anna).toMatchObject({ maskedEmail: 'a***@p***.test', nameInitial: 'A.' });
    expect((await reveal(anna.id, '  ')).code).toBe('REASON_REQUIRED');
    expect((await reveal(anna.id)).data.revealPerson).toMatchObject({
      ...{ id: anna.id, email: 'anna@people.test', name: 'Anna Berg', postalAddress: [], guardian: null },
    });
    const [seen] = await events(incident, 'person.revealed');
    expect(seen.details).toMatchObject({ personId: anna.id, reason: { statementId: expect.any(String) } });
    expect(seen.actor.memberId).toBe(room.organization.member.RESPONDER);
    expect(JSON.stringify(seen)).not.toMatch(/anna|called/i);
    const { AUDITOR: auditor, APPROVER: approver } = room.organization.token;
    for (const token of [auditor, approver])
      expect(await reveal(anna.id, 'Curious.', token)).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('a member sees so many people in clear within an hour, and no more; another member is not held up', async () => {
    const { incident } = await room.approved(THREE);
    const [anna] = await listed(incident);
    const member = room.organization.member.RESPONDER;
    const answers = await Promise.all(Array.from({ length: 8 }, () => reveal(anna.id)));
    const shown = await room.api.sql('select count(*)::int as n from person_reveal where member_id = $1', [
      member,
    ]);
    expect(shown).toEqual([{ n: 5 }]);
    const refused = answers.filter(({ code }) => code === 'LIMIT_EXCEEDED');
    expect(refused[0]?.errors[0]).toMatchObject({
      message: expect.stringMatching(/5 people in clear within the hour.*next is possible in \d+ min/),
      extensions: { limit: 5, retryInMinutes: expect.any(Number) },
    });
    expect((await reveal(anna.id, 'On the phone.', room.decider)).errors).toEqual([]);
    await room.api.sql(
      `update person_reveal set revealed_at = revealed_at - interval '61 minutes' where member_id = $1`,
      [member],
    );
    expect((await reveal(anna.id)).errors).toEqual([]);
  });

  test('the hotline finds one person by address, masked, and the record keeps that it was asked', async () => {
    const { incident } = await room.approved(THREE);
    expect((await find(incident, ' ANNA@people.test')).data.findPerson).toMatchObject({
      erased: false,
      person: { maskedEmail: 'a***@p***.test' },
    });
    expect((await find(incident, 'nobody@people.test')).data.findPerson).toEqual({
      erased: false,
      person: null,
    });
    expect((await find(incident, 'anna')).code).toBe('INVALID_INPUT');
    const [anna] = await listed(incident);
    await done(room.api, room.decider, 'erasePerson', { personId: anna.id }, 'remaining');
    expect((await find(incident, 'anna@people.test')).data.findPerson).toEqual({
      erased: true,
      person: null,
    });
    expect((await events(incident, 'person.looked-up')).map(({ details }) => details.personId)).toEqual([
      anna.id,
      null,
      null,
    ]);
  });

  test('a few people are added by hand, under the rules of the import, with faults by their number', async () => {
    const { incident } = await room.approved(THREE);
    const answer = await add(incident, [
      { email: 'dora@people.test', name: 'Dora "D" Eck\nBcc: x', postalAddress: ['Weg 1', '10115 Berlin'] },
      { email: 'nonsense' },
      { email: 'ANNA@people.test' },
    ]);
    expect(answer.data.addPeople).toMatchObject({ added: 1, merged: 1, rejected: 1 });
    expect(answer.data.addPeople.problems).toEqual([{ line: 2, column: 'email', code: 'ADDRESS_INVALID' }]);
    expect(await counts(incident)).toEqual({ peopleCount: 4, peopleRemoved: 0 });
    const imports = 'query ($id: ID!) { incident(id: $id) { imports { byHand added } } }';
    expect((await room.api.ask(room.responder, imports, { id: incident })).incident.imports[0]).toEqual({
      byHand: true,
      added: 1,
    });
    expect((await add(incident, [])).code).toBe('INVALID_INPUT');
    expect((await add(incident, [{ email: 'x@people.test' }], room.decider)).code).toBe('FORBIDDEN');
  });

  test('somebody not affected after all leaves audience and counts, is not brought back by a file, but by hand', async () => {
    const breach = await room.approved(THREE);
    const { incident } = breach;
    const [anna] = await listed(incident);
    const remove = (reason: string) =>
      act(room.api, room.responder, 'removePerson', { personId: anna.id, reason }, PERSON);
    expect((await remove('')).code).toBe('REASON_REQUIRED');
    expect((await remove('A test account.')).data.removePerson.removedAt).toEqual(expect.any(String));
    expect((await remove('Again.')).code).toBe('CONFLICT');
    expect(await counts(incident)).toEqual({ peopleCount: 2, peopleRemoved: 1 });
    expect(await listed(incident)).toHaveLength(2);
    const again = await done(
      room.api,
      room.responder,
      'importPeople',
      { incidentId: incident, csv: THREE },
      'added merged removedBefore',
    );
    expect(again).toEqual({ added: 0, merged: 2, removedBefore: 1 });
    expect(await counts(incident)).toEqual({ peopleCount: 2, peopleRemoved: 1 });
    const started = await act(
      room.api,
      room.decider,
      'startDispatch',
      { noticeId: breach.notice },
      'id total',
    );
    expect(started.data.startDispatch).toMatchObject({ total: 2 });
    const cancel = 'mutation ($id: ID!) { cancelDispatch(id: $id) { state } }';
    await room.api.ask(room.decider, cancel, { id: started.data.startDispatch.id });

    expect((await add(incident, [{ email: 'anna@people.test' }])).data.addPeople).toMatchObject({
      added: 0,
      restored: 1,
    });
    expect(await counts(incident)).toEqual({ peopleCount: 3, peopleRemoved: 0 });
  });

  test('who comes back after the approval, or into a data set of ours, waits for the next one (rule 9)', async () => {
    const sets = [
      { name: 'accounts', role: 'CONTROLLER' },
      { name: 'school', role: 'PROCESSOR' },
    ];
    const csv =
      'email,data set\nanna@people.test,accounts\nbert@people.test,accounts\npupil@people.test,school\n';
    const breach = await room.approved(csv, { dataSets: sets });
    const [anna, , pupil] = await listed(breach.incident);
    const remove = { personId: anna.id, reason: 'A test account.' };
    await done(room.api, room.responder, 'removePerson', remove, 'id');
    await room.approve(breach.notice);
    await add(breach.incident, [{ email: 'anna@people.test' }]);
    const into = { incidentId: breach.incident, csv: 'email,data set\npupil@people.test,accounts\n' };
    expect(await done(room.api, room.responder, 'importPeople', into, 'added joined')).toEqual({
      added: 0,
      joined: 1,
    });
    const frozen = async () => {
      const id = await room.start(breach.notice);
      return (await room.deliveries(id, ['PENDING'])).map(({ personId }) => personId).sort();
    };
    const first = await frozen();
    expect(first).toHaveLength(1);
    expect(first).not.toContain(anna.id);
    await room.approve(breach.notice);
    expect(await frozen()).toEqual([anna.id, pupil.id].sort());
  });

  test('a corrected address is written to from then on; what was sent before stays as it was', async () => {
    const breach = await room.approved(THREE.replaceAll('people.test', 'fixed.test'));
    const [anna, bert] = await listed(breach.incident);
    const correct = (change: object, personId = anna.id) =>
      act(room.api, room.responder, 'correctPerson', { personId, reason: 'She called.', change }, PERSON);
    expect((await correct({ email: 'BERT@fixed.test' })).errors[0]).toMatchObject({
      extensions: { code: 'CONFLICT', personId: bert.id },
    });
    const sink = await startFaultSmtp();
    const id = await room.start(breach.notice);
    await correct({ email: 'new@fixed.test', locale: 'fr', name: null });
    const sender = await room.sender(sink.url);
    await room.reaches(id, 'COMPLETED');
    expect(sink.messages.flatMap(({ to }) => to.filter((one) => one.endsWith('fixed.test'))).sort()).toEqual([
      'bert@fixed.test',
      'cara@fixed.test',
      'new@fixed.test',
    ]);
    const digest = () =>
      room.api.sql('select address_digest, state from delivery where person_id = $1', [anna.id]);
    const before = await digest();
    expect((await correct({ email: 'newer@fixed.test' })).data.correctPerson).toMatchObject({
      ...{ id: anna.id, maskedEmail: 'n***@f***.test', nameInitial: null },
    });
    expect(await digest()).toEqual(before);
    expect((await find(breach.incident, 'anna@fixed.test')).data.findPerson.person).toBeNull();
    expect((await find(breach.incident, 'newer@fixed.test')).data.findPerson.person.id).toBe(anna.id);
    const recorded = await events(breach.incident, 'person.corrected');
    expect(recorded.map(({ details }) => details.fields)).toEqual([['email', 'locale', 'name'], ['email']]);
    await sender.stop();
    await sink.close();
  });
});
