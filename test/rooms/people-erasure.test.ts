import { randomUUID } from 'node:crypto';
import type { Json } from '../support/api.ts';
import { act, done } from '../support/breach.ts';
import { type Approved, type DispatchRoom, dispatchRoom } from '../support/dispatch-room.ts';

const THREE =
  'email,name,country\nanna@people.test,Anna,FR\nbert@people.test,Bert,FR\ncara@people.test,,FR\n';
const ERASED = 'personId incidentId remaining';

describe('Erasing an affected person (GDPR Art. 17)', () => {
  let room: DispatchRoom;
  beforeAll(async () => {
    room = await dispatchRoom();
  });
  afterAll(() => room.close());

  const listed = async (incidentId: string): Promise<Json[]> => {
    const query = 'query ($id: ID!) { affectedPeople(incidentId: $id) { nodes { id maskedEmail } } }';
    return (await room.api.ask(room.decider, query, { id: incidentId })).affectedPeople.nodes;
  };
  const first = async ({ incident }: Approved): Promise<string> => (await listed(incident))[0].id;
  const erase = (personId: string, token = room.decider, more = {}) =>
    act(room.api, token, 'erasePerson', { personId, ...more }, ERASED);
  const notice = async ({ notice }: Approved): Promise<Json> => {
    const query =
      'query ($id: ID!) { notice(id: $id) { needsApproval approval { audienceSize audienceHash } } }';
    return (await room.api.ask(room.decider, query, { id: notice })).notice;
  };
  const erasuresOf = ({ incident }: Approved) =>
    room.api.sql(`select details from event where incident_id = $1 and type = 'person.erased'`, [incident]);

  test('leaves no trace of who it was, and says how many remain', async () => {
    const breach = await room.approved(THREE);
    const personId = await first(breach);
    const answer = await erase(personId);
    expect(answer.errors).toEqual([]);
    expect(answer.data.erasePerson).toEqual({ personId, incidentId: breach.incident, remaining: 2 });
    const rows = await room.api.sql(
      'select sealed, blind_index, erased_at from affected_person where id = $1',
      [personId],
    );
    expect(rows).toEqual([{ sealed: null, blind_index: null, erased_at: expect.any(Date) }]);
    expect((await listed(breach.incident)).map(({ maskedEmail }) => maskedEmail)).toEqual([
      'b***@p***.test',
      'c***@p***.test',
    ]);
    const counts = '{ peopleCount peopleByJurisdiction { count reachable } }';
    const query = `query ($id: ID!) { incident(id: $id) ${counts} }`;
    expect((await room.api.ask(room.decider, query, { id: breach.incident })).incident).toEqual({
      peopleCount: 3,
      peopleByJurisdiction: [{ count: 3, reachable: 2 }],
    });
    expect(await erasuresOf(breach)).toEqual([{ details: { personId, incidentId: breach.incident } }]);
  });

  test('shrinks an approved audience without voiding the approval: the others are still written to', async () => {
    const breach = await room.approved(THREE);
    const approved = await notice(breach);
    expect(approved).toMatchObject({ needsApproval: false, approval: { audienceSize: 3 } });
    await done(room.api, room.decider, 'erasePerson', { personId: await first(breach) }, ERASED);
    expect(await notice(breach)).toEqual(approved);
    const started = await act(
      room.api,
      room.decider,
      'startDispatch',
      { noticeId: breach.notice },
      'state total',
    );
    expect(started.data.startDispatch).toEqual({ state: 'RUNNING', total: 2 });
  });

  test('happens once, however many ask at the same time', async () => {
    const breach = await room.approved(THREE);
    const personId = await first(breach);
    const answers = await Promise.all([1, 2, 3].map(() => erase(personId)));
    expect(answers.map(({ code }) => code ?? 'done').sort()).toEqual(['CONFLICT', 'CONFLICT', 'done']);
    expect((await erase(personId)).code).toBe('CONFLICT');
    expect(await erasuresOf(breach)).toHaveLength(1);
  });

  test('repeated with its idempotency key answers again', async () => {
    const personId = await first(await room.approved(THREE));
    const key = { idempotencyKey: 'erase-1' };
    const answer = await erase(personId, room.decider, key);
    expect(answer.errors).toEqual([]);
    expect((await erase(personId, room.decider, key)).data).toEqual(answer.data);
  });

  test('works on an incident that is closed', async () => {
    const breach = await room.approved(THREE);
    const personId = await first(breach);
    await room.api.sql(`update incident set state = 'CLOSED' where id = $1`, [breach.incident]);
    expect((await erase(personId)).data.erasePerson).toMatchObject({ remaining: 2 });
  });

  test('is for the decision-maker alone, and there must be such a person', async () => {
    const breach = await room.approved(THREE);
    expect((await erase(randomUUID())).code).toBe('NOT_FOUND');
    expect((await erase('nobody')).code).toBe('INVALID_INPUT');
    const refused = await erase(await first(breach), room.responder);
    expect({ code: refused.code, permission: refused.errors[0]?.extensions.permission }).toEqual({
      code: 'FORBIDDEN',
      permission: 'person:erase',
    });
    expect(await listed(breach.incident)).toHaveLength(3);
  });
});
