import { readdir } from 'node:fs/promises';
import { act, done } from '../support/breach.ts';
import { type Approved, crowd, type DispatchRoom, dispatchRoom, until } from '../support/dispatch-room.ts';
import { type FaultSmtp, startFaultSmtp } from '../support/fault-smtp.ts';
import { reply } from '../support/fault-smtp-types.ts';
import { words } from '../support/notices-room.ts';

describe('rules 9, 10, 13 and 16: who decides, who is reached, and who must never be', () => {
  let room: DispatchRoom;
  let sink: FaultSmtp;
  beforeAll(async () => {
    room = await dispatchRoom();
    sink = await startFaultSmtp({
      recipient: (address, point) =>
        address.startsWith('busy') && point === 'RCPT' ? reply('451 4.2.1 try again later') : undefined,
    });
  });
  afterAll(async () => {
    await room.close();
    await sink.close();
  });

  const people = async ({ incident }: Approved): Promise<string[]> =>
    (await room.api.sql('select id from affected_person where incident_id = $1 order by id', [incident])).map(
      ({ id }) => id,
    );
  const notice = async ({ notice: id }: Approved, select: string) =>
    (await room.api.ask(room.decider, `query ($id: ID!) { notice(id: $id) { ${select} } }`, { id })).notice;
  const run = async (id: string): Promise<void> => {
    const worker = await room.sender(sink.url);
    await room.reaches(id, 'COMPLETED');
    await worker.stop();
  };
  const cancel = (id: string) =>
    room.api.ask(room.decider, 'mutation ($id: ID!) { cancelDispatch(id: $id) { id } }', { id });

  test('rule 9: whoever wrote a version may not approve it, an edit voids, and an opinion against it is kept and stops nobody', async () => {
    const breach = await room.approved(crowd(2, 'SE'));
    const { version } = await notice(breach, 'version { body }');
    const opinion = { noticeId: breach.notice, version: 1, capacity: 'DPO', stance: 'DISSENT' };
    await done(room.api, room.organization.token.APPROVER, 'giveOpinion', {
      ...{ ...opinion, text: 'People should be told what the attacker said.' },
    });
    expect(await notice(breach, 'needsApproval opinions { stance text }')).toMatchObject({
      ...{
        needsApproval: false,
        opinions: [{ stance: 'DISSENT', text: expect.stringContaining('attacker') }],
      },
    });
    const edit = { noticeId: breach.notice, version: 1, body: `${version.body}\n\nWe are sorry.\n` };
    await done(room.api, room.responder, 'editNotice', edit);
    expect(await notice(breach, 'needsApproval')).toEqual({ needsApproval: true });
    const start = await act(room.api, room.decider, 'startDispatch', { noticeId: breach.notice });
    expect(start.code).toBe('NOT_APPROVED');
    const { administrator } = room.organization;
    const input = { name: 'Both hats', roles: ['RESPONDER', 'DECISION_MAKER'] };
    const { id: memberId } = await done(room.api, administrator, 'addMember', input);
    const { secret } = await done(room.api, administrator, 'issueToken', { memberId, name: 'x' }, 'secret');
    await done(room.api, secret, 'editNotice', { ...edit, version: 2 });
    const own = await act(room.api, secret, 'approveNotice', { noticeId: breach.notice, version: 3 });
    expect(own.code).toBe('FORBIDDEN');
    await room.approve(breach.notice, 3);
    expect(await notice(breach, 'needsApproval')).toEqual({ needsApproval: false });
  });

  test('rule 9: two erased and one taken off after the approval are not written to; the approval stands, and a wave brings those who came', async () => {
    const breach = await room.approved(crowd(5, 'FI'));
    const [one, two, three] = await people(breach);
    for (const personId of [one, two])
      await done(room.api, room.decider, 'erasePerson', { personId }, 'personId');
    const off = { personId: three, reason: 'Never had an account.' };
    await done(room.api, room.responder, 'removePerson', off, '__typename');
    await room.importPeople(breach.incident, 'email,country\nlate@people.test,FI\n');
    expect(await notice(breach, 'needsApproval wave { added }')).toMatchObject({
      ...{ needsApproval: false, wave: { added: 1 } },
    });
    const first = await room.start(breach.notice);
    await run(first);
    expect(await room.count(first, 'ACCEPTED')).toBe(2);
    expect((await room.promiseOf(breach)).state).toBe('PARTLY_MET');
    const wave = { noticeId: breach.notice, version: 1, added: 1 };
    await done(room.api, room.decider, 'approveWave', wave);
    const second = await room.start(breach.notice);
    await run(second);
    expect(await room.count(second, 'ACCEPTED')).toBe(1);
    expect((await room.promiseOf(breach)).state).toBe('MET');
  });

  test('rule 10: a test achieves nothing, and a run cancelled after some were reached achieves nothing', async () => {
    const breach = await room.approved(
      'email,country\na@people.test,PL\nb@people.test,PL\nbusy1@people.test,PL\nbusy2@people.test,PL\n',
    );
    await done(room.api, room.decider, 'sendTest', { noticeId: breach.notice }, 'sentTo');
    expect((await room.promiseOf(breach)).state).toBe('OPEN');
    const id = await room.start(breach.notice);
    const worker = await room.sender(sink.url, { retry: PATIENT });
    await until(
      async () => (await room.count(id, 'ACCEPTED')) === 2 && (await room.count(id, 'DEFERRED')) === 2,
    );
    await cancel(id);
    await worker.stop();
    expect(await room.dispatch(id)).toMatchObject({ state: 'CANCELLED' });
    expect(await room.coverage(breach)).toEqual([]);
    expect(await room.promiseOf(breach)).toMatchObject({ state: 'OPEN', answeredAt: null });
    const again = await room.start(breach.notice);
    expect((await room.dispatch(again)).total).toBe(4);
    await cancel(again);
  });

  test('rule 10: everyone in one country and nobody in another is partly met; each of them told otherwise, it is met', async () => {
    const breach = await room.approved(
      'email,country\nc@people.test,DK\nbusy3@people.test,LT\nbusy4@people.test,LT\n',
    );
    const id = await room.start(breach.notice);
    await run(id);
    expect(await room.coverage(breach)).toMatchObject([
      { segment: 'DK', total: 1, reached: 1, unreached: 0 },
      { segment: 'LT', total: 2, reached: 0, unreached: 2 },
    ]);
    expect((await room.promiseOf(breach)).state).toBe('PARTLY_MET');
    const told = { noticeId: breach.notice, channel: 'PHONE', note: 'Called by the support team.' };
    expect(await done(room.api, room.decider, 'tellOtherwise', told, 'count')).toEqual({ count: 2 });
    expect((await room.promiseOf(breach)).state).toBe('MET');
  });

  test('rule 13: an exercise reaches no real recipient although a mail server is configured; its wave neither', async () => {
    const before = sink.counts.messages;
    const written = (await readdir(room.outbox)).length;
    const drill = await room.approved('email,country\nreal1@people.test,IE\nreal2@people.test,IE\n', {
      exercise: true,
    });
    await run(await room.start(drill.notice));
    await room.importPeople(drill.incident, 'email,country\nreal3@people.test,IE\n');
    await done(room.api, room.decider, 'approveWave', { noticeId: drill.notice, version: 1, added: 1 });
    await run(await room.start(drill.notice));
    expect(sink.counts.messages).toBe(before);
    expect((await readdir(room.outbox)).length - written).toBe(3);
    expect((await room.promiseOf(drill)).state).toBe('MET');
  });

  test('rule 16: a girl of 15 gets it in her own language, her father his own copy; do not contact keeps both from being written to', async () => {
    const german = words.map(({ element }, i) => ({
      ...{
        element,
        locale: 'de',
        text: `Die Kopie war offen. Bitte ändern Sie Ihr Kennwort, Schritt ${i + 1} von vier.`,
      },
    }));
    const csv = [
      'email,name,country,locale,age band,guardian email,guardian name,do not contact',
      'rita@people.test,Rita Sol,AT,de,13-17,paulo@people.test,Paulo Sol,',
      'ines@people.test,Ines Mar,AT,de,13-17,marta@people.test,Marta Mar,yes',
    ].join('\n');
    const breach = await room.approved(csv);
    const { id } = await done(room.api, room.responder, 'draftNotice', {
      ...{ incidentId: breach.incident, obligationIds: [breach.promise], locales: ['de'] },
      elements: [...words, ...german],
    });
    await room.approve(id);
    const before = sink.messages.length;
    await run(await room.start(id));
    const got = new Map(sink.messages.slice(before).map(({ to, raw }) => [to[0], raw.toString()]));
    expect([...got.keys()].sort()).toEqual(['paulo@people.test', 'rita@people.test']);
    expect(got.get('rita@people.test')).toContain('Guten Tag Rita Sol');
    expect(got.get('paulo@people.test')).toContain('Guten Tag Paulo Sol');
    const query = 'query ($id: ID!) { guardianWorkList(incidentId: $id) { nodes { reasons } } }';
    const { guardianWorkList } = await room.api.ask(room.decider, query, { id: breach.incident });
    expect(guardianWorkList.nodes).toEqual([{ reasons: ['DO_NOT_CONTACT'] }]);
  });
});

const PATIENT = { firstSeconds: 600, longestSeconds: 600, leastAttempts: 12, leastSeconds: 86_400 };
