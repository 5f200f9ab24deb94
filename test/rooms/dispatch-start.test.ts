import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { erasePerson } from '../../src/people/erase-person.ts';
import { inWork } from '../../src/platform/database/work.ts';
import { act, done } from '../support/breach.ts';
import { type Approved, crowd, type DispatchRoom, dispatchRoom } from '../support/dispatch-room.ts';
import { type FaultSmtp, startFaultSmtp } from '../support/fault-smtp.ts';
import { words } from '../support/notices-room.ts';

describe('Starting a dispatch', () => {
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

  const press = (noticeId: string, token = room.decider) =>
    act(room.api, token, 'startDispatch', { noticeId });
  const body = async (noticeId: string): Promise<string> =>
    (
      await room.api.ask(room.decider, 'query ($id: ID!) { notice(id: $id) { version { body } } }', {
        id: noticeId,
      })
    ).notice.version.body;
  const people = async ({ incident }: Approved): Promise<{ id: string; people_revision: number }[]> =>
    room.api.sql(
      'select id, people_revision from affected_person where incident_id = $1 order by people_revision, id',
      [incident],
    );
  const erase = (personId: string) =>
    inWork(
      room.api.source,
      { organizationId: room.organization.id, actor: { kind: 'system', name: 'setup' }, reactions: {} },
      (work) => erasePerson(work, personId),
    );
  /** Sends with a worker until the dispatch is done; answers who got something. */
  const send = async (id: string): Promise<string[]> => {
    const before = sink.messages.length;
    const worker = await room.sender(sink.url);
    await room.reaches(id, 'COMPLETED');
    await worker.stop();
    expect(worker.errors).toEqual([]);
    return sink.messages
      .slice(before)
      .flatMap(({ to }) => to)
      .sort();
  };

  test('by two people at once, and fifty times, is one dispatch, and each is told the same one (T-D10)', async () => {
    const { notice, incident } = await room.approved(crowd(20));
    const tokens = [room.decider, room.organization.administrator];
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => press(notice, tokens[i % 2])));
    const ids = answers.flatMap(({ data, code }) =>
      code === 'FORBIDDEN' ? [] : [data?.startDispatch?.id ?? code],
    );
    expect(ids.length).toBeGreaterThanOrEqual(25);
    expect(new Set(ids).size).toBe(1);
    const rows = await room.api.sql('select id from dispatch where incident_id = $1', [incident]);
    expect(rows).toEqual([{ id: ids[0] }]);
    expect(await room.count(ids[0], 'PENDING')).toBe(20);
    const started = await room.api.sql(
      `select 1 from event where incident_id = $1 and type = 'dispatch.started'`,
      [incident],
    );
    expect(started).toHaveLength(1);
    // And pressed again when it is done.
    expect(await send(ids[0])).toHaveLength(20);
    expect((await press(notice)).data.startDispatch.id).toBe(ids[0]);
  });

  test('is refused for a notice nobody approved, one edited since, and one refused since (T-D15)', async () => {
    const { notice, incident, promise } = await room.approved(crowd(2));
    const fresh = await done(room.api, room.responder, 'draftNotice', {
      incidentId: incident,
      obligationIds: [promise],
    });
    expect((await press(fresh.id)).code).toBe('NOT_APPROVED');
    await done(room.api, room.responder, 'editNotice', {
      ...{ noticeId: notice, version: 1 },
      body: (await body(notice)).replace('Hello', 'Good day'),
    });
    expect((await press(notice)).code).toBe('NOT_APPROVED');
    await room.approve(notice, 2);
    await done(room.api, room.decider, 'refuseNotice', {
      noticeId: notice,
      version: 2,
      opinion: 'The tone is wrong.',
    });
    expect((await press(notice)).code).toBe('NOT_APPROVED');
    expect(await room.api.sql('select 1 from dispatch where incident_id = $1', [incident])).toEqual([]);
  });

  test('a paused dispatch does not go on with a text that lost its approval meanwhile', async () => {
    const { notice } = await room.approved(crowd(2));
    const id = await room.start(notice);
    await done(room.api, room.decider, 'pauseDispatch', { dispatchId: id, reason: 'A wrong date.' });
    const text = await body(notice);
    await done(room.api, room.responder, 'editNotice', {
      noticeId: notice,
      version: 1,
      body: text.replace('Hello', 'Good day'),
    });
    const resume = () =>
      room.api.call(room.decider, 'mutation ($id: ID!) { resumeDispatch(id: $id) { id } }', { id });
    expect((await resume()).code).toBe('NOT_APPROVED');
    await room.approve(notice, 2);
    expect((await resume()).code).toBe('NOT_APPROVED');
  });

  test('leaves out who was erased before it, and does not mail who is erased after it (T-D15)', async () => {
    const breach = await room.approved(crowd(6));
    const [first, second] = await people(breach);
    await erase(first?.id ?? '');
    const id = await room.start(breach.notice);
    expect((await room.dispatch(id)).total).toBe(5);
    await erase(second?.id ?? '');
    expect(await send(id)).toHaveLength(4);
    expect(await room.count(id, 'SUPPRESSED')).toBe(1);
    // The erased are owed nothing any more.
    expect(await room.coverage(breach)).toMatchObject([{ segment: 'FR', total: 4, reached: 4 }]);
    expect((await room.promiseOf(breach)).state).toBe('MET');
  });

  test('does not mail who was added after the approval; a new approval sends a wave to them alone', async () => {
    const breach = await room.approved(crowd(3));
    await room.importPeople(breach.incident, 'email,name,country\nlate@people.test,Late,FR\n');
    const id = await room.start(breach.notice);
    const sent = await send(id);
    expect(sent).toHaveLength(3);
    expect(sent).not.toContain('late@people.test');
    await room.approve(breach.notice, 1, room.organization.token.APPROVER);
    const wave = await room.start(breach.notice);
    expect(wave).not.toBe(id);
    expect(await send(wave)).toEqual(['late@people.test']);
  });

  test('approved twice, a version is still sent once', async () => {
    const { notice } = await room.approved(crowd(3));
    const id = await room.start(notice);
    await room.approve(notice, 1, room.organization.token.APPROVER);
    expect((await press(notice)).code).toBe('CONFLICT');
    expect(await send(id)).toHaveLength(3);
    expect((await press(notice)).code).toBe('CONFLICT');
  });

  test('is refused when the list behind the approval was tampered with, or the approval itself', async () => {
    const listed = await room.approved(crowd(3));
    await room.importPeople(listed.incident, 'email,name,country\nlate@people.test,Late,FR\n');
    await room.api.sql('update affected_person set people_revision = 1 where incident_id = $1', [
      listed.incident,
    ]);
    expect((await press(listed.notice)).code).toBe('NOT_APPROVED');
    const widened = await room.approved(crowd(3));
    await room.importPeople(widened.incident, 'email,name,country\nlate@people.test,Late,FR\n');
    await room.api.sql(
      `update approval set audience = audience || jsonb_build_object('peopleRevision', 2, 'digest',
         (select encode(sha256(string_agg(uuid_send(id), ''::bytea order by id)), 'hex') from affected_person where incident_id = $2))
        where notice_id = $1`,
      [widened.notice, widened.incident],
    );
    expect((await press(widened.notice)).code).toBe('NOT_APPROVED');
  });

  test('is refused to who may not, and for a notice to an authority', async () => {
    const { notice, incident } = await room.approved(crowd(1));
    expect((await press(notice, room.responder)).code).toBe('FORBIDDEN');
    const { obligations } = (
      await room.api.ask(
        room.decider,
        'query ($id: ID!) { incident(id: $id) { obligations { id ruleId } } }',
        { id: incident },
      )
    ).incident;
    const duty = obligations.find(({ ruleId }: { ruleId: string }) => ruleId === 'eu-gdpr-art33-1').id;
    const draft = await done(room.api, room.responder, 'draftNotice', {
      incidentId: incident,
      obligationIds: [duty],
      elements: words,
    });
    await room.approve(draft.id);
    expect((await press(draft.id)).code).toBe('CONFLICT');
  });
});
