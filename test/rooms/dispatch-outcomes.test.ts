import { readdir } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { done } from '../support/breach.ts';
import { crowd, type DispatchRoom, dispatchRoom, until } from '../support/dispatch-room.ts';
import { type FaultSmtp, startFaultSmtp } from '../support/fault-smtp.ts';
import { type FaultSmtpOptions, reply, SILENCE } from '../support/fault-smtp-types.ts';

describe('What a mail server answers, and what becomes of the dispatch', () => {
  let room: DispatchRoom;
  const sinks: FaultSmtp[] = [];
  beforeEach(async () => {
    room = await dispatchRoom();
  });
  afterEach(async () => {
    await room.close();
    for (const sink of sinks.splice(0)) await sink.close();
  });

  const newSink = async (options: FaultSmtpOptions = {}) => {
    const sink = await startFaultSmtp(options);
    sinks.push(sink);
    return sink;
  };
  const resume = (id: string) =>
    room.api.ask(room.decider, 'mutation ($id: ID!) { resumeDispatch(id: $id) { id } }', { id });
  const cancel = (id: string) =>
    room.api.call(room.decider, 'mutation ($id: ID!) { cancelDispatch(id: $id) { id } }', { id });
  const refusing = (person: string, line: string) =>
    newSink({
      recipient: (to, point) => (point === 'RCPT' && to.startsWith(person) ? reply(line) : undefined),
    });

  test('everyone taken: complete, counted by residence, the promise met, and in the record', async () => {
    const lines = [
      'email,name,country',
      'a@people.test,A,FR',
      'b@people.test,B,FR',
      'c@people.test,C,DE',
      'd@people.test,D,',
    ];
    const breach = await room.approved(`${lines.join('\n')}\n`);
    const sink = await newSink();
    await room.sender(sink.url);
    const id = await room.start(breach.notice);
    await room.reaches(id, 'COMPLETED');
    expect(await room.coverage(breach)).toEqual([
      { dispatchId: id, segment: 'DE', total: 1, reached: 1, unreached: 0, uncertain: 0 },
      { dispatchId: id, segment: 'FR', total: 2, reached: 2, unreached: 0, uncertain: 0 },
      { dispatchId: id, segment: 'ZZ', total: 1, reached: 1, unreached: 0, uncertain: 0 },
    ]);
    expect((await room.promiseOf(breach)).state).toBe('MET');
    const [{ details }] = await room.api.sql(`select details from event where type = 'dispatch.completed'`);
    expect(details).toMatchObject({ dispatchId: id, accepted: 4, failed: 0, uncertain: 0, cancelled: 0 });
    expect(await room.api.sql('select 1 from running_dispatch')).toEqual([]);
  });

  test('550 at RCPT fails that one person; the promise is partly met', async () => {
    const breach = await room.approved(crowd(12));
    const sink = await refusing('p3-', '550 5.1.1 no such user');
    await room.sender(sink.url);
    const id = await room.start(breach.notice);
    await room.reaches(id, 'COMPLETED');
    const failed = await room.deliveries(id, ['FAILED']);
    expect(failed).toMatchObject([{ response: expect.stringContaining('550 5.1.1') }]);
    expect(sink.messages).toHaveLength(11);
    expect((await room.promiseOf(breach)).state).toBe('PARTLY_MET');
    expect(await room.coverage(breach)).toMatchObject([{ total: 12, reached: 11, unreached: 1 }]);
  });

  test('somebody of whom the text needs more than is known fails alone; nobody gets a blank', async () => {
    const breach = await room.approved('email,name,country\na@people.test,Ann,FR\nb@people.test,,FR\n');
    const ask = 'query ($id: ID!) { notice(id: $id) { version { body } } }';
    const { notice } = await room.api.ask(room.decider, ask, { id: breach.notice });
    const body = notice.version.body.replace(
      /\{\{ recipient\.name [^}]*\}\}/,
      '{{ recipient.name }} ({{ recipient.email }})',
    );
    await done(room.api, room.responder, 'editNotice', { noticeId: breach.notice, version: 1, body });
    await room.approve(breach.notice, 2);
    const sink = await newSink();
    await room.sender(sink.url);
    const id = await room.start(breach.notice);
    await room.reaches(id, 'COMPLETED');
    expect(await room.deliveries(id, ['FAILED'])).toMatchObject([
      { response: 'recipient.name is not known' },
    ]);
    expect(sink.messages.map(({ to }) => to)).toEqual([['a@people.test']]);
    expect(sink.messages[0]?.raw.toString()).toContain('Ann (a@people.test)');
  });

  test.each([
    ['550 5.7.1 not from you', 'sender-refused'],
    ['530 5.7.0 sign in first', 'sign-in-refused'],
  ])(
    'a server that refuses us (%s) pauses the dispatch: nobody fails, and resumed it goes on',
    async (line, reason) => {
      const { notice } = await room.approved(crowd(60));
      const sink = await newSink();
      sink.fault('DOT', { kind: 'delay', ms: 10 });
      await room.sender(sink.url);
      const id = await room.start(notice);
      await until(async () => (await room.count(id, 'ACCEPTED')) >= 8);
      sink.fault('MAIL', reply(line));
      await room.reaches(id, 'PAUSED');
      expect((await room.dispatch(id)).pauseReason).toContain(reason);
      await until(async () => (await room.count(id, 'CLAIMED', 'SENDING')) === 0);
      expect(await room.count(id, 'FAILED', 'UNCERTAIN', 'DEFERRED')).toBe(0);
      expect(await room.count(id, 'PENDING')).toBe(60 - sink.messages.length);
      const [paused] = await room.api.sql(`select details from event where type = 'dispatch.paused'`);
      expect(paused.details).toEqual({ dispatchId: id, reason });
      sink.clear();
      await resume(id);
      await room.reaches(id, 'COMPLETED');
      expect(sink.messageIds.size).toBe(60);
      expect(sink.messages).toHaveLength(60);
    },
  );

  test('paused and resumed ten times while it sends, it loses nobody and mails nobody twice (T-D11)', async () => {
    const { notice } = await room.approved(crowd(150));
    const sink = await newSink();
    sink.fault('DOT', { kind: 'delay', ms: 15 });
    await room.sender(sink.url);
    const id = await room.start(notice);
    for (let i = 1; i <= 10; i += 1) {
      await until(async () => (await room.count(id, 'ACCEPTED')) >= i * 10);
      await done(room.api, room.decider, 'pauseDispatch', { dispatchId: id, reason: 'A question.' });
      const before = sink.messages.length;
      await until(async () => (await room.count(id, 'CLAIMED', 'SENDING')) === 0);
      // Only what was already being handed over still went.
      expect(sink.messages.length - before).toBeLessThanOrEqual(4);
      await resume(id);
    }
    await room.reaches(id, 'COMPLETED');
    expect([sink.messages.length, sink.messageIds.size]).toEqual([150, 150]);
  });

  test('cancelled, the rest is not sent, nothing stays half way, and the promise stays open', async () => {
    const breach = await room.approved(crowd(80));
    const sink = await newSink();
    sink.fault('DOT', { kind: 'delay', ms: 20 });
    await room.sender(sink.url);
    const id = await room.start(breach.notice);
    await until(async () => (await room.count(id, 'ACCEPTED')) >= 8);
    expect((await cancel(id)).errors).toEqual([]);
    await until(async () => (await room.api.sql('select 1 from running_dispatch')).length === 0);
    const { state, progress } = await room.dispatch(id);
    expect(state).toBe('CANCELLED');
    expect(progress).toEqual([
      { state: 'ACCEPTED', count: sink.messages.length },
      { state: 'CANCELLED', count: 80 - sink.messages.length },
    ]);
    expect((await room.promiseOf(breach)).state).toBe('OPEN');
    expect((await cancel(id)).code).toBe('CONFLICT');
  });

  test('4xx is tried again until it is taken, and given up only after patience', async () => {
    const { notice } = await room.approved(crowd(12));
    const sink = await refusing('p5-', '450 4.2.0 later');
    sink.fault('RCPT', reply('451 4.3.0 greylisted'), 3);
    await room.sender(sink.url);
    const id = await room.start(notice);
    await room.reaches(id, 'COMPLETED');
    expect([sink.messages.length, sink.messageIds.size]).toEqual([11, 11]);
    const failed = await room.deliveries(id, ['FAILED']);
    expect(failed).toMatchObject([{ response: expect.stringMatching(/^given up after \d+ attempts: 450/) }]);
    expect(failed[0].attempt).toBeGreaterThanOrEqual(3);
  });

  test('a server that turns connections away (421) or is down is waited for: nobody fails, attempts are few', async () => {
    const { notice } = await room.approved(crowd(100));
    const sink = await newSink();
    sink.fault('CONNECT', reply('421 4.3.2 not now'));
    await room.sender(sink.url);
    const id = await room.start(notice);
    await until(() => sink.counts.connections >= 12);
    const waiting = await room.deliveries(id, ['DEFERRED']);
    expect(waiting[0].response).toContain('421');
    expect(await room.count(id, 'FAILED', 'UNCERTAIN')).toBe(0);
    // Some lanes knocked; the rest of the hundred was not worn out at the door.
    expect(await room.count(id, 'PENDING')).toBeGreaterThan(50);
    sink.clear();
    await room.reaches(id, 'COMPLETED');
    expect([sink.messages.length, sink.messageIds.size]).toEqual([100, 100]);
  });

  test('an answer lost after the text is sent once more under RESEND_ONCE, with the same Message-ID', async () => {
    const { notice } = await room.approved(crowd(10));
    const sink = await newSink();
    sink.fault('DOT', { kind: 'drop' }, 1);
    await room.sender(sink.url);
    const id = await room.start(notice);
    await room.reaches(id, 'COMPLETED');
    expect(await room.count(id, 'ACCEPTED')).toBe(10);
    expect([sink.messages.length, sink.messageIds.size]).toEqual([11, 10]);
  });

  test('a worker asked to end cuts off a server that stays silent, and says uncertain', async () => {
    const { notice } = await room.approved(crowd(10));
    const sink = await newSink();
    sink.fault('DOT', SILENCE);
    const worker = await room.sender(sink.url, { graceMs: 200 });
    const id = await room.start(notice, 'HOLD');
    await until(async () => (await room.count(id, 'SENDING')) === 4);
    await worker.stop();
    expect((await room.dispatch(id)).progress).toEqual([
      { state: 'PENDING', count: 6 },
      { state: 'UNCERTAIN', count: 4 },
    ]);
  });
});

describe('Mail written to files', () => {
  test('reaches nobody: complete, and the promise still open', async () => {
    const room = await dispatchRoom({ kind: 'FILE' });
    const breach = await room.approved(crowd(5));
    await room.sender(null);
    const id = await room.start(breach.notice);
    await room.reaches(id, 'COMPLETED');
    expect((await readdir(room.outbox)).filter((name) => name.endsWith('.eml'))).toHaveLength(5);
    expect(await room.coverage(breach)).toMatchObject([{ total: 5, reached: 0, unreached: 5 }]);
    expect((await room.promiseOf(breach)).state).toBe('OPEN');
    await room.close();
  });

  test('is what an exercise sends even with a mail server configured, and it meets the exercise', async () => {
    const room = await dispatchRoom({ kind: 'SMTP' });
    const sink = await startFaultSmtp();
    const breach = await room.approved(crowd(5), { exercise: true });
    await room.sender(sink.url);
    const id = await room.start(breach.notice);
    await room.reaches(id, 'COMPLETED');
    expect((await room.dispatch(id)).transport).toBe('FILE');
    expect([sink.counts.connections, (await readdir(room.outbox)).length]).toEqual([0, 5]);
    expect(await room.coverage(breach)).toMatchObject([{ total: 5, reached: 5 }]);
    expect((await room.promiseOf(breach)).state).toBe('MET');
    await room.close();
    await sink.close();
  });
});
