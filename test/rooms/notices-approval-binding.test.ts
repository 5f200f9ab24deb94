import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { tidyLedger } from '../../src/dispatch/tidy-ledger.ts';
import { withClient } from '../../src/platform/database/client.ts';
import { at, type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { ART_33, draftedWith, PROMISE, staffWith } from '../support/approval-room.ts';
import { act, done, dutyOf, incidentOf } from '../support/breach.ts';

const PROGRESS = `approvalProgress { standing isComplete isExpired completedAt expiresAt audienceSize waveSize steps { state missing } }`;
const TWO_STEPS = [
  { roles: ['APPROVER'], people: 1 },
  { roles: ['DECISION_MAKER'], people: 1 },
];

describe('rule 9: an approval is bound to text, template and audience, and to its time', () => {
  let api: TestApi;
  let organization: TestOrganization;
  let ann: string;
  let dee: string;
  beforeAll(async () => {
    api = await startApi({ now: '2026-10-24T04:00:00Z' });
    organization = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'APPROVER');
    const staff = await staffWith(api, organization, { ann: ['APPROVER'], dee: ['DECISION_MAKER'] });
    ann = staff['ann']?.token ?? '';
    dee = staff['dee']?.token ?? '';
    for (const audience of ['PEOPLE', 'AUTHORITY']) await set(audience, TWO_STEPS, { expiresAfterHours: 24 });
  });
  afterAll(() => api.close());

  const set = (audience: string, steps: object[], more: object = {}) =>
    done(api, organization.administrator, 'setApprovalPolicy', { audience, steps, ...more }, 'version');
  const approve = (noticeId: string, token: string, version = 1) =>
    act(api, token, 'approveNotice', { noticeId, version }, PROGRESS);
  const given = async (noticeId: string, token: string, version = 1): Promise<Json> => {
    const answer = await approve(noticeId, token, version);
    expect(answer.errors).toEqual([]);
    return answer.data.approveNotice.approvalProgress;
  };
  const complete = async (rule = PROMISE) => {
    const drafted = await draftedWith(api, organization, rule);
    await given(drafted.notice, ann);
    await given(drafted.notice, dee);
    return drafted;
  };
  const progress = async (id: string): Promise<Json> =>
    (await api.ask(ann, `query ($id: ID!) { notice(id: $id) { needsApproval ${PROGRESS} } }`, { id })).notice;
  const start = (noticeId: string) => act(api, dee, 'startDispatch', { noticeId });
  const refused = async (answer: ReturnType<typeof act>) => (await answer).errors[0]?.extensions;
  const edit = (noticeId: string, change: object) =>
    act(api, organization.token.RESPONDER, 'editNotice', { noticeId, version: 1, ...change });

  test.each([
    ['its subject', { subject: 'Your account at CodeCraft AI' }],
    [
      'what it says of one content element',
      { elements: [{ element: 'nature', text: 'A backup was open for three days.' }] },
    ],
  ])('a change of %s leaves neither the complete approval nor those under way', async (_, change) => {
    const { notice } = await complete();
    expect((await edit(notice, change)).errors).toEqual([]);
    expect(await progress(notice)).toMatchObject({
      needsApproval: true,
      approvalProgress: {
        standing: 'EDITED_SINCE',
        isComplete: false,
        steps: [{ state: 'AWAITED' }, { state: 'LATER' }],
      },
    });
    expect(await refused(start(notice))).toMatchObject({ code: 'NOT_APPROVED', reason: 'EDITED_SINCE' });
    expect(await refused(approve(notice, dee, 2))).toMatchObject({ code: 'NOT_YOUR_TURN', step: 1 });
  });

  test('whoever edits while approving approves nothing of their own, however close together', async () => {
    await set('PEOPLE', [{ roles: ['DECISION_MAKER'], people: 1 }]);
    const { notice } = await draftedWith(api, organization, PROMISE);
    const { quick } = await staffWith(api, organization, { quick: ['RESPONDER', 'DECISION_MAKER'] });
    const waiting = async (many: number) => {
      const query = `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      while ((await api.sql(query))[0].n < many) await setTimeout(20);
    };
    const answers = await withClient(api.database.adminUrl, async (holder) => {
      await holder.query('begin');
      await holder.query('select 1 from notice where id = $1 for update', [notice]);
      const edit = { noticeId: notice, version: 1, subject: 'Your account at CodeCraft AI was concerned' };
      const edited = act(api, quick?.token ?? '', 'editNotice', edit);
      await waiting(1);
      const decided = act(api, quick?.token ?? '', 'approveNotice', { noticeId: notice, version: 2 });
      await waiting(2);
      await holder.query('commit');
      return Promise.all([edited, decided]);
    });
    await set('PEOPLE', TWO_STEPS, { expiresAfterHours: 24 });
    expect(answers.map(({ code }) => code ?? 'DONE')).toEqual(['DONE', 'FORBIDDEN']);
  });

  test('a further language is a change, too', async () => {
    const { notice } = await complete();
    await done(api, organization.token.RESPONDER, 'addNoticeVariant', {
      noticeId: notice,
      version: 1,
      locale: 'de',
    });
    expect((await progress(notice)).approvalProgress.standing).toBe('EDITED_SINCE');
  });

  test.each([
    ['another template', `update notice set template_id = 'people/other' where id = $1`],
    [
      'another version of its template',
      `update notice_version set template_version = '999' where notice_id = $1`,
    ],
    ['other elements', `update notice_version set elements = '{}' where notice_id = $1`],
    ['another word', `update notice_version set body = body || ' More.' where notice_id = $1`],
  ])('%s slipped in behind the back of the product is not sent under the approval', async (_, sql) => {
    const { notice } = await complete();
    await api.sql(sql, [notice]);
    expect(await refused(start(notice))).toMatchObject({ code: 'NOT_APPROVED', reason: 'CONTENT_DIFFERS' });
  });

  test('another audience slipped in is not written to', async () => {
    const { notice } = await complete();
    await api.sql(
      `update approval set audience = jsonb_set(audience, '{peopleRevision}', '99') where notice_id = $1`,
      [notice],
    );
    expect(await refused(start(notice))).toMatchObject({ code: 'NOT_APPROVED' });
  });

  test('those who approve one after another approve one audience: people added between them wait for a wave', async () => {
    const { notice, incident } = await draftedWith(api, organization, PROMISE);
    expect(await given(notice, ann)).toMatchObject({ audienceSize: 2 });
    const later = { incidentId: incident, csv: 'email,country\nc@people.test,FR\n' };
    await done(api, organization.token.RESPONDER, 'importPeople', later, 'added');
    expect(await given(notice, dee)).toMatchObject({ standing: 'APPROVED', audienceSize: 2 });
    const wave = (token: string, added: number) =>
      act(api, token, 'approveWave', { noticeId: notice, version: 1, added }, PROGRESS);
    expect(await refused(wave(dee, 1))).toMatchObject({ code: 'NOT_YOUR_TURN', step: 1 });
    const { data } = await wave(ann, 1);
    expect(data.approveWave.approvalProgress).toMatchObject({
      standing: 'APPROVED',
      waveSize: 1,
      audienceSize: 3,
      steps: [{ state: 'DONE' }, { state: 'AWAITED' }],
    });
    expect(await refused(wave(dee, 2))).toMatchObject({ code: 'CONFLICT', added: 1, underWay: 1 });
    expect((await wave(dee, 1)).data.approveWave.approvalProgress).toMatchObject({
      waveSize: 1,
      steps: [{ state: 'DONE' }, { state: 'DONE' }],
    });
  });

  test('an approval for one authority does not go on when the duty is owed to another', async () => {
    const { notice, incident } = await draftedWith(api, organization, ART_33);
    await given(notice, ann);
    await api.sql(`update obligation set recipient_key = 'sa:IE' where incident_id = $1 and rule_id = $2`, [
      incident,
      ART_33,
    ]);
    expect(await refused(approve(notice, dee))).toMatchObject({ code: 'NOT_YOUR_TURN', step: 1 });
  });

  test('who agreed to an earlier audience is not counted for the later one, and may agree to it', async () => {
    const staff = await staffWith(api, organization, { bob: ['APPROVER'] });
    await set('AUTHORITY', [{ roles: ['APPROVER'], people: 2 }]);
    const { notice, incident } = await draftedWith(api, organization, ART_33);
    await given(notice, ann);
    await api.sql(`update obligation set recipient_key = 'sa:IE' where incident_id = $1`, [incident]);
    const bobs = await given(notice, staff['bob']?.token ?? '');
    expect(bobs.steps).toEqual([{ state: 'AWAITED', missing: 1 }]);
    expect(await given(notice, ann)).toMatchObject({ standing: 'APPROVED' });
    await set('AUTHORITY', TWO_STEPS, { expiresAfterHours: 24 });
  });

  test('an erasure between two approvals sends nobody back to the start', async () => {
    const { notice, incident } = await draftedWith(api, organization, PROMISE);
    await given(notice, ann);
    const [{ id: personId }] = await api.sql(
      'select id from affected_person where incident_id = $1 limit 1',
      [incident],
    );
    await done(api, dee, 'erasePerson', { personId }, '__typename');
    expect(await given(notice, dee)).toMatchObject({ standing: 'APPROVED', audienceSize: 2 });
    expect((await start(notice)).errors).toEqual([]);
  });

  test('before it is complete nothing is handed in or mailed to an authority, and nothing recorded as such', async () => {
    const { notice, incident } = await draftedWith(api, organization, ART_33);
    await given(notice, ann);
    const { id: obligationId } = dutyOf(await incidentOf(api, dee, incident), ART_33);
    const handedIn = act(api, dee, 'fileNotice', {
      noticeId: notice,
      obligationId,
      channel: 'PORTAL',
      state: 'SUBMITTED',
    });
    expect(await refused(handedIn)).toMatchObject({ code: 'NOT_APPROVED', reason: 'INCOMPLETE' });
    const mailed = act(api, dee, 'mailFiling', { noticeId: notice, obligationId });
    expect(await refused(mailed)).toMatchObject({ code: 'NOT_APPROVED', reason: 'INCOMPLETE' });
  });

  test('an approval under break-glass expires as others do', async () => {
    const { notice } = await draftedWith(api, organization, ART_33);
    const alone = { noticeId: notice, version: 1, reason: 'Nobody else answers.' };
    const broken = await done(api, organization.token.APPROVER, 'breakGlass', alone, PROGRESS);
    expect(broken.approvalProgress.expiresAt).toBe('2026-10-25T04:00:00.000Z');
    api.clock.now = at('2026-10-25T04:00:00Z');
    expect((await progress(notice)).approvalProgress.standing).toBe('EXPIRED');
  });

  test('it holds for the hours of the policy from the day it is complete, and is then as none', async () => {
    const { notice } = await draftedWith(api, organization, PROMISE);
    await given(notice, ann);
    api.clock.now = at('2026-10-24T10:00:00Z');
    expect(await given(notice, dee)).toMatchObject({
      completedAt: '2026-10-24T10:00:00.000Z',
      expiresAt: '2026-10-25T10:00:00.000Z',
    });
    api.clock.now = at('2026-10-25T09:59:59.999Z');
    expect((await progress(notice)).needsApproval).toBe(false);
    api.clock.now = at('2026-10-25T10:00:00Z');
    expect(await progress(notice)).toMatchObject({
      needsApproval: true,
      approvalProgress: {
        standing: 'EXPIRED',
        isComplete: true,
        isExpired: true,
        steps: [{ state: 'AWAITED' }, { state: 'LATER' }],
      },
    });
    expect(await refused(start(notice))).toMatchObject({
      code: 'NOT_APPROVED',
      reason: 'EXPIRED',
      expiredAt: '2026-10-25T10:00:00.000Z',
    });
    await given(notice, ann);
    expect(await given(notice, dee)).toMatchObject({
      standing: 'APPROVED',
      expiresAt: '2026-10-26T10:00:00.000Z',
    });
    expect((await start(notice)).errors).toEqual([]);
  });

  test('a paused sending does not go on under an approval that expired, and goes on once it is approved again', async () => {
    const { notice } = await complete();
    const { id } = (await start(notice)).data.startDispatch;
    const move = (name: string) =>
      api.call(dee, `mutation ($id: ID!) { ${name}(id: $id) { state } }`, { id });
    await done(api, dee, 'pauseDispatch', { dispatchId: id, reason: 'Wait for the press.' }, 'state');
    api.clock.now = at('2026-10-26T04:00:00Z');
    const late = await move('resumeDispatch');
    expect(late.errors[0]?.extensions).toMatchObject({ code: 'NOT_APPROVED', reason: 'EXPIRED' });
    await given(notice, ann);
    await given(notice, dee);
    expect((await move('resumeDispatch')).data.resumeDispatch.state).toBe('RUNNING');
  });

  test('an approval that awaits others does not set a refused text going again', async () => {
    const { notice } = await complete();
    const { id: dispatchId } = (await start(notice)).data.startDispatch;
    const revoked = async () => {
      const running = { organizationId: organization.id, dispatchId };
      return (await tidyLedger(api.source, running, dispatchId, 30_000))?.revoked;
    };
    await done(api, dee, 'refuseNotice', { noticeId: notice, version: 1, opinion: 'Wrong date.' });
    expect(await revoked()).toBe(true);
    await given(notice, ann);
    expect(await revoked()).toBe(true);
    await given(notice, dee);
    expect(await revoked()).toBe(false);
  });

  test('what was handed in while the approval held is recorded later, too; what was handed in after is not', async () => {
    const { notice, incident } = await complete(ART_33);
    api.clock.now = at('2026-10-26T06:00:00Z');
    const { id: obligationId } = dutyOf(await incidentOf(api, dee, incident), ART_33);
    const filed = (submittedAt: string) =>
      act(api, dee, 'fileNotice', {
        noticeId: notice,
        obligationId,
        channel: 'PORTAL',
        state: 'SUBMITTED',
        submittedAt,
      });
    expect(await refused(filed('2026-10-26T05:00:00Z'))).toMatchObject({
      code: 'NOT_APPROVED',
      reason: 'EXPIRED',
    });
    expect((await filed('2026-10-24T12:00:00Z')).errors).toEqual([]);
  });
});
