import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { ART_33, draftedNotice, PROMISE, staffWith } from '../support/approval-room.ts';
import { act, done } from '../support/breach.ts';

const PROGRESS = `needsApproval approval { verdict by } approvalProgress {
  standing policyVersion isComplete isAlone isExpired expiresAt endedByPolicy
  steps { state missing step { number asks roles capacity } filled { by stance } } }`;
const one = (roles: string[], more: object = {}) => ({ roles, people: 1, ...more });

describe("rule 9: a notice is approved as the organization's own policy asks", () => {
  let api: TestApi;
  let organization: TestOrganization;
  let staff: Record<string, { id: string; token: string }>;
  beforeAll(async () => {
    api = await startApi({ now: '2026-10-24T04:00:00Z' });
    organization = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'APPROVER');
    staff = await staffWith(api, organization, {
      ...{
        ann: ['APPROVER'],
        bob: ['APPROVER'],
        cho: ['APPROVER', 'DECISION_MAKER'],
        dee: ['DECISION_MAKER'],
      },
      dpo: ['APPROVER'],
    });
  });
  afterAll(() => api.close());

  const token = (name: string) => staff[name]?.token ?? '';
  const id = (name: string) => staff[name]?.id ?? '';
  const set = (steps: object[], more: object = {}) =>
    done(
      api,
      organization.administrator,
      'setApprovalPolicy',
      { audience: 'PEOPLE', steps, ...more },
      'version',
    );
  const drafted = (rule = PROMISE) => draftedNotice(api, organization, rule);
  const approve = (notice: string, name: string, more: object = {}) =>
    act(api, token(name), 'approveNotice', { noticeId: notice, version: 1, ...more }, PROGRESS);
  const approved = async (notice: string, name: string, more: object = {}): Promise<Json> => {
    const answer = await approve(notice, name, more);
    expect(answer.errors).toEqual([]);
    return answer.data.approveNotice.approvalProgress;
  };
  const start = (notice: string) =>
    act(api, organization.token.DECISION_MAKER, 'startDispatch', { noticeId: notice });
  const refusal = async (answer: ReturnType<typeof approve>) => (await answer).errors[0]?.extensions;

  test('without one, one person who wrote no version approves, and the policy shown is version 0', async () => {
    const { approvalPolicies } = await api.ask(
      organization.administrator,
      '{ approvalPolicies { audience version expiresAfterHours setBy steps { asks roles people } } }',
    );
    expect(approvalPolicies[0]).toEqual({
      ...{ audience: 'PEOPLE', version: 0, expiresAfterHours: null, setBy: null },
      steps: [{ asks: 'APPROVAL', roles: ['APPROVER', 'DECISION_MAKER'], people: 1 }],
    });
    expect(await approved(await drafted(), 'ann')).toMatchObject({ standing: 'APPROVED', policyVersion: 0 });
  });

  test('four eyes: two different approvers and then the decision-maker, and nothing is sent before the last of them', async () => {
    await set([one(['APPROVER'], { people: 2 }), one(['DECISION_MAKER'])]);
    const notice = await drafted();
    expect(await refusal(approve(notice, 'dee'))).toMatchObject({
      ...{ code: 'NOT_YOUR_TURN', step: 1, of: 2, missing: 2, roles: ['APPROVER'] },
    });
    expect(await approved(notice, 'ann')).toMatchObject({ standing: 'INCOMPLETE', isComplete: false });
    expect(await refusal(start(notice))).toMatchObject({ code: 'NOT_APPROVED', reason: 'INCOMPLETE' });
    expect(await refusal(approve(notice, 'ann'))).toMatchObject({ code: 'FORBIDDEN', reason: 'SAME_PERSON' });
    await approved(notice, 'cho');
    expect(await refusal(approve(notice, 'bob'))).toMatchObject({
      code: 'NOT_YOUR_TURN',
      step: 2,
      missing: 1,
    });
    expect(await refusal(approve(notice, 'cho'))).toMatchObject({ reason: 'SAME_PERSON' });
    const { data } = await approve(notice, 'dee');
    expect(data.approveNotice).toEqual({
      needsApproval: false,
      approval: { verdict: 'APPROVED', by: id('dee') },
      approvalProgress: {
        ...{ standing: 'APPROVED', policyVersion: 1, isComplete: true, isAlone: false, isExpired: false },
        ...{ expiresAt: null, endedByPolicy: 0 },
        steps: [
          {
            ...{ state: 'DONE', missing: 0 },
            step: { number: 1, asks: 'APPROVAL', roles: ['APPROVER'], capacity: null },
            filled: [
              { by: id('ann'), stance: null },
              { by: id('cho'), stance: null },
            ],
          },
          {
            ...{ state: 'DONE', missing: 0 },
            step: { number: 2, asks: 'APPROVAL', roles: ['DECISION_MAKER'], capacity: null },
            filled: [{ by: id('dee'), stance: null }],
          },
        ],
      },
    });
    expect((await start(notice)).errors).toEqual([]);
    const { notice: read } = await api.ask(
      token('dee'),
      'query ($id: ID!) { notice(id: $id) { incidentId } }',
      { id: notice },
    );
    const headers = { authorization: `Bearer ${token('dee')}` };
    const report = await fetch(`${api.url}/incidents/${read.incidentId}/report.md`, { headers });
    expect(await report.text()).toMatch(
      /APPROVED \(step 1 of policy 1\) by[\s\S]*APPROVED \(step 2 of policy 1, which completes it\) by/,
    );
  });

  test('approvals given at the same moment fill one place each, and no more than there are', async () => {
    await set([one(['APPROVER'], { people: 2 }), one(['DECISION_MAKER'])]);
    const notice = await drafted();
    const answers = await Promise.all(['ann', 'bob', 'dpo'].map((name) => approve(notice, name)));
    expect(answers.map(({ code }) => code ?? 'FILLED').sort()).toEqual(['FILLED', 'FILLED', 'NOT_YOUR_TURN']);
    const dees = await Promise.all([approve(notice, 'dee'), approve(notice, 'dee')]);
    expect(dees.map(({ code }) => code ?? 'FILLED').sort()).toEqual(['FILLED', 'NOT_YOUR_TURN']);
  });

  test('each audience has its own: what people are told is approved by two, a filing by one', async () => {
    await set([one(['APPROVER'], { people: 2 })]);
    expect(await approved(await drafted(), 'ann')).toMatchObject({ standing: 'INCOMPLETE' });
    expect(await approved(await drafted(ART_33), 'ann')).toMatchObject({
      standing: 'APPROVED',
      policyVersion: 0,
    });
  });

  test('the data protection officer is heard first, for or against, and does not decide as well', async () => {
    await set([
      { asks: 'OPINION', capacity: 'DPO', memberIds: [id('dpo')] },
      one(['APPROVER', 'DECISION_MAKER']),
    ]);
    const notice = await drafted();
    const say = (name: string, stance: string) =>
      done(
        api,
        token(name),
        'giveOpinion',
        { noticeId: notice, version: 1, capacity: 'DPO', stance, text: 'I read it.' },
        PROGRESS,
      );
    expect(await refusal(approve(notice, 'dee'))).toMatchObject({
      code: 'NOT_YOUR_TURN',
      asks: 'OPINION',
      capacity: 'DPO',
      memberIds: [id('dpo')],
    });
    // Anybody may say that they advise as the officer; the policy names who is.
    const other = await say('ann', 'SUPPORT');
    expect(other.approvalProgress.steps[0].state).toBe('AWAITED');
    const own = await say('dpo', 'DISSENT');
    expect(own.approvalProgress.steps[0]).toMatchObject({
      state: 'DONE',
      filled: [{ by: id('dpo'), stance: 'DISSENT' }],
    });
    expect(await refusal(approve(notice, 'dpo'))).toMatchObject({ reason: 'SAME_PERSON' });
    expect(await approved(notice, 'dee')).toMatchObject({ standing: 'APPROVED' });
  });

  test('counsel approves as counsel, and says so', async () => {
    await set([one(['APPROVER'], { capacity: 'COUNSEL' }), one(['DECISION_MAKER'])]);
    const notice = await drafted();
    expect(await refusal(approve(notice, 'ann'))).toMatchObject({
      code: 'NOT_YOUR_TURN',
      capacity: 'COUNSEL',
    });
    await approved(notice, 'ann', { capacity: 'COUNSEL' });
    expect(await approved(notice, 'dee')).toMatchObject({ standing: 'APPROVED' });
  });

  test('whoever wrote a version has no place in any step', async () => {
    await set([one(['APPROVER']), one(['DECISION_MAKER'])]);
    const notice = await drafted();
    await approved(notice, 'ann');
    const writer = await staffWith(api, organization, { both: ['RESPONDER', 'DECISION_MAKER'] });
    const edit = { noticeId: notice, version: 1, subject: 'Your account at CodeCraft AI was concerned' };
    await done(api, writer['both']?.token ?? '', 'editNotice', edit);
    const again = { noticeId: notice, version: 2 };
    expect((await act(api, token('dee'), 'approveNotice', again)).code).toBe('NOT_YOUR_TURN');
    await done(api, token('ann'), 'approveNotice', again);
    const own = await act(api, writer['both']?.token ?? '', 'approveNotice', again);
    expect(own.errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'AUTHOR' });
  });

  test('T-Z12: an approval holds while those who gave it may give it; somebody gone since, it is given again', async () => {
    await set([one(['APPROVER']), one(['DECISION_MAKER'])]);
    const roles = (member: string, to: string) =>
      api.sql('update member set roles = $2 where id = $1', [id(member), `{${to}}`]);
    const notice = await drafted();
    await approved(notice, 'ann');
    await approved(notice, 'dee');
    await roles('ann', 'AUDITOR');
    expect((await start(notice)).errors[0]?.extensions).toMatchObject({
      ...{ code: 'NOT_APPROVED', reason: 'APPROVER_GONE', memberIds: [id('ann')] },
    });
    await approved(notice, 'bob');
    await approved(notice, 'dee');
    expect((await start(notice)).errors).toEqual([]);
    await roles('ann', 'APPROVER');
  });

  test('a refusal at any step ends the round: all steps begin anew', async () => {
    await set([one(['APPROVER']), one(['DECISION_MAKER'])]);
    const notice = await drafted();
    await approved(notice, 'ann');
    const refused = await done(
      api,
      token('dee'),
      'refuseNotice',
      { noticeId: notice, version: 1, opinion: 'Too vague.' },
      PROGRESS,
    );
    expect(refused.approvalProgress).toMatchObject({
      standing: 'REFUSED',
      steps: [{ state: 'AWAITED' }, { state: 'LATER' }],
    });
    expect(await refusal(approve(notice, 'dee'))).toMatchObject({ code: 'NOT_YOUR_TURN', step: 1 });
    await approved(notice, 'bob');
    expect(await refusal(start(notice))).toMatchObject({ reason: 'INCOMPLETE' });
    expect(await approved(notice, 'dee')).toMatchObject({ standing: 'APPROVED' });
  });

  test('a change of the policy ends approvals under way and leaves complete ones alone', async () => {
    await set([one(['APPROVER']), one(['DECISION_MAKER'])]);
    const [complete, underWay] = [await drafted(), await drafted()];
    await approved(complete, 'ann');
    await approved(complete, 'dee');
    await approved(underWay, 'ann');
    const { version } = await set([one(['APPROVER']), one(['DECISION_MAKER'])]);
    const read = async (notice: string) =>
      (await api.ask(token('ann'), `query ($id: ID!) { notice(id: $id) { ${PROGRESS} } }`, { id: notice }))
        .notice.approvalProgress;
    expect(await read(complete)).toMatchObject({ standing: 'APPROVED', policyVersion: version - 1 });
    expect(await read(underWay)).toMatchObject({
      standing: 'INCOMPLETE',
      policyVersion: version,
      endedByPolicy: 1,
      steps: [{ state: 'AWAITED' }, {}],
    });
    expect(await refusal(approve(underWay, 'dee'))).toMatchObject({ code: 'NOT_YOUR_TURN', step: 1 });
    await approved(underWay, 'ann');
    expect(await approved(underWay, 'dee')).toMatchObject({ standing: 'APPROVED', policyVersion: version });
  });

  test('break-glass stands alone, whatever the policy asks for, and is reviewed', async () => {
    await done(
      api,
      organization.administrator,
      'setApprovalPolicy',
      { audience: 'AUTHORITY', steps: [one(['APPROVER'], { people: 3 })] },
      'version',
    );
    const notice = await drafted(ART_33);
    const input = { noticeId: notice, version: 1, reason: 'Nobody else answers, and it is due.' };
    const broken = await done(api, token('ann'), 'breakGlass', input, `${PROGRESS} glassReviews { outcome }`);
    expect(broken).toMatchObject({ needsApproval: false, glassReviews: [{ outcome: null }] });
    expect(broken.approvalProgress).toMatchObject({ standing: 'APPROVED', isAlone: true, steps: [] });
  });

  test('only an administrator sets it; a policy nobody could fulfil is refused, a stranger to the house too', async () => {
    const input = { audience: 'PEOPLE', steps: [one(['APPROVER'])] };
    expect((await act(api, token('dee'), 'setApprovalPolicy', input, 'version')).code).toBe('FORBIDDEN');
    const wrong = (steps: object[]) =>
      act(api, organization.administrator, 'setApprovalPolicy', { audience: 'PEOPLE', steps }, 'version');
    expect((await wrong([one(['AUDITOR'])])).errors[0]?.message).toContain('AUDITOR may not approve');
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect((await wrong([one(['APPROVER'], { memberIds: [nobody] })])).code).toBe('NOT_FOUND');
    expect((await wrong([one(['APPROVER'], { memberIds: [id('dee')] })])).code).toBe('INVALID_INPUT');
    const { approvalPolicies } = await api.ask(token('ann'), '{ approvalPolicies { audience } }');
    for (const { audience } of approvalPolicies)
      await done(
        api,
        organization.administrator,
        'setApprovalPolicy',
        { audience, steps: [one(['DECISION_MAKER'])] },
        'version',
      );
    expect(approvalPolicies.map(({ audience }: Json) => audience)).toEqual(
      expect.arrayContaining(['PEOPLE', 'AUTHORITY', 'CONTROLLER', 'CRA', 'MEDIA', 'CUSTOMER']),
    );
    await set([one(['APPROVER'], { people: 2, capacity: 'COUNSEL' })], { expiresAfterHours: 48 });
    const [{ details }] = await api.sql(
      `select details from event where organization_id = $1 and type = 'notice.approval-policy-set' order by seq desc limit 1`,
      [organization.id],
    );
    expect(details).toMatchObject({
      audience: 'PEOPLE',
      steps: ['APPROVAL 2 of APPROVER as COUNSEL'],
      expiresAfterHours: 48,
    });
  });
});
