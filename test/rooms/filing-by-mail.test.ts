import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Json } from '../support/api.ts';
import { act, done, dutyOf, INCIDENT, incidentOf, reportLeak } from '../support/breach.ts';
import { type DispatchRoom, dispatchRoom, until } from '../support/dispatch-room.ts';
import { type FaultSmtp, startFaultSmtp } from '../support/fault-smtp.ts';
import { words } from '../support/notices-room.ts';

const ART_33 = 'eu-gdpr-art33-1';
const MAILBOX = 'breach@authority.test';

describe('rule 7: a notice to an authority by mail, where that channel is verified and not elsewhere', () => {
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

  const approved = async ({ exercise = false } = {}) => {
    const { id: incident, detected } = await reportLeak(room.api, room.responder, { exercise });
    const aware = { incidentId: incident, aware: { at: detected.at }, ground: 'The mail was clear.' };
    const duty = dutyOf(await done(room.api, room.decider, 'declareAwareness', aware, INCIDENT), ART_33).id;
    const draft = { incidentId: incident, obligationIds: [duty], elements: words };
    const notice = (await done(room.api, room.responder, 'draftNotice', draft)).id;
    await room.approve(notice);
    return { incident, duty, notice } as { incident: string; duty: string; notice: string };
  };
  const mailbox = async (email = MAILBOX, verify = true) => {
    const input = { kind: 'AUTHORITY', name: 'CNIL', authority: 'sa:FR', email };
    const { administrator } = room.organization;
    const { contacts } = await done(room.api, administrator, 'setContact', input, 'contacts { id kind }');
    const { id } = contacts.find(({ kind }: Json) => kind === 'AUTHORITY');
    if (verify)
      await done(room.api, administrator, 'verifyAuthorityChannel', {
        contactId: id,
        how: 'Their web page of today.',
      });
  };
  const send = ({ notice, duty }: { notice: string; duty: string }, more: object = {}) =>
    act(room.api, room.decider, 'mailFiling', { noticeId: notice, obligationId: duty, ...more });
  const filed = async (incident: string): Promise<Json> =>
    dutyOf(await incidentOf(room.api, room.responder, incident), ART_33);
  const worked = async (id: string) => {
    const worker = await room.sender(sink.url);
    await room.reaches(id, 'COMPLETED');
    await worker.stop();
    expect(worker.errors).toEqual([]);
  };

  test('nobody vouched for the mailbox: it is not sent, and the refusal says to use the portal', async () => {
    const breach = await approved();
    for (const set of [false, true]) {
      if (set) await mailbox(MAILBOX, false);
      const refused = await send(breach);
      expect([refused.code, refused.errors[0]?.extensions.reason]).toEqual([
        'CONFLICT',
        'CHANNEL_NOT_VERIFIED',
      ]);
      expect(refused.errors[0]?.message).toContain('fileNotice');
    }
    expect(await room.api.sql('select 1 from dispatch where incident_id = $1', [breach.incident])).toEqual(
      [],
    );
  });

  test('one message to that one address; filed when the server took it, under its Message-ID, with the digest of the text; pressed twice, it is one', async () => {
    await mailbox();
    const breach = await approved();
    const before = sink.messages.length;
    const { id } = (await send(breach)).data.mailFiling;
    expect((await send(breach)).data.mailFiling.id).toBe(id);
    expect((await filed(breach.incident)).state).toBe('OPEN');
    await worked(id);
    const sent = sink.messages.slice(before);
    expect(sent.map(({ to }) => to)).toEqual([[MAILBOX]]);
    expect(sent[0]?.raw.toString()).toContain('To: CNIL');
    const duty = await filed(breach.incident);
    expect(duty).toMatchObject({ state: 'MET', filings: [{ state: 'SUBMITTED' }] });
    const [filing] = await room.api.sql(
      'select channel, filed_with, reference, content_digest is not null as text from filing where obligation_id = $1',
      [breach.duty],
    );
    expect(filing).toMatchObject({
      channel: 'MAIL',
      text: true,
      reference: expect.stringMatching(/^Message-ID <[0-9a-f-]{36}@/),
    });
    expect(sent[0]?.raw.toString()).toContain(filing.reference.slice('Message-ID '.length, -2));
    expect((await send(breach)).data.mailFiling.id).toBe(id);
  });

  test('a lost answer is held for a person, who is paged; nothing is filed until they say that it arrived', async () => {
    await mailbox();
    const breach = await approved();
    const { id } = (await send(breach)).data.mailFiling;
    sink.fault('DOT', { kind: 'drop' }, 1);
    const worker = await room.sender(sink.url);
    await until(async () => (await room.count(id, 'UNCERTAIN')) === 1);
    await room.reaches(id, 'COMPLETED');
    await worker.stop();
    sink.clear();
    expect((await filed(breach.incident)).state).toBe('OPEN');
    const alerts = await room.api.sql('select kind from alert where incident_id = $1', [breach.incident]);
    expect(alerts).toContainEqual({ kind: 'UNCERTAIN' });
    const [delivery] = await room.deliveries(id, ['UNCERTAIN']);
    await done(room.api, room.decider, 'settleDelivery', {
      dispatchId: id,
      deliveryId: delivery.id,
      as: 'MARK_SENT',
    });
    expect(await filed(breach.incident)).toMatchObject({ state: 'MET', filings: [{ state: 'SUBMITTED' }] });
  });

  test('a bounce is no filing: refused at once nothing was filed, and one that comes back later opens the duty again', async () => {
    await mailbox();
    const breach = await approved();
    const { id } = (await send(breach)).data.mailFiling;
    await worked(id);
    expect((await filed(breach.incident)).state).toBe('MET');
    const [delivery] = await room.deliveries(id, ['ACCEPTED']);
    await done(room.api, room.responder, 'recordBounces', {
      dispatchId: id,
      deliveryIds: [delivery.id],
      status: '5.1.1',
    });
    expect(await filed(breach.incident)).toMatchObject({ state: 'OPEN', filings: [{ state: 'REJECTED' }] });
    const again = (await send(breach)).data.mailFiling.id;
    expect(again).not.toBe(id);
  });

  test('another address in the meantime is not written to, whoever vouched for the old one', async () => {
    await mailbox();
    const breach = await approved();
    const { id } = (await send(breach)).data.mailFiling;
    await mailbox('other@authority.test', false);
    const before = sink.messages.length;
    const worker = await room.sender(sink.url);
    await room.reaches(id, 'PAUSED');
    await worker.stop();
    expect((await room.dispatch(id)).pauseReason).toContain('verified');
    expect(sink.messages.length).toBe(before);
  });

  test('an exercise writes a file and reaches no authority; a notice to people is not filed by mail', async () => {
    await mailbox();
    const drill = await approved({ exercise: true });
    const { id } = (await send(drill)).data.mailFiling;
    expect((await room.dispatch(id)).transport).toBe('FILE');
    const { notice, incident } = await room.approved('email,country\na@people.test,FR\n');
    const duty = dutyOf(await incidentOf(room.api, room.responder, incident), ART_33).id;
    expect((await send({ notice, duty })).code).toBe('CONFLICT');
    expect(
      (await act(room.api, room.responder, 'mailFiling', { noticeId: notice, obligationId: duty })).code,
    ).toBe('FORBIDDEN');
  });

  test('handed in through a portal it is recorded with reference and proof: the digest of the receipt stands in the filing', async () => {
    const breach = await approved();
    const upload = await fetch(
      `${room.api.url}/incidents/${breach.incident}/attachments?kind=PROOF&name=receipt.txt`,
      {
        method: 'POST',
        headers: { authorization: `Bearer ${room.responder}`, 'content-type': 'application/octet-stream' },
        body: 'Received under 2026-4711.',
      },
    );
    const { attachmentId, sha256 } = (await upload.json()) as Json;
    const filing = {
      noticeId: breach.notice,
      obligationId: breach.duty,
      channel: 'PORTAL',
      reference: '2026-4711',
    };
    const { data } = await act(
      room.api,
      room.decider,
      'fileNotice',
      { ...filing, proofAttachmentId: attachmentId },
      'state reference proofDigest contentDigest',
    );
    expect(data.fileNotice).toMatchObject({
      state: 'SUBMITTED',
      reference: '2026-4711',
      proofDigest: sha256 ?? expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const other = await approved();
    const foreign = {
      ...filing,
      noticeId: other.notice,
      obligationId: other.duty,
      proofAttachmentId: attachmentId,
    };
    expect((await act(room.api, room.decider, 'fileNotice', foreign)).code).toBe('NOT_FOUND');
  });
});
