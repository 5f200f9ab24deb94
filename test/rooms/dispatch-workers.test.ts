import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { GroupCommit } from '../../src/dispatch/group-commit.ts';
import { claimDeliveries, writeChanges } from '../../src/dispatch/ledger.ts';
import { tidyLedger } from '../../src/dispatch/tidy-ledger.ts';
import { done } from '../support/breach.ts';
import { wireTo } from '../support/cut-wire.ts';
import { crowd, type DispatchRoom, dispatchRoom, until } from '../support/dispatch-room.ts';
import { type FaultSmtp, startFaultSmtp } from '../support/fault-smtp.ts';
import { startWorkerProcess, type WorkerProcess } from '../support/worker-process.ts';

describe('Workers share the ledger', () => {
  let room: DispatchRoom;
  let sink: FaultSmtp;
  let worker: WorkerProcess | undefined;
  beforeEach(async () => {
    room = await dispatchRoom();
    sink = await startFaultSmtp();
  });
  afterEach(async () => {
    await worker?.kill();
    worker = undefined;
    await room.close();
    await sink.close();
  });

  const dispatchOf = async (people: number, policy = 'RESEND_ONCE') => {
    const breach = await room.approved(crowd(people));
    return { ...breach, id: await room.start(breach.notice, policy) };
  };
  /** As a worker would have left it. */
  const leave = (id: string, state: string, workerId: string, more = 'resends = resends') =>
    room.api.sql(
      `update delivery set state = $2, worker_id = $3, attempt = attempt + 1, claimed_at = now(), ${more} where dispatch_id = $1`,
      [id, state, workerId],
    );
  const alive = (workerId: string) =>
    room.api.sql(
      `insert into worker (id, started_at, heartbeat_at) values ($1, now(), now() + interval '1 hour')`,
      [workerId],
    );
  const row = async (id: string) =>
    (
      await room.api.sql(
        'select state, resends, attempt, response, worker_id from delivery where dispatch_id = $1',
        [id],
      )
    )[0];

  test('two at once send each message once; a small dispatch does not wait for a large one', async () => {
    const { notice } = await room.approved(crowd(20));
    const large = await dispatchOf(600);
    sink.fault('DOT', { kind: 'delay', ms: 20 });
    const both = await Promise.all([room.sender(sink.url), room.sender(sink.url)]);
    await until(async () => (await room.count(large.id, 'ACCEPTED')) > 0);
    const small = { id: await room.start(notice) };
    await room.reaches(small.id, 'COMPLETED');
    expect((await room.dispatch(large.id)).state).toBe('RUNNING');
    await room.reaches(large.id, 'COMPLETED');
    expect([sink.messages.length, sink.messageIds.size]).toEqual([620, 620]);
    const [{ workers }] = await room.api.sql(
      "select count(*)::int as workers from worker where stopped_at is null and heartbeat_at > now() - interval '5 s'",
    );
    expect(workers).toBe(2);
    expect(both.flatMap(({ errors }) => errors)).toEqual([]);
  });

  test('what a dead one had claimed is sent; what it was sending is sent once more, then uncertain', async () => {
    const claimed = await dispatchOf(1);
    const sending = await dispatchOf(1);
    const twice = await dispatchOf(1);
    await leave(claimed.id, 'CLAIMED', randomUUID());
    await leave(sending.id, 'SENDING', randomUUID());
    await leave(twice.id, 'SENDING', randomUUID(), 'resends = 1');
    await room.sender(sink.url);
    for (const { id } of [claimed, sending, twice]) await room.reaches(id, 'COMPLETED');
    expect(await row(claimed.id)).toMatchObject({ state: 'ACCEPTED', resends: 0, attempt: 2 });
    expect(await row(sending.id)).toMatchObject({ state: 'ACCEPTED', resends: 1, attempt: 2 });
    expect(await row(twice.id)).toMatchObject({
      state: 'UNCERTAIN',
      resends: 1,
      attempt: 1,
      worker_id: null,
    });
    expect(sink.messages).toHaveLength(2);
  });

  test('under HOLD what a dead one was sending is uncertain, and what a living one holds is left alone', async () => {
    const dead = await dispatchOf(1, 'HOLD');
    const held = await dispatchOf(1, 'HOLD');
    await leave(dead.id, 'SENDING', randomUUID());
    const other = randomUUID();
    await alive(other);
    await leave(held.id, 'CLAIMED', other);
    await room.sender(sink.url);
    await room.reaches(dead.id, 'COMPLETED');
    expect(await row(dead.id)).toMatchObject({
      state: 'UNCERTAIN',
      response: 'the worker ended while it was sending',
    });
    expect(await row(held.id)).toMatchObject({ state: 'CLAIMED', worker_id: other });
    expect(sink.messages).toEqual([]);
  });

  test('a message taken over before its text left is not sent by the first, whoever is slow', async () => {
    const { id } = await dispatchOf(1, 'HOLD');
    sink.fault('RCPT', { kind: 'delay', ms: 1_500 }, 1);
    const slow = await room.sender(sink.url);
    await until(async () => (await row(id)).state === 'CLAIMED');
    const other = randomUUID();
    await alive(other);
    await leave(id, 'CLAIMED', other);
    await slow.stop();
    expect(sink.messages).toEqual([]);
    expect(await row(id)).toMatchObject({ state: 'CLAIMED', worker_id: other, attempt: 2 });
  });

  test('an acceptance that arrives after the worker was taken for dead still counts, and nobody is mailed twice', async () => {
    const { id } = await dispatchOf(1, 'RESEND_ONCE');
    sink.fault('DOT', { kind: 'delay', ms: 1_500 }, 1);
    await room.sender(sink.url);
    await until(async () => (await row(id)).state === 'SENDING');
    const dispatch = { organizationId: room.organization.id, dispatchId: id };
    await tidyLedger(room.api.source, dispatch, randomUUID(), 0);
    expect((await row(id)).state).toBe('PENDING');
    await room.reaches(id, 'COMPLETED');
    expect(await row(id)).toMatchObject({ state: 'ACCEPTED', attempt: 1 });
    expect(sink.messages).toHaveLength(1);
  });

  test('a cancelled dispatch leaves nothing of a dead worker behind', async () => {
    const { id } = await dispatchOf(1);
    await leave(id, 'SENDING', randomUUID());
    await room.api.ask(room.decider, 'mutation ($id: ID!) { cancelDispatch(id: $id) { id } }', { id });
    await room.sender(sink.url);
    await until(async () => (await room.api.sql('select 1 from running_dispatch')).length === 0);
    expect((await row(id)).state).toBe('UNCERTAIN');
    expect(sink.messages).toEqual([]);
  });

  test('what changed while a dispatch was paused is in the messages after it', async () => {
    const { id } = await dispatchOf(40);
    sink.fault('DOT', { kind: 'delay', ms: 20 });
    await room.sender(sink.url);
    await until(async () => (await room.count(id, 'ACCEPTED')) >= 4);
    const reason = 'Another address for answers.';
    await done(room.api, room.decider, 'pauseDispatch', { dispatchId: id, reason });
    await until(async () => (await room.count(id, 'CLAIMED', 'SENDING')) === 0);
    const before = sink.messages.length;
    // The address the text names stays one at which somebody answers; the gate stops a text that names none.
    const setContact = (kind: string, email: string) =>
      done(room.api, room.organization.administrator, 'setContact', { kind, email });
    await setContact('DPO', 'privacy@codecraft.test');
    await setContact('PRIVACY', 'answers@codecraft.test');
    await room.api.ask(room.decider, 'mutation ($id: ID!) { resumeDispatch(id: $id) { id } }', { id });
    await room.reaches(id, 'COMPLETED');
    const answersTo = sink.messages.map(({ raw }) => /Reply-To: (\S+)/.exec(raw.toString())?.[1]);
    expect(new Set(answersTo.slice(0, before))).toEqual(new Set(['privacy@codecraft.test']));
    expect(new Set(answersTo.slice(before))).toEqual(new Set(['answers@codecraft.test']));
    expect(answersTo).toHaveLength(40);
  });

  test('a dispatch whose key is destroyed is paused with the reason, and no other waits for it', async () => {
    const broken = await dispatchOf(5);
    await room.api.sql(
      'update incident_key set wrapped = null, destroyed_at = now() where incident_id = $1',
      [broken.incident],
    );
    const sound = await dispatchOf(5);
    await room.sender(sink.url);
    await room.reaches(sound.id, 'COMPLETED');
    await room.reaches(broken.id, 'PAUSED');
    expect((await room.dispatch(broken.id)).pauseReason).toContain('key is destroyed');
    await until(async () => (await room.count(broken.id, 'PENDING')) === 5);
    expect(sink.messages).toHaveLength(5);
  });

  test('a dispatch that fails for a reason nobody foresaw rests, is paused after a few tries, and no other waits for it', async () => {
    const broken = await dispatchOf(5);
    await room.api.sql(
      `update affected_person set sealed = '\\x00'::bytea || sealed where incident_id = $1`,
      [broken.incident],
    );
    const sound = await dispatchOf(5);
    const { errors } = await room.sender(sink.url);
    await room.reaches(sound.id, 'COMPLETED');
    await room.reaches(broken.id, 'PAUSED');
    expect((await room.dispatch(broken.id)).pauseReason).toContain('unexpected');
    expect(errors).toHaveLength(3);
    await until(async () => (await room.count(broken.id, 'PENDING')) === 5);
  });

  test('one change the database refuses takes none of those committed with it down', async () => {
    const { id } = await dispatchOf(4);
    const dispatch = { organizationId: room.organization.id, dispatchId: id };
    const workerId = randomUUID();
    const claims = await claimDeliveries(room.api.source, dispatch, workerId, 10);
    const ledger = new GroupCommit(
      (changes) => writeChanges(room.api.source, workerId, changes),
      () => undefined,
    );
    const results = await Promise.allSettled(
      claims.map(({ id: delivery, attempt }, i) =>
        ledger.commit({
          ...dispatch,
          id: delivery,
          attempt,
          state: 'ACCEPTED',
          response: i === 1 ? 'a \0 b' : 'ok',
        }),
      ),
    );
    expect(results.map((result) => (result.status === 'fulfilled' ? result.value : 'refused'))).toEqual([
      ...[true, 'refused', true, true],
    ]);
    expect([await room.count(id, 'ACCEPTED'), await room.count(id, 'CLAIMED')]).toEqual([3, 1]);
  });

  test('the database goes away while messages are under way: nothing is lost, nobody is mailed twice (T-D05)', async () => {
    const wire = await wireTo(room.api.database.applicationUrl);
    const { id } = await dispatchOf(300, 'HOLD');
    sink.fault('DOT', { kind: 'delay', ms: 20 });
    worker = await startWorkerProcess(room.api, sink.url, { DATABASE_URL: wire.url });
    for (const far of [40, 110, 180]) {
      await until(async () => (await room.count(id, 'ACCEPTED')) >= far);
      wire.cut();
      await new Promise((resolve) => setTimeout(resolve, 700));
      wire.mend();
    }
    await room.reaches(id, 'COMPLETED');
    expect([sink.messages.length, sink.messageIds.size]).toEqual([300, 300]);
    expect(await room.count(id, 'ACCEPTED')).toBe(300);
    expect(await worker.stop()).toBe(0);
    await wire.close();
  });
});
