import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { act, done } from '../support/breach.ts';
import { type Approved, crowd, type DispatchRoom, dispatchRoom } from '../support/dispatch-room.ts';
import { type FaultSmtp, startFaultSmtp } from '../support/fault-smtp.ts';

const LATE = 'email,name,country\nlate@people.test,Late,FR\nlater@people.test,Later,DE\n';

describe('rule 9: people added and approvals taken back after the approval (T-D15)', () => {
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

  const send = async (id: string): Promise<string[]> => {
    const before = sink.messages.length;
    const worker = await room.sender(sink.url);
    await room.reaches(id, 'COMPLETED');
    await worker.stop();
    expect(worker.errors).toEqual([]);
    return sink.messages.slice(before).flatMap(({ to }) => to);
  };
  const waveOf = async (id: string) =>
    (
      await room.api.ask(
        room.decider,
        'query ($id: ID!) { notice(id: $id) { wave { added byJurisdiction { jurisdiction count } } } }',
        { id },
      )
    ).notice.wave;
  const wave = (noticeId: string, added: number, token = room.decider) =>
    act(
      room.api,
      token,
      'approveWave',
      { noticeId, version: 1, added },
      'approval { waveSize audienceSize }',
    );

  test('people added later are shown, confirmed by number, and written to in a run of their own; the text is not approved anew', async () => {
    const breach = await room.approved(crowd(3));
    expect(await waveOf(breach.notice)).toBeNull();
    const first = await room.start(breach.notice);
    await room.importPeople(breach.incident, LATE);
    expect(await send(first)).toHaveLength(3);
    expect(await waveOf(breach.notice)).toEqual({
      added: 2,
      byJurisdiction: [
        { jurisdiction: 'DE', count: 1 },
        { jurisdiction: 'FR', count: 1 },
      ],
    });
    expect((await wave(breach.notice, 3)).errors[0]?.extensions).toMatchObject({
      code: 'CONFLICT',
      added: 2,
    });
    expect((await wave(breach.notice, 2, room.responder)).code).toBe('FORBIDDEN');
    expect((await wave(breach.notice, 2)).data.approveWave.approval).toEqual({
      waveSize: 2,
      audienceSize: 5,
    });
    expect((await wave(breach.notice, 2)).code).toBe('CONFLICT');
    const second = await room.start(breach.notice);
    expect(second).not.toBe(first);
    expect((await send(second)).sort()).toEqual(['late@people.test', 'later@people.test']);
    expect((await room.promiseOf(breach)).state).toBe('MET');
  });

  test('a wave confirmed while the first run is still going does not enter it', async () => {
    const breach = await room.approved(crowd(4));
    const first = await room.start(breach.notice);
    await room.importPeople(breach.incident, LATE);
    await wave(breach.notice, 2);
    expect((await room.dispatch(first)).total).toBe(4);
    const second = await room.start(breach.notice);
    expect((await room.dispatch(second)).total).toBe(2);
    expect(await send(first)).toHaveLength(6);
  });

  test('what everybody had been told is partly met again when people are added, and met when they were told, too', async () => {
    const breach = await room.approved(crowd(3));
    await send(await room.start(breach.notice));
    expect((await room.promiseOf(breach)).state).toBe('MET');
    await room.importPeople(breach.incident, LATE);
    expect((await room.promiseOf(breach)).state).toBe('PARTLY_MET');
    await wave(breach.notice, 2);
    await send(await room.start(breach.notice));
    expect((await room.promiseOf(breach)).state).toBe('MET');
  });

  test('a run that reaches all it was for leaves the promise partly met while others wait for their wave', async () => {
    const breach = await room.approved(crowd(3));
    await room.importPeople(breach.incident, LATE);
    await send(await room.start(breach.notice));
    expect((await room.promiseOf(breach)).state).toBe('PARTLY_MET');
  });

  test('a wave is not confirmed for a text nobody approved, nor by whoever wrote it', async () => {
    const breach: Approved = await room.approved(crowd(2));
    await room.importPeople(breach.incident, LATE);
    await done(room.api, room.decider, 'refuseNotice', {
      noticeId: breach.notice,
      version: 1,
      opinion: 'No.',
    });
    expect(await waveOf(breach.notice)).toBeNull();
    expect((await wave(breach.notice, 2)).code).toBe('NOT_APPROVED');
  });

  test('an approval taken back while it is being sent stops the sending, and says why', async () => {
    const breach = await room.approved(crowd(400));
    const id = await room.start(breach.notice);
    await done(room.api, room.decider, 'refuseNotice', {
      noticeId: breach.notice,
      version: 1,
      opinion: 'Wrong date.',
    });
    const worker = await room.sender(sink.url, { concurrency: 1 });
    await room.reaches(id, 'PAUSED');
    await worker.stop();
    expect((await room.dispatch(id)).pauseReason).toContain('approval');
    expect(await room.count(id, 'ACCEPTED')).toBe(0);
    const resume = await room.api.call(
      room.decider,
      'mutation ($id: ID!) { resumeDispatch(id: $id) { id } }',
      { id },
    );
    expect(resume.code).toBe('NOT_APPROVED');
  });
});
