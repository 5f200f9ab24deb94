import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { crowd, type DispatchRoom, dispatchRoom, until } from '../support/dispatch-room.ts';
import { type FaultSmtpProcess, startFaultSmtpProcess } from '../support/fault-smtp-process.ts';
import { CONCURRENCY, startWorkerProcess, type WorkerProcess } from '../support/worker-process.ts';

const PEOPLE = 1_000;
const KILLS = 5;
const TERMINAL = ['ACCEPTED', 'FAILED', 'UNCERTAIN', 'SUPPRESSED', 'CANCELLED'] as const;

describe('Workers that are killed while they send', () => {
  let room: DispatchRoom;
  let sink: FaultSmtpProcess;
  let worker: WorkerProcess | undefined;
  beforeEach(async () => {
    room = await dispatchRoom();
    sink = await startFaultSmtpProcess({ keep: 'ids' });
  });
  afterEach(async () => {
    await worker?.kill();
    await sink.stop();
    await room.close();
  });

  const work = async () => {
    worker = await startWorkerProcess(room.api, sink.url);
    return worker;
  };
  /** Each time the ledger has come a sixth further, the worker is killed; a second later another starts. */
  const killNowAndThen = async (id: string) => {
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const running = await work();
      const far = (kill * PEOPLE) / (KILLS + 1);
      await until(async () => (await room.count(id, 'ACCEPTED', 'UNCERTAIN')) >= far);
      await running.kill();
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
    await work();
  };
  const tally = async () => {
    const { counts, messageIds } = await sink.report();
    return {
      taken: counts.messages,
      distinct: messageIds.length,
      duplicates: counts.messages - messageIds.length,
    };
  };

  test('lose nobody and mail at most as many twice as were under way, each under one Message-ID (T-D01)', async () => {
    const breach = await room.approved(crowd(PEOPLE));
    // The message is taken at once and the answer is slow: a kill hits most connections where it hurts.
    await sink.fault('DOT', { kind: 'delay', ms: 50 });
    const id = await room.start(breach.notice, 'RESEND_ONCE');
    await killNowAndThen(id);
    await room.reaches(id, 'COMPLETED');

    const { distinct, duplicates } = await tally();
    console.info(`T-D01: ${duplicates} duplicates after ${KILLS} kills`);
    expect(distinct).toBe(PEOPLE);
    expect(duplicates).toBeLessThanOrEqual(KILLS * CONCURRENCY);
    expect(await room.count(id, ...TERMINAL)).toBe(PEOPLE);
    const uncertain = await room.count(id, 'UNCERTAIN');
    expect(await room.count(id, 'ACCEPTED')).toBe(PEOPLE - uncertain);
    // Nobody is killed twice over the same message but by rare chance; whoever is stays uncertain, not forgotten.
    expect(uncertain).toBeLessThanOrEqual((KILLS - 1) * CONCURRENCY);
    expect((await room.promiseOf(breach)).state).toBe(uncertain === 0 ? 'MET' : 'PARTLY_MET');
  }, 180_000);

  test('mail nobody twice when no message was being handed over (T-D01)', async () => {
    const { notice } = await room.approved(crowd(PEOPLE));
    const id = await room.start(notice);
    for (let kill = 1; kill <= KILLS; kill += 1) {
      await sink.clear();
      const running = await work();
      await until(async () => (await room.count(id, 'ACCEPTED')) >= (kill * PEOPLE) / (KILLS + 2));
      // From here every connection comes to stand at RCPT, before its body.
      await sink.fault('RCPT', { kind: 'silence' });
      await until(async () => (await standing(id)).still);
      expect(await room.count(id, 'CLAIMED')).toBeGreaterThan(0);
      await running.kill();
    }
    await sink.clear();
    await work();
    await room.reaches(id, 'COMPLETED');
    expect(await tally()).toEqual({ taken: PEOPLE, distinct: PEOPLE, duplicates: 0 });
    expect(await room.count(id, 'ACCEPTED')).toBe(PEOPLE);
  }, 180_000);

  test('under HOLD mail nobody twice; what is uncertain is listed and decided by a person (T-D02)', async () => {
    const breach = await room.approved(crowd(PEOPLE));
    await sink.fault('DOT', { kind: 'delay', ms: 50 });
    const id = await room.start(breach.notice, 'HOLD');
    await killNowAndThen(id);
    await room.reaches(id, 'COMPLETED');

    expect(await tally()).toMatchObject({ duplicates: 0 });
    const uncertain = await room.deliveries(id, ['UNCERTAIN']);
    console.info(`T-D02: ${uncertain.length} uncertain after ${KILLS} kills`);
    expect(uncertain.length).toBeGreaterThan(1);
    expect(uncertain.length).toBeLessThanOrEqual(KILLS * CONCURRENCY);
    expect(await room.count(id, 'ACCEPTED')).toBe(PEOPLE - uncertain.length);
    expect(await room.coverage(breach)).toMatchObject([{ total: PEOPLE, uncertain: uncertain.length }]);
    expect((await room.promiseOf(breach)).state).toBe('PARTLY_MET');

    const settle = (deliveryId: string, as: string) =>
      room.api.ask(
        room.decider,
        'mutation ($input: SettleDeliveryInput!) { settleDelivery(input: $input) { id state } }',
        { input: { dispatchId: id, deliveryId, as } },
      );
    // As a person would who has the mail server's log before them; the first one they send again to be sure.
    const taken = new Set((await sink.report()).messageIds.map(([messageId]) => messageId));
    const arrived = uncertain.slice(1).filter((delivery) => taken.has(`<${delivery.id}@codecraft.test>`));
    for (const delivery of arrived) await settle(delivery.id, 'MARK_SENT');
    expect((await room.promiseOf(breach)).state).toBe('PARTLY_MET');
    for (const delivery of uncertain.filter((one) => !arrived.includes(one)))
      expect((await settle(delivery.id, 'RESEND')).settleDelivery.state).toBe('RUNNING');
    await room.reaches(id, 'COMPLETED');
    expect(await room.coverage(breach)).toMatchObject([{ reached: PEOPLE, uncertain: 0 }]);
    expect((await room.promiseOf(breach)).state).toBe('MET');
    const { distinct, duplicates } = await tally();
    expect(distinct).toBe(PEOPLE);
    expect(duplicates).toBeLessThanOrEqual(1);
  }, 180_000);

  test('asked to end (SIGTERM) give back what they hold: nobody is mailed twice, and the next goes on at once', async () => {
    const { notice } = await room.approved(crowd(400));
    await sink.fault('DOT', { kind: 'delay', ms: 60 });
    const id = await room.start(notice, 'HOLD');
    for (const far of [80, 160, 240]) {
      const running = await work();
      await until(async () => (await room.count(id, 'ACCEPTED')) >= far);
      expect(await running.stop('SIGTERM')).toBe(0);
      expect(await room.count(id, 'CLAIMED', 'SENDING', 'UNCERTAIN')).toBe(0);
    }
    await work();
    await room.reaches(id, 'COMPLETED');
    expect(await tally()).toEqual({ taken: 400, distinct: 400, duplicates: 0 });
  }, 120_000);

  /** Whether every connection waits before its body: nothing in SENDING, and nothing taken any more. */
  async function standing(id: string): Promise<{ still: boolean }> {
    const before = await tally();
    const first = await room.count(id, 'SENDING');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const after = await tally();
    return { still: first === 0 && (await room.count(id, 'SENDING')) === 0 && before.taken === after.taken };
  }
});
