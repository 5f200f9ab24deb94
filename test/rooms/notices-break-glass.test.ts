import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { act, done, dutyOf, INCIDENT, reportLeak } from '../support/breach.ts';
import { words } from '../support/notices-room.ts';

const PROMISE = 'codecraft-promise-users-72h';
const ART_33 = 'eu-gdpr-art33-1';
const at = (iso: string) => DateTime.fromISO(iso, { zone: 'utc' }) as DateTime<true>;

describe('rule 9: who approves, and break-glass', () => {
  let api: TestApi;
  let organization: TestOrganization;
  let both: string;
  beforeAll(async () => {
    api = await startApi({ now: '2026-10-24T04:00:00Z' });
    organization = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'APPROVER');
    await done(api, organization.administrator, 'setContact', {
      kind: 'PRIVACY',
      email: 'privacy@codecraft.test',
    });
    const input = { name: 'Alone', email: 'alone@codecraft.test', roles: ['RESPONDER', 'DECISION_MAKER'] };
    const { id: memberId } = await done(api, organization.administrator, 'addMember', input);
    both = (await done(api, organization.administrator, 'issueToken', { memberId, name: 'x' }, 'secret'))
      .secret;
  });
  afterAll(() => api.close());

  const incident = async (): Promise<Json> => {
    api.clock.now = at('2026-10-24T04:00:00Z');
    const { RESPONDER: responder, DECISION_MAKER: decider } = organization.token;
    const { id } = await reportLeak(api, responder, { detected: { at: '2026-10-24T01:10:00Z' } });
    const aware = { incidentId: id, aware: { at: '2026-10-24T01:10:00Z' }, ground: 'The mail was clear.' };
    const known = await done(api, decider, 'declareAwareness', aware, INCIDENT);
    await done(
      api,
      responder,
      'importPeople',
      { incidentId: id, csv: 'email,country\na@people.test,FR\n' },
      'added',
    );
    return known;
  };
  const drafted = async (rule: string, token = both) => {
    const known = await incident();
    const draft = { incidentId: known.id, obligationIds: [dutyOf(known, rule).id], elements: words };
    return {
      incident: known.id as string,
      notice: (await done(api, token, 'draftNotice', draft)).id as string,
    };
  };
  const glass = (noticeId: string, token = both, reason = 'Nobody else answers, and it is due.') =>
    act(
      api,
      token,
      'breakGlass',
      { noticeId, version: 1, reason },
      'needsApproval glassReviews { approvalId dueAt outcome }',
    );
  const review = (approvalId: string, token: string, more: object = { outcome: 'CONFIRMED' }) =>
    act(
      api,
      token,
      'reviewBreakGlass',
      { approvalId, ...more },
      'needsApproval glassReviews { outcome comment reviewedBy }',
    );

  test('one person may approve a first filing of their own with a written reason, and a review is due the next day', async () => {
    const { notice } = await drafted(ART_33);
    const own = await act(api, both, 'approveNotice', { noticeId: notice, version: 1 });
    expect([own.code, own.errors[0]?.extensions.reason]).toEqual(['FORBIDDEN', 'AUTHOR']);
    expect(own.errors[0]?.message).toContain('breakGlass');
    expect((await glass(notice, both, ' ')).code).toBe('REASON_REQUIRED');
    const { data } = await glass(notice);
    // California: the end of 24 October there.
    expect(data.breakGlass).toEqual({
      needsApproval: false,
      glassReviews: [{ approvalId: expect.any(String), dueAt: '2026-10-25T06:59:59.999Z', outcome: null }],
    });
  });

  test('it raises an alarm: staff are paged, and the record says why without the words', async () => {
    const { notice, incident: id } = await drafted(ART_33);
    await glass(notice, organization.token.RESPONDER, 'Ann sleeps and Bob is on a plane.');
    const alerts = await api.sql('select kind, state from alert where incident_id = $1', [id]);
    expect(alerts).toContainEqual({ kind: 'BREAK_GLASS', state: 'OPEN' });
    const [{ details }] = await api.sql(
      `select details from event where incident_id = $1 and type = 'notice.glass-broken'`,
      [id],
    );
    expect(details).toMatchObject({ because: 'INITIAL_FILING', reason: { statementId: expect.any(String) } });
    expect(JSON.stringify(details)).not.toContain('plane');
  });

  test('to people it opens in the last hours before the earliest date, and the refusal says when and what to do until then', async () => {
    const { notice } = await drafted(PROMISE);
    const early = await glass(notice);
    expect([early.code, early.errors[0]?.extensions]).toEqual([
      'FORBIDDEN',
      expect.objectContaining({ reason: 'GLASS_CLOSED', opensAt: '2026-10-26T13:10:00.000Z' }),
    ]);
    expect(early.errors[0]?.message).toContain('ask somebody');
    api.clock.now = at('2026-10-26T13:09:59Z');
    expect((await glass(notice)).code).toBe('FORBIDDEN');
    api.clock.now = at('2026-10-26T13:10:00Z');
    expect((await glass(notice)).data.breakGlass.needsApproval).toBe(false);
  });

  test("how many hours that are is the organization's to set", async () => {
    const set = (token: string, hours: number) =>
      api.call(token, 'mutation ($input: SetBreakGlassHoursInput!) { setBreakGlassHours(input: $input) }', {
        input: { hours },
      });
    expect((await set(organization.administrator, 0)).code).toBe('INVALID_INPUT');
    expect((await set(both, 24)).code).toBe('FORBIDDEN');
    expect((await set(organization.administrator, 24)).data.setBreakGlassHours).toBe(24);
    const { notice } = await drafted(PROMISE);
    api.clock.now = at('2026-10-26T01:10:00Z');
    expect((await glass(notice)).data.breakGlass.needsApproval).toBe(false);
    await set(organization.administrator, 12);
  });

  test('it does not lift what is wrong with a text, and an edit voids it', async () => {
    const known = await incident();
    const bare = { incidentId: known.id, obligationIds: [dutyOf(known, ART_33).id] };
    const { id } = await done(api, both, 'draftNotice', bare);
    expect((await glass(id)).code).toBe('NOTICE_HAS_PROBLEMS');
    const { notice } = await drafted(ART_33);
    await glass(notice);
    const edited = await done(
      api,
      both,
      'editNotice',
      { noticeId: notice, version: 1, subject: 'Another' },
      'needsApproval',
    );
    expect(edited.needsApproval).toBe(true);
  });

  test('another person reviews it; an objection needs words, and takes the approval back', async () => {
    const { notice } = await drafted(ART_33);
    const [{ approvalId }] = (await glass(notice)).data.breakGlass.glassReviews;
    const own = await review(approvalId, both);
    expect([own.code, own.errors[0]?.extensions.reason]).toEqual(['FORBIDDEN', 'AUTHOR']);
    const { APPROVER: approver } = organization.token;
    expect((await review(approvalId, organization.token.RESPONDER)).code).toBe('FORBIDDEN');
    expect((await review(approvalId, approver, { outcome: 'OBJECTED' })).code).toBe('REASON_REQUIRED');
    const objected = await review(approvalId, approver, {
      outcome: 'OBJECTED',
      comment: 'It named a customer.',
    });
    expect(objected.data.reviewBreakGlass).toMatchObject({
      needsApproval: true,
      glassReviews: [{ outcome: 'OBJECTED', comment: 'It named a customer.' }],
    });
    expect((await review(approvalId, approver)).code).toBe('CONFLICT');
  });

  test('an open review keeps the incident from closing; a review of it lets it close', async () => {
    const { incident: id, notice } = await drafted(ART_33);
    const [{ approvalId }] = (await glass(notice)).data.breakGlass.glassReviews;
    for (const move of ['INVESTIGATE', 'CONTAIN'])
      await done(api, both, 'moveIncident', { incidentId: id, move });
    // Nothing is owed any more.
    await api.sql(`update obligation set state = 'MET', verdict = 'REQUIRED' where incident_id = $1`, [id]);
    const close = () => act(api, both, 'closeIncident', { incidentId: id }, 'state');
    const refused = await close();
    expect([refused.code, refused.errors[0]?.extensions.approvals]).toEqual(['CONFLICT', [approvalId]]);
    await review(approvalId, organization.token.APPROVER);
    expect((await close()).data.closeIncident.state).toBe('CLOSED');
  });

  test('opinions of DPO and counsel are recorded and shown, dissent included, and block nobody', async () => {
    const { notice, incident: id } = await drafted(ART_33);
    const opinion = (token: string, capacity: string, stance: string, text: string) =>
      act(
        api,
        token,
        'giveOpinion',
        { noticeId: notice, version: 1, capacity, stance, text },
        'opinions { version capacity stance text }',
      );
    expect((await opinion(organization.token.APPROVER, 'DPO', 'DISSENT', '')).code).toBe('REASON_REQUIRED');
    await opinion(organization.token.APPROVER, 'DPO', 'DISSENT', 'It says too little of the consequences.');
    api.clock.now = at('2026-10-24T05:00:00Z');
    const { data } = await opinion(organization.token.RESPONDER, 'COUNSEL', 'SUPPORT', 'Fine as it is.');
    expect(data.giveOpinion.opinions).toEqual([
      { version: 1, capacity: 'DPO', stance: 'DISSENT', text: 'It says too little of the consequences.' },
      { version: 1, capacity: 'COUNSEL', stance: 'SUPPORT', text: 'Fine as it is.' },
    ]);
    const approved = await done(
      api,
      organization.token.DECISION_MAKER,
      'approveNotice',
      { noticeId: notice, version: 1 },
      'needsApproval',
    );
    expect(approved.needsApproval).toBe(false);
    const events = await api.sql(
      `select details from event where incident_id = $1 and type = 'notice.opinion-given'`,
      [id],
    );
    expect(events.map(({ details }) => details.stance)).toEqual(['DISSENT', 'SUPPORT']);
    expect(JSON.stringify(events)).not.toContain('consequences');
  });
});
