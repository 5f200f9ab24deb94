import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { approveNotice } from '../../src/notices/approval/approve-notice.ts';
import { refuseNotice } from '../../src/notices/approval/refuse-notice.ts';
import { editNotice } from '../../src/notices/drafts/edit-notice.ts';
import { findNotice } from '../../src/notices/find-notice.ts';
import { findValidApproval } from '../../src/notices/find-valid-approval.ts';
import { fillFor } from '../../src/notices/render/fill-for.ts';
import { renderNotice } from '../../src/notices/render/render-notice.ts';
import { EventRow } from '../../src/platform/audit/event.row.ts';
import { type NoticesRoom, noticesRoom, words } from '../support/notices-room.ts';

const PROMISE = 'codecraft-promise-users-72h';
const ART_33 = 'eu-gdpr-art33-1';

describe('A notice from draft to approval', () => {
  let room: NoticesRoom;
  let incidentId: string;
  beforeAll(async () => {
    room = await noticesRoom();
    incidentId = await room.newIncident();
    await room.importThree(incidentId);
  });
  afterAll(() => room.close());

  const errors = async (noticeId: string) =>
    (await room.problems(noticeId)).filter(({ severity }) => severity === 'ERROR');
  const approve = (noticeId: string, version = 1, actor = room.decisionMaker) =>
    room.work(actor, (work) => approveNotice(work, room, { noticeId, version }));
  const edit = (noticeId: string, version: number, body: string, actor = room.responder) =>
    room.work(actor, (work) => editNotice(work, room, { noticeId, version, body }));
  const valid = (noticeId: string) =>
    room.work(room.decisionMaker, ({ db, organizationId, now }) =>
      findValidApproval(db, organizationId, noticeId, now),
    );
  const complete = () => room.draft(PROMISE, { incidentId, elements: words });

  test('is drafted at 3 a.m. with nothing but the facts; what is missing is listed, with the promise it breaks', async () => {
    const noticeId = await room.draft(PROMISE, { incidentId });
    const { body, subject, elements } = await room.version(noticeId);
    expect(subject).toContain('CodeCraft AI');
    expect(body).toContain('{{ TO BE WRITTEN: Likely consequences }}');
    expect(body).toContain('People who should not have it have seen or taken your data.');
    expect(body).toContain('{{ recipient.name | or: "');
    expect(body).toContain('- Password');
    expect(body).toContain('21 October 2026 at 15:15 PDT');
    expect(body).toContain('privacy@codecraft.test');
    expect(body).not.toContain('Measures');
    expect(elements).toHaveProperty('data_categories', { state: 'STATED' });
    expect(elements).not.toHaveProperty('likely_consequences');
    const found = await errors(noticeId);
    expect(found).toContainEqual(
      expect.objectContaining({
        code: 'PROMISE_ABSENT',
        element: 'likely_consequences',
        citation: expect.stringContaining('CodeCraft'),
      }),
    );
    await expect(approve(noticeId)).rejects.toMatchObject({ code: 'NOTICE_HAS_PROBLEMS' });
  });

  test('passes with everything said, in English and in German', async () => {
    for (const locale of ['en', 'de']) {
      const noticeId = await room.draft(PROMISE, { incidentId, locale, elements: words });
      // In a German text somebody's English words ask to be translated, or to be answered for.
      const codes = (await room.problems(noticeId)).map(({ code, severity }) => `${severity} ${code}`);
      expect(new Set(codes)).toEqual(new Set(locale === 'en' ? [] : ['WARNING LANGUAGE_MIXED']));
    }
  });

  test('in a language there is no text in it is written in English, and says which language that was', async () => {
    const noticeId = await room.draft(PROMISE, { incidentId, locale: 'fi', locales: ['de', 'sw'] });
    const notice = await room.work(room.responder, ({ db, organizationId }) =>
      findNotice(db, organizationId, noticeId),
    );
    expect(notice).toMatchObject({ locale: 'en', missingLocales: ['fi', 'sw'] });
  });

  test('to the authority says what GDPR Art. 33(3) asks for, with the number of people', async () => {
    const noticeId = await room.draft(ART_33, { incidentId, elements: words });
    expect(await room.problems(noticeId)).toEqual([]);
    const { body } = await room.version(noticeId);
    expect(body).toContain('**Number of data subjects**: 431 (by place of residence: FR: 431)');
    await approve(noticeId);
    expect((await valid(noticeId)).approval.audience).toEqual({ kind: 'RECIPIENTS', recipients: ['sa:FR'] });
  });

  test('may say that a thing is not yet known, and by when it will be', async () => {
    const elements = words.map((word) =>
      word.element === 'likely_consequences'
        ? { element: word.element, notYetKnownUntil: room.clock.now.plus({ hours: 30 }) }
        : word,
    );
    const noticeId = await room.draft(PROMISE, { incidentId, elements });
    expect(await room.problems(noticeId)).toEqual([]);
    const { body, elements: said } = await room.version(noticeId);
    expect(body).toContain(
      'Likely consequences: we do not know this yet. We will tell you by 25 October 2026 at 03:00 PDT.',
    );
    expect(said['likely_consequences']).toEqual({ state: 'NOT_YET_KNOWN', by: '2026-10-25T10:00:00.000Z' });
    await approve(noticeId);
  });

  test('says why when it is late', async () => {
    const before = room.clock.now;
    room.clock.now = before.plus({ days: 4 });
    const noticeId = await room.draft(ART_33, { incidentId, elements: words });
    expect(await errors(noticeId)).toContainEqual(
      expect.objectContaining({ code: 'DELAY_REASONS_ABSENT', element: 'delay_reasons' }),
    );
    room.clock.now = before;
  });

  test('cannot be approved by anybody who wrote a version of it', async () => {
    const noticeId = await complete();
    await expect(approve(noticeId, 1, room.responder)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { body } = await room.version(noticeId);
    await edit(noticeId, 1, body.replace('Hello', 'Good day'), room.decisionMaker);
    await expect(approve(noticeId, 2, room.responder)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(approve(noticeId, 2)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await approve(noticeId, 2, await room.member('APPROVER'));
    await expect(approve(noticeId, 2, { kind: 'system', name: 'worker' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  test('loses its approval by an edit, and a stale edit or approval is refused', async () => {
    const noticeId = await complete();
    await expect(valid(noticeId)).rejects.toMatchObject({
      code: 'NOT_APPROVED',
      details: { reason: 'NEVER_DECIDED' },
    });
    await approve(noticeId);
    const approved = await valid(noticeId);
    expect(approved.approval.contentHash).toEqual(approved.version.contentHash);
    expect(approved.approval.audience).toMatchObject({ kind: 'PEOPLE', total: 3, peopleRevision: 1 });
    const { body } = approved.version;
    await edit(noticeId, 1, `${body}\nOne more line.\n`);
    await expect(valid(noticeId)).rejects.toMatchObject({
      code: 'NOT_APPROVED',
      details: { reason: 'EDITED_SINCE' },
    });
    await expect(approve(noticeId, 1)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(edit(noticeId, 1, body)).rejects.toMatchObject({ code: 'CONFLICT' });
    await approve(noticeId, 2);
    await valid(noticeId);
  });

  test('is refused with a reason, which takes back an approval; the record holds no free text', async () => {
    const noticeId = await complete();
    await approve(noticeId);
    const refuse = (opinion: string) =>
      room.work(room.decisionMaker, (work) => refuseNotice(work, { noticeId, version: 1, opinion }));
    await expect(refuse('  ')).rejects.toMatchObject({ code: 'REASON_REQUIRED' });
    await refuse('It names the wrong backup.');
    await expect(valid(noticeId)).rejects.toMatchObject({
      code: 'NOT_APPROVED',
      details: { reason: 'REFUSED' },
    });
    const events = await room.work(room.decisionMaker, ({ db }) =>
      db.find(EventRow, { where: { incidentId, type: 'notice.refused' } }),
    );
    expect(events).toHaveLength(1);
    expect(JSON.stringify(events)).not.toContain('wrong backup');
  });

  test('is held against the record: a number or a claim of encryption that it does not bear out blocks', async () => {
    const noticeId = await complete();
    const { body } = await room.version(noticeId);
    await edit(
      noticeId,
      1,
      body.replace('two days.', 'two days. Passwords were encrypted. 4,000 people are concerned.'),
    );
    const found = await errors(noticeId);
    expect(found.map(({ code }) => code).sort()).toEqual(['NUMBER_CONTRADICTED', 'PROTECTION_CONTRADICTED']);
    expect(found.find(({ code }) => code === 'PROTECTION_CONTRADICTED')?.message).toContain('MD5');
  });

  test("keeps a person's name as text, whatever template code or markup it is made of", async () => {
    const { subject, body } = await room.version(await complete());
    const rendered = renderNotice({ subject, body }, 'en');
    const name = 'Bert <b>{{ 7*7 }}</b> {{ recipient.email }} {% raw %}\n**x**';
    const { html, text } = fillFor(rendered, { name, email: 'bert@example.test', notice_date: 'today' });
    expect(text).toContain('Hello Bert <b>{{ 7*7 }}</b> {{ recipient.email }} {% raw %} **x**,');
    expect(html).toContain('Hello Bert &lt;b&gt;{{ 7*7 }}&lt;/b&gt; {{ recipient.email }} {% raw %} **x**,');
    expect(fillFor(rendered, { notice_date: 'today' }).text).toContain(
      'Hello and thank you for reading this,',
    );
  });

  test('answers obligations of one audience only, of its own incident only', async () => {
    const { id: authority } = await room.obligation(incidentId, ART_33);
    const { id: people } = await room.obligation(incidentId, PROMISE);
    const mixed = room.draft(PROMISE, { incidentId, obligationIds: [authority, people] });
    await expect(mixed).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const other = await room.newIncident();
    const foreign = room.draft(PROMISE, { incidentId: other, obligationIds: [people] });
    await expect(foreign).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('A notice of an organization that set no contact', () => {
  test('does not pass, and says what to set', async () => {
    const room = await noticesRoom({ contact: false });
    const incidentId = await room.newIncident();
    const noticeId = await room.draft(PROMISE, { incidentId, elements: words });
    expect(await room.problems(noticeId)).toEqual([
      expect.objectContaining({
        code: 'CONTACT_MISSING',
        severity: 'ERROR',
        message: expect.stringContaining('PRIVACY'),
      }),
    ]);
    await room.close();
  });
});
