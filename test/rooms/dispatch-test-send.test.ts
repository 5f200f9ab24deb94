import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mailTest } from '../../src/dispatch/mail-test.handler.ts';
import { smtpTransport } from '../../src/platform/mail/smtp-transport.ts';
import { parseSmtpUrl } from '../../src/platform/mail/smtp-url.ts';
import { act, done } from '../support/breach.ts';
import { crowd, type DispatchRoom, dispatchRoom } from '../support/dispatch-room.ts';
import { type FaultSmtp, startFaultSmtp } from '../support/fault-smtp.ts';

describe('A test of a notice', () => {
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

  const press = (noticeId: string, more: object = {}) =>
    act(room.api, room.responder, 'sendTest', { noticeId, ...more }, 'sentTo');
  const runJobs = async () => {
    const jobs = await room.api.sql(
      `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier = 'mail-test'`,
    );
    const transport = smtpTransport(parseSmtpUrl(sink.url));
    const mail = { dataSource: room.api.source, transport, from: 'notices@codecraft.test' };
    for (const { payload } of jobs) await mailTest(mail, payload);
    await room.api.sql('delete from graphile_worker._private_jobs');
  };

  test('goes to the colleague who asked, labelled, without anybody’s data, and achieves nothing (rule 10)', async () => {
    const breach = await room.approved(crowd(3));
    expect((await press(breach.notice)).data.sendTest).toEqual({ sentTo: 1 });
    await runJobs();
    expect(sink.messages).toHaveLength(1);
    const [message] = sink.messages;
    expect(message?.to).toEqual(['responder@codecraft.test']);
    const raw = message?.raw.toString() ?? '';
    expect(raw).toMatch(/^Subject: \[TEST\]/m);
    expect(raw).toContain('Alex Sample');
    expect(raw).not.toContain('people.test');
    expect((await room.promiseOf(breach)).state).toBe('OPEN');
    expect(await room.api.sql('select 1 from dispatch where incident_id = $1', [breach.incident])).toEqual(
      [],
    );
  });

  test('is never sent to somebody who is no member, or has no address', async () => {
    const breach = await room.approved(crowd(1));
    const [person] = await room.api.sql('select id from affected_person where incident_id = $1', [
      breach.incident,
    ]);
    expect((await press(breach.notice, { memberIds: [person.id] })).code).toBe('NOT_FOUND');
    const silent = await done(room.api, room.organization.administrator, 'addMember', {
      name: 'Silent',
      roles: ['RESPONDER'],
    });
    expect((await press(breach.notice, { memberIds: [silent.id] })).code).toBe('INVALID_INPUT');
    const before = sink.messages.length;
    await runJobs();
    expect(sink.messages).toHaveLength(before);
  });
});
