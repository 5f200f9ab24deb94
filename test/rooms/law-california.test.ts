import { at, type Json } from '../support/api.ts';
import { done, dutyOf, INCIDENT, incidentOf, reportLeak } from '../support/breach.ts';
import { type DispatchRoom, dispatchRoom } from '../support/dispatch-room.ts';
import { type FaultSmtp, startFaultSmtp } from '../support/fault-smtp.ts';
import { words } from '../support/notices-room.ts';

/** Saturday 03:10 in Berlin, Friday 18:10 in California. */
const A = '2026-10-24T01:10:00.000Z';
const RESIDENTS = 'us-ca-individuals';
const ATTORNEY_GENERAL = 'us-ca-ag';

const backup = {
  name: 'account backup',
  role: 'CONTROLLER',
  personalData: 'YES',
  ...{ confidentiality: 'YES', integrity: 'NO', availability: 'NO', medium: 'ELECTRONIC' },
  categories: ['name', 'email_address', 'username', 'password'],
};
const keyGone = { encrypted: 'YES', keySafe: 'NO', algorithm: 'AES-256 at rest' };
const weak = { ...keyGone, passwordsRecoverable: 'YES', algorithm: 'AES-256 at rest; unsalted MD5' };
const strong = { ...keyGone, passwordsRecoverable: 'NO', algorithm: 'AES-256 at rest; bcrypt' };
const people = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).map(([jurisdiction, count]) => ({
    ...{ kind: 'users', count, countKind: 'EXACT' },
    ...(jurisdiction !== 'unknown' && { jurisdiction }),
  }));
const others = { DE: 612, FR: 431, IE: 118, NL: 239, GB: 730, 'US-NV': 560 };

describe('rules 3, 5 and 8: California, as CodeCraft lives through it', () => {
  let room: DispatchRoom;
  let sink: FaultSmtp;
  let incident: string;
  let sets: { weak: string; strong: string };
  beforeAll(async () => {
    room = await dispatchRoom({ now: '2026-10-24T01:20:00Z' });
    sink = await startFaultSmtp();
  });
  afterAll(async () => {
    await room.close();
    await sink.close();
  });
  const amend = async (change: object): Promise<Json> =>
    done(room.api, room.responder, 'amendFacts', { incidentId: incident, ...change }, INCIDENT);
  const why = async (obligationId: string): Promise<string> => {
    const query = 'query ($id: ID!) { obligation(id: $id) { why { says } } }';
    const { obligation } = await room.api.ask(room.responder, query, { id: obligationId });
    return obligation.why.map(({ says }: Json) => says).join(' | ');
  };

  test('an hour in, key and hashes unknown: GDPR is required; California is undecided, with a provisional date and the question that decides', async () => {
    const { id } = await reportLeak(room.api, room.responder, {
      ...{ occurredFrom: { at: '2026-10-21T22:15:00Z' }, occurredTo: { at: '2026-10-24T00:20:00Z' } },
      detected: { at: A },
      dataSets: [{ ...backup, groups: [{ jurisdiction: 'DE' }, { count: 4000, countKind: 'ESTIMATED' }] }],
    });
    incident = id;
    const declared = { incidentId: id, aware: { at: A }, ground: "Harborline's mail is certain enough." };
    const known = await done(room.api, room.decider, 'declareAwareness', declared, INCIDENT);
    expect(dutyOf(known, 'eu-gdpr-art33-1')).toMatchObject({
      ...{ verdict: 'REQUIRED', provisional: true, dueAt: '2026-10-27T01:10:00.000Z' },
      dueLocal: 'Mon 26 Oct 2026 18:10 PDT (Tue 27 Oct 01:10Z)',
    });
    const california = dutyOf(known, RESIDENTS);
    expect(california).toMatchObject({
      ...{ verdict: 'UNDECIDED', state: 'OPEN', provisional: true },
      ...{ startEvent: 'detected', dueAt: '2026-11-23T07:59:59.000Z' },
    });
    const questions = (await room.api.ask(
      room.responder,
      'query ($id: ID!) { obligation(id: $id) { openQuestions { question } } }',
      { id: california.id },
    )) as Json;
    expect(questions.obligation.openQuestions.map(({ question }: Json) => question)).toContain(
      'Could the hashes be reversed: can the passwords of "account backup" be read or recovered?',
    );
    expect(dutyOf(known, ATTORNEY_GENERAL)).toMatchObject({ verdict: 'UNDECIDED', dueAt: null });
  });

  test('unsalted MD5 for some of them: due 30 days from Friday in California, the end of Sunday 22 November there', async () => {
    const { dataSets } = await incidentOf(room.api, room.responder, incident);
    const known = await amend({
      milestones: [{ key: 'DISCOVERED', time: { at: A } }],
      dataSets: [
        {
          ...backup,
          id: dataSets[0].id,
          name: 'weak hashes',
          protection: weak,
          groups: people({ 'US-CA': 500 }),
        },
        { ...backup, name: 'strong hashes', protection: strong, groups: people({ ...others, 'US-CA': 228 }) },
      ],
    });
    expect(dutyOf(known, RESIDENTS)).toMatchObject({
      ...{ verdict: 'REQUIRED', provisional: false, startEvent: 'discovered', openQuestions: [] },
      dueLocal: 'Sun 22 Nov 2026 23:59:59 PST (Mon 23 Nov 07:59:59Z)',
    });
    const ids = known.dataSets.map(({ id }: Json) => id);
    sets = { weak: dataSets[0].id, strong: ids.find((id: string) => id !== dataSets[0].id) };
  });

  test('728 Californians are affected, of whom exactly 500 count: "more than 500" is not met, by a margin of 0', async () => {
    const duty = dutyOf(await incidentOf(room.api, room.responder, incident), ATTORNEY_GENERAL);
    expect(duty).toMatchObject({ verdict: 'NOT_REQUIRED', state: 'LAPSED' });
    expect(await why(duty.id)).toContain(
      '500 people in US-CA are affected; asked for: more than 500 (margin 0)',
    );
  });

  test('twelve former accounts more: 512 count, and the attorney general is owed a copy, fifteen days after a notice that is not sent yet', async () => {
    const known = await amend({
      dataSets: [
        { ...backup, id: sets.weak, name: 'weak hashes', protection: weak, groups: people({ 'US-CA': 512 }) },
      ],
    });
    expect(dutyOf(known, ATTORNEY_GENERAL)).toMatchObject({
      ...{ verdict: 'REQUIRED', state: 'OPEN', startEvent: null, dueAt: null, recipientKey: 'ag:US-CA' },
    });
  });

  test('people whose residence is not known leave the attorney general undecided where the line depends on them', async () => {
    const put = (groups: object) => ({
      ...backup,
      id: sets.weak,
      name: 'weak hashes',
      protection: weak,
      groups,
    });
    const open = await amend({ dataSets: [put(people({ 'US-CA': 500, unknown: 9 }))] });
    expect(dutyOf(open, ATTORNEY_GENERAL)).toMatchObject({ verdict: 'UNDECIDED', state: 'OPEN' });
    const settled = await amend({ dataSets: [put(people({ 'US-CA': 512 }))] });
    expect(dutyOf(settled, ATTORNEY_GENERAL).verdict).toBe('REQUIRED');
  });

  test('the notice goes out on Monday 12:10 in California: the copy is due at the end of 10 November there', async () => {
    room.api.clock.now = at('2026-10-26T19:10:00Z');
    await room.importPeople(
      incident,
      'email,name,country,state\nana@people.test,Ana,US,CA\nbo@people.test,Bo,US,CA\n',
    );
    const residents = dutyOf(await incidentOf(room.api, room.responder, incident), RESIDENTS);
    const { id: notice } = await done(room.api, room.responder, 'draftNotice', {
      ...{ incidentId: incident, obligationIds: [residents.id] },
      elements: [...words, { element: 'notice_date', text: '26 October 2026' }],
    });
    await room.approve(notice);
    const dispatch = await room.start(notice);
    const worker = await room.sender(sink.url);
    await room.reaches(dispatch, 'COMPLETED');
    await worker.stop();
    expect(worker.errors).toEqual([]);

    const known = await incidentOf(room.api, room.responder, incident);
    expect(dutyOf(known, RESIDENTS)).toMatchObject({ state: 'MET', answeredAt: '2026-10-26T19:10:00.000Z' });
    expect(dutyOf(known, ATTORNEY_GENERAL)).toMatchObject({
      ...{
        startEvent: 'answered:us-ca-individuals',
        startAt: '2026-10-26T19:10:00.000Z',
        provisional: false,
      },
      dueLocal: 'Tue 10 Nov 2026 23:59:59 PST (Wed 11 Nov 07:59:59Z)',
    });
  });

  test('what comes back to us from everybody leaves nobody told: the clock of the copy stops again', async () => {
    const [{ id: dispatchId }] = await room.api.sql('select id from dispatch');
    const accepted = await room.deliveries(dispatchId, ['ACCEPTED']);
    await done(room.api, room.responder, 'recordBounces', {
      dispatchId,
      deliveryIds: accepted.map(({ id }) => id),
      status: '5.1.1',
    });
    const known = await incidentOf(room.api, room.responder, incident);
    expect(dutyOf(known, RESIDENTS)).toMatchObject({ state: 'OPEN', answeredAt: null });
    expect(dutyOf(known, ATTORNEY_GENERAL)).toMatchObject({ state: 'OPEN', startEvent: null, dueAt: null });
  });
});
