import { refreshAgeBands } from '../../src/people/refresh-age-bands.ts';
import { inWork } from '../../src/platform/database/work.ts';
import { at, type Json } from '../support/api.ts';
import { act, done } from '../support/breach.ts';
import { type Approved, type DispatchRoom, dispatchRoom } from '../support/dispatch-room.ts';
import { type FaultSmtp, startFaultSmtp } from '../support/fault-smtp.ts';

const HEADER = 'email,name,country,age band,guardian email,guardian name,do not contact\n';
const WITHHELD = 'WITHHELD' as const;

describe('rule 16: minors', () => {
  let room: DispatchRoom;
  let sink: FaultSmtp;
  beforeAll(async () => {
    room = await dispatchRoom();
    sink = await startFaultSmtp();
  });
  afterAll(async () => {
    await room.close();
    await sink.close();
  });

  const sent = async (breach: Approved): Promise<string> => {
    return completed(await room.start(breach.notice));
  };
  const completed = async (id: string): Promise<string> => {
    const worker = await room.sender(sink.url);
    await room.reaches(id, 'COMPLETED');
    await worker.stop();
    return id;
  };
  const mailTo = (address: string) => {
    const message = sink.messages.find(({ to }) => to.includes(address));
    return message?.raw.toString().replace(/=\r?\n/g, '');
  };
  const policy = (input: object) =>
    done(
      room.api,
      room.organization.administrator,
      'setGuardianPolicy',
      input,
      'country aged13To17 ageUnknown updatedAt',
    );
  const drop = (input: object) =>
    act(room.api, room.organization.administrator, 'dropGuardianPolicy', input, 'country aged13To17');
  const workList = async (id: string, reasons?: string[]): Promise<Json[]> => {
    const query = `query ($id: ID!, $reasons: [WithheldReason!]) { guardianWorkList(incidentId: $id, reasons: $reasons) {
      nodes { reasons person { id maskedEmail nameInitial } } } }`;
    return (await room.api.ask(room.responder, query, { id, reasons })).guardianWorkList.nodes;
  };
  const audience = async (id: string): Promise<Json> => {
    const query = `query ($id: ID!) { incident(id: $id) { audience { people leftToControllers byMail toGuardians
      guardianUnknown noMailAddress doNotContact ageWithheld ageUnknown } } }`;
    return (await room.api.ask(room.responder, query, { id })).incident.audience;
  };
  const ledger = (dispatch: string): Promise<Json[]> =>
    room.api.sql(
      'select recipient, state, response from delivery where dispatch_id = $1 order by recipient, state, response',
      [dispatch],
    );

  test('rule 16: a child under 13 is never written to; the guardian is, as guardian of the child', async () => {
    const breach = await room.approved(
      `${HEADER}kim1@people.test,Kim Lee,FR,UNDER_13,lee1@people.test,Lo Lee,\n`,
    );
    const id = await sent(breach);
    expect(await ledger(id)).toEqual([
      { recipient: 'GUARDIAN', state: 'ACCEPTED', response: expect.any(String) },
    ]);
    expect(mailTo('kim1@people.test')).toBeUndefined();
    const mail = mailTo('lee1@people.test') ?? '';
    expect(mail).toContain('Hello Lo Lee, parent or guardian of Kim,');
    expect(mail).not.toMatch(/Kim Lee|kim1/);
    expect(await room.coverage(breach)).toMatchObject([
      { segment: 'FR', total: 1, reached: 1, unreached: 0 },
    ]);
    expect(await room.promiseOf(breach)).toMatchObject({ state: 'MET' });
  });

  test('rule 16: from 13 to 17 child and guardian get a message each; the child is reached when both are', async () => {
    const breach = await room.approved(
      `${HEADER}kim2@people.test,Kim,FR,13-17,lee2@people.test,,\nole2@people.test,Ole,FR,13-17,,,\nann2@people.test,Ann,FR,ADULT,,,\n`,
    );
    expect(await audience(breach.incident)).toMatchObject({
      people: 3,
      byMail: 3,
      toGuardians: 1,
      guardianUnknown: 1,
    });
    expect(await workList(breach.incident)).toMatchObject([
      { reasons: ['GUARDIAN_UNKNOWN'], person: { maskedEmail: 'o***@p***.test' } },
    ]);
    const id = await sent(breach);
    expect((await ledger(id)).map(({ recipient, state }) => [recipient, state])).toEqual([
      ['GUARDIAN', 'ACCEPTED'],
      ['GUARDIAN', WITHHELD],
      ['PERSON', 'ACCEPTED'],
      ['PERSON', 'ACCEPTED'],
      ['PERSON', 'ACCEPTED'],
    ]);
    expect(mailTo('kim2@people.test')).toContain('Hello Kim,');
    expect(mailTo('lee2@people.test')).toContain('Hello parent or guardian of Kim,');
    expect(await room.coverage(breach)).toMatchObject([{ total: 3, reached: 2, unreached: 1 }]);
    expect(await room.promiseOf(breach)).toMatchObject({ state: 'PARTLY_MET' });
    const told = { noticeId: breach.notice, channel: 'LETTER', note: 'To the parents of Ole.' };
    expect(await done(room.api, room.decider, 'tellOtherwise', told, 'count')).toEqual({ count: 1 });
    expect(await room.promiseOf(breach)).toMatchObject({ state: 'MET' });
  });

  test('rule 16: a guardian found later is written to by the next run, and the child not again', async () => {
    const breach = await room.approved(`${HEADER}ole3@people.test,Ole,FR,13-17,,,\n`);
    await sent(breach);
    const [item] = await workList(breach.incident);
    const change = { guardianEmail: 'dad3@people.test', guardianName: 'Per' };
    const correction = { personId: item.person.id, change, reason: 'The school told us.' };
    await done(room.api, room.responder, 'correctPerson', correction, 'hasGuardian');
    expect(await workList(breach.incident)).toEqual([]);
    await room.approve(breach.notice);
    const wave = await sent(breach);
    expect((await ledger(wave)).map(({ recipient, state }) => [recipient, state])).toEqual([
      ['GUARDIAN', 'ACCEPTED'],
    ]);
    expect(mailTo('dad3@people.test')).toContain('Hello Per, parent or guardian of Ole,');
    expect(sink.messages.filter(({ to }) => to.includes('ole3@people.test'))).toHaveLength(1);
    expect(await room.promiseOf(breach)).toMatchObject({ state: 'MET' });
  });

  test('who was not reached and is taken off the list, or erased, is owed nothing any more', async () => {
    const csv = `${HEADER}ann9@people.test,Ann,FR,ADULT,,,\n,Ole,FR,UNDER_13,g9@people.test,,yes\ndnc9@people.test,Dan,FR,ADULT,,,yes\n`;
    const breach = await room.approved(csv);
    await sent(breach);
    expect(await room.promiseOf(breach)).toMatchObject({ state: 'PARTLY_MET' });
    const [first, second] = (await workList(breach.incident)).map(({ person }) => person.id);
    await done(room.api, room.responder, 'removePerson', { personId: first, reason: 'A double.' }, 'id');
    expect(await room.promiseOf(breach)).toMatchObject({ state: 'PARTLY_MET' });
    await done(room.api, room.decider, 'erasePerson', { personId: second }, 'remaining');
    expect(await room.promiseOf(breach)).toMatchObject({ state: 'MET' });
  });

  test('rule 16: by the policy of the country: the child alone, the guardian alone, or both', async () => {
    expect(await policy({ country: 'DE', aged13To17: 'CHILD' })).toMatchObject([
      { country: null, aged13To17: 'CHILD_AND_GUARDIAN', ageUnknown: 'AS_ADULT', updatedAt: null },
      { country: 'DE', aged13To17: 'CHILD', updatedAt: expect.any(String) },
    ]);
    await policy({ country: 'FR', aged13To17: 'GUARDIAN' });
    const people = ['DE', 'FR', 'US-CA'].map(
      (place, n) => `c4${n}@people.test,Kid,${place},13-17,g4${n}@people.test,,`,
    );
    const breach = await room.approved(`${HEADER}${people.join('\n')}\n`);
    await sent(breach);
    const written = sink.messages.flatMap(({ to }) => to).filter((to) => /^[cg]4/.test(to));
    expect(written.sort()).toEqual([
      'c40@people.test',
      'c42@people.test',
      'g41@people.test',
      'g42@people.test',
    ]);
    await drop({ country: 'DE' });
    expect((await drop({ country: 'FR' })).data.dropGuardianPolicy).toEqual([
      { country: null, aged13To17: 'CHILD_AND_GUARDIAN' },
    ]);
    expect((await drop({ country: 'FR' })).code).toBe('NOT_FOUND');
    expect(
      (await act(room.api, room.decider, 'setGuardianPolicy', { aged13To17: 'CHILD' }, 'country')).code,
    ).toBe('FORBIDDEN');
  });

  test('rule 16: an unknown age is taken for an adult and listed, or withheld where the organization says so', async () => {
    const csv = `${HEADER}ann5@people.test,Ann,FR,ADULT,,,\nunk5@people.test,Una,FR,,,,\n`;
    const breach = await room.approved(csv);
    expect(await workList(breach.incident)).toMatchObject([
      { reasons: ['AGE_UNKNOWN'], person: { nameInitial: 'U.' } },
    ]);
    expect(await audience(breach.incident)).toMatchObject({ byMail: 2, ageUnknown: 1, ageWithheld: 0 });
    await policy({ aged13To17: 'CHILD_AND_GUARDIAN', ageUnknown: 'WITHHOLD' });
    expect(await audience(breach.incident)).toMatchObject({ byMail: 1, ageUnknown: 1, ageWithheld: 1 });
    const id = await sent(breach);
    expect(await ledger(id)).toMatchObject([
      { state: 'ACCEPTED' },
      { recipient: 'PERSON', state: WITHHELD, response: 'AGE_UNKNOWN' },
    ]);
    await drop({});
    const nobodyKnown = await room.approved('email\nx5@people.test\n');
    expect(await workList(nobodyKnown.incident)).toEqual([]);
    expect(await workList(nobodyKnown.incident, ['AGE_UNKNOWN'])).toHaveLength(1);
  });

  test('rule 16: do not contact is not mailed and stands on the list for another way, also when said after the start', async () => {
    const people = [
      'dnc6@people.test,Dan,FR,ADULT,,,yes',
      ',Post Only,FR,13-17,mum6@people.test,,',
      'late6@people.test,Lea,FR,ADULT,,,',
    ];
    const breach = await room.approved(`${HEADER}${people.join('\n')}\n`);
    expect(await workList(breach.incident)).toMatchObject([
      { reasons: ['DO_NOT_CONTACT'] },
      { reasons: ['NO_MAIL_ADDRESS'], person: { maskedEmail: null, nameInitial: 'P.' } },
    ]);
    const id = await room.start(breach.notice);
    const found = { incidentId: breach.incident, email: 'late6@people.test' };
    const { person } = await done(room.api, room.responder, 'findPerson', found, 'person { id }');
    const correction = { personId: person.id, change: { doNotContact: true }, reason: 'A threat.' };
    await done(room.api, room.responder, 'correctPerson', correction, 'doNotContact');
    await completed(id);
    expect(await ledger(id)).toMatchObject([
      { recipient: 'GUARDIAN', state: 'ACCEPTED' },
      { recipient: 'PERSON', state: WITHHELD, response: 'DO_NOT_CONTACT' },
      { recipient: 'PERSON', state: WITHHELD, response: 'DO_NOT_CONTACT' },
      { recipient: 'PERSON', state: WITHHELD, response: 'NO_MAIL_ADDRESS' },
    ]);
    expect(sink.messages.flatMap(({ to }) => to).filter((to) => /6@/.test(to))).toEqual(['mum6@people.test']);
    expect(await room.promiseOf(breach)).not.toMatchObject({ state: 'MET' });
  });

  test('rule 16: who has turned 13 or 18 since the import is treated so when the run starts', async () => {
    const csv =
      'email,country,date of birth,guardian email\nkim7@people.test,FR,2015-03-01,lee7@people.test\nole7@people.test,FR,2010-03-01,\n';
    const breach = await room.approved(csv);
    const bands = async () =>
      (
        await room.api.sql('select age_band from affected_person where incident_id = $1 order by id', [
          breach.incident,
        ])
      ).map(({ age_band }) => age_band);
    const on = (day: string) =>
      inWork(
        room.api.source,
        {
          organizationId: room.organization.id,
          actor: { kind: 'system', name: 'setup' },
          reactions: {},
          clock: () => at(day),
        },
        (work) => refreshAgeBands(work, room.api.installation.masterKey, breach.incident),
      );
    await on('2027-06-01T00:00:00Z');
    expect(await bands()).toEqual(['UNDER_13', 'AGED_13_TO_17']);
    await on('2028-03-01T00:00:00Z');
    expect(await bands()).toEqual(['AGED_13_TO_17', 'ADULT']);
  });

  test("rule 16: a school's pupils are the school's to tell, until it asks; the audience says so", async () => {
    const dataSets = [
      { name: 'accounts', role: 'CONTROLLER', personalData: 'YES', confidentiality: 'YES' },
      {
        name: 'school',
        role: 'PROCESSOR',
        controllers: ['Lycée A'],
        personalData: 'YES',
        confidentiality: 'YES',
      },
    ];
    const breach = await room.approved('email,country,data set\nown8@people.test,FR,accounts\n', {
      dataSets,
    });
    const csv =
      'email,country,data set\npupil8@people.test,FR,school\nboth8@people.test,FR,school | accounts\n';
    await room.importPeople(breach.incident, csv);
    await room.approve(breach.notice);
    expect(await audience(breach.incident)).toMatchObject({ people: 2, leftToControllers: 1, byMail: 2 });
    const query = 'query ($id: ID!) { incident(id: $id) { dataSets { id name controllerRequestedAt } } }';
    const sets = async () =>
      (await room.api.ask(room.responder, query, { id: breach.incident })).incident.dataSets;
    const school = (await sets()).find(({ name }: Json) => name === 'school');
    const asked = { dataSetId: school.id, ground: 'Mail of the head of the school.' };
    await done(room.api, room.responder, 'recordControllerRequest', asked, 'id');
    expect((await act(room.api, room.responder, 'recordControllerRequest', asked, 'id')).code).toBe(
      'CONFLICT',
    );
    expect((await sets()).find(({ name }: Json) => name === 'school').controllerRequestedAt).toEqual(
      expect.any(String),
    );
    // Approved before the school asked: its pupils were not in what was approved.
    expect((await ledger(await sent(breach))).length).toBe(2);
    await room.approve(breach.notice);
    expect((await ledger(await sent(breach))).length).toBe(1);
    expect(mailTo('pupil8@people.test')).toBeDefined();
  });
});
