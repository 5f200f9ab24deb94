import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { act, done } from '../support/breach.ts';
import { type Approved, crowd, type DispatchRoom, dispatchRoom, tokenOf } from '../support/dispatch-room.ts';
import { type FaultSmtp, startFaultSmtp } from '../support/fault-smtp.ts';

const UNREACHED = `query ($id: ID!, $after: String, $first: Int!) { obligation(id: $id) { state
  unreached(first: $first, after: $after) { nodes { personId jurisdiction state response deliveryId dispatchId } pageInfo { hasNextPage endCursor } } } }`;

describe('rule 10: a dispatch is not a filing, coverage is', () => {
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
    const id = await room.start(breach.notice);
    const worker = await room.sender(sink.url);
    await room.reaches(id, 'COMPLETED');
    await worker.stop();
    return id;
  };
  const unreached = async ({ promise }: Approved, first = 50, after: string | null = null) =>
    (await room.api.ask(room.decider, UNREACHED, { id: promise, first, after })).obligation;
  const csv = (obligation: string, token: string, reason = 'Letters are printed today.') =>
    fetch(`${room.api.url}/obligations/${obligation}/unreached.csv?reason=${encodeURIComponent(reason)}`, {
      headers: { authorization: `Bearer ${token}` },
    });

  test('mail that comes back after it was accepted makes what was met owed again', async () => {
    const breach = await room.approved(crowd(5));
    const id = await sent(breach);
    expect((await room.promiseOf(breach)).state).toBe('MET');
    const [first, second] = await room.deliveries(id, ['ACCEPTED']);
    const bounced = await act(room.api, room.responder, 'recordBounces', {
      dispatchId: id,
      deliveryIds: [first.id, second.id],
      status: '5.1.1',
    });
    expect(bounced.errors).toEqual([]);
    expect((await room.promiseOf(breach)).state).toBe('PARTLY_MET');
    expect(await room.coverage(breach)).toMatchObject([
      { segment: 'FR', total: 5, reached: 3, unreached: 2 },
    ]);
    const { nodes } = (await unreached(breach)).unreached;
    expect(nodes.map(({ deliveryId }: { deliveryId: string }) => deliveryId).sort()).toEqual(
      [first.id, second.id].sort(),
    );
    expect(nodes[0].response).toBe('came back after it was accepted (5.1.1)');
  });

  test('a bounce of something that was never sent, or with an address in it, is refused whole', async () => {
    const breach = await room.approved(crowd(2));
    const id = await room.start(breach.notice);
    const [pending] = await room.deliveries(id, ['PENDING']);
    const report = (more: object) =>
      act(room.api, room.responder, 'recordBounces', { dispatchId: id, deliveryIds: [pending.id], ...more });
    expect((await report({})).code).toBe('CONFLICT');
    expect((await report({ status: '550 anna@people.test unknown' })).code).toBe('INVALID_INPUT');
    expect(await room.count(id, 'PENDING')).toBe(2);
  });

  test('people told by letter count as reached; then everyone is, and the promise is met', async () => {
    const breach = await room.approved(crowd(6));
    const id = await sent(breach);
    const accepted = await room.deliveries(id, ['ACCEPTED']);
    await done(room.api, room.responder, 'recordBounces', {
      dispatchId: id,
      deliveryIds: accepted.slice(0, 3).map(({ id: delivery }) => delivery),
    });
    const one = { noticeId: breach.notice, channel: 'PHONE', personIds: [accepted[0].personId] };
    const press = (input: object) => done(room.api, room.decider, 'tellOtherwise', input, 'count');
    expect((await press(one)).count).toBe(1);
    expect((await press(one)).count).toBe(0);
    expect((await room.promiseOf(breach)).state).toBe('PARTLY_MET');
    expect((await unreached(breach)).unreached.nodes).toHaveLength(2);
    expect((await press({ noticeId: breach.notice, channel: 'LETTER', note: 'Batch 7' })).count).toBe(2);
    expect(await unreached(breach)).toMatchObject({ state: 'MET', unreached: { nodes: [] } });
  });

  test('nobody is told otherwise who was never written to, and nothing of such a call is kept', async () => {
    const breach = await room.approved(crowd(2));
    await sent(breach);
    const other = await room.approved(crowd(1));
    const [stranger] = await room.api.sql('select id from affected_person where incident_id = $1', [
      other.incident,
    ]);
    const [known] = await room.api.sql('select id from affected_person where incident_id = $1', [
      breach.incident,
    ]);
    const answer = await act(
      room.api,
      room.decider,
      'tellOtherwise',
      { noticeId: breach.notice, channel: 'LETTER', personIds: [known.id, stranger.id] },
      'count',
    );
    expect(answer.code).toBe('NOT_FOUND');
    expect(
      await room.api.sql('select 1 from told_otherwise where incident_id = $1', [breach.incident]),
    ).toEqual([]);
  });

  test('the list of people not reached is paged, and goes out in clear only for a reason, which the record keeps', async () => {
    const rows = [...Array(4)].map((_, i) => `p${i}-${tokenOf(i)}@people.test,"=HYPERLINK(""x"")${i}",FR`);
    const breach = await room.approved(`email,name,country\n${rows.join('\n')}\n`);
    const id = await sent(breach);
    const accepted = await room.deliveries(id, ['ACCEPTED']);
    const deliveryIds = accepted.slice(0, 3).map(({ id: delivery }) => delivery);
    await done(room.api, room.responder, 'recordBounces', { dispatchId: id, deliveryIds });
    const first = (await unreached(breach, 2)).unreached;
    const second = (await unreached(breach, 2, first.pageInfo.endCursor)).unreached;
    expect(first.nodes).toHaveLength(2);
    expect(second.nodes).toHaveLength(1);
    expect(second.pageInfo.hasNextPage).toBe(false);

    expect((await csv(breach.promise, room.organization.token.AUDITOR)).status).toBe(403);
    expect((await csv(breach.promise, room.decider, ' ')).status).toBe(400);
    const reply = await csv(breach.promise, room.decider);
    expect(reply.headers.get('cache-control')).toBe('no-store');
    const list: Record<string, string>[] = parse(await reply.text(), { columns: true, bom: true });
    expect(list.map(({ email }) => email).sort()).toHaveLength(3);
    // No spreadsheet runs a name (T-I05).
    expect(list.every(({ name }) => name?.startsWith("'=HYPERLINK"))).toBe(true);
    const [event] = await room.api.sql(
      `select details from event where incident_id = $1 and type = 'people.listed-in-clear'`,
      [breach.incident],
    );
    expect(event.details).toMatchObject({ obligationId: breach.promise, count: 3 });
    expect(JSON.stringify(event.details)).not.toContain('Letters');
  });

  test('what a running dispatch has achieved so far is counted from the ledger, by obligation and place', async () => {
    const breach = await room.approved(`${crowd(3)}late@people.test,Late,DE\n`);
    const id = await room.start(breach.notice);
    const live = async () =>
      (
        await room.api.ask(
          room.decider,
          'query ($id: ID!) { dispatch(id: $id) { coverage { obligationId segment total reached unreached uncertain } } }',
          { id },
        )
      ).dispatch.coverage;
    const none = { obligationId: breach.promise, reached: 0, unreached: 0, uncertain: 0 };
    expect(await live()).toEqual([
      { ...none, segment: 'DE', total: 1 },
      { ...none, segment: 'FR', total: 3 },
    ]);
    await done(room.api, room.decider, 'pauseDispatch', { dispatchId: id, reason: 'A question.' });
    await room.api.ask(room.decider, 'mutation ($id: ID!) { cancelDispatch(id: $id) { id } }', { id });
    expect(await live()).toEqual([]);
  });
});

describe('Pressing the button (T-D10)', () => {
  let room: DispatchRoom;
  beforeAll(async () => {
    room = await dispatchRoom();
  });
  afterAll(() => room.close());

  test('a hundred calls with one idempotency key are one dispatch, and every one is told which', async () => {
    const { notice, incident } = await room.approved(crowd(10));
    const input = { noticeId: notice, idempotencyKey: 'the-button' };
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => act(room.api, room.decider, 'startDispatch', input)),
    );
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect(new Set(answers.map(({ data }) => data.startDispatch.id)).size).toBe(1);
    const [{ dispatches, deliveries }] = await room.api.sql(
      `select (select count(*)::int from dispatch where incident_id = $1) as dispatches,
              (select count(*)::int from delivery d join dispatch s on s.id = d.dispatch_id where s.incident_id = $1) as deliveries`,
      [incident],
    );
    expect({ dispatches, deliveries }).toEqual({ dispatches: 1, deliveries: 10 });
  });
});
