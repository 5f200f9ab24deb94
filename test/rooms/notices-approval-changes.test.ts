import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { ART_33, draftedWith, PROMISE, staffWith } from '../support/approval-room.ts';
import { act, done } from '../support/breach.ts';

const SHOWN = 'changeRequests { id version element text state closedVersion note closedBy }';

describe('rule 9: a change asked for stands in the way of approval until it is answered', () => {
  let api: TestApi;
  let organization: TestOrganization;
  let dpo: { id: string; token: string };
  let dee: { id: string; token: string };
  let responder: string;
  beforeAll(async () => {
    api = await startApi({ now: '2026-10-24T04:00:00Z' });
    organization = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'APPROVER', 'AUDITOR');
    const staff = await staffWith(api, organization, { dpo: ['APPROVER'], dee: ['DECISION_MAKER'] });
    dpo = staff['dpo'] ?? { id: '', token: '' };
    dee = staff['dee'] ?? { id: '', token: '' };
    responder = organization.token.RESPONDER;
  });
  afterAll(() => api.close());

  const asked = async (rule = PROMISE, more: object = {}) => {
    const { notice, incident } = await draftedWith(api, organization, rule);
    const input = { noticeId: notice, version: 1, text: 'Name the backup, not "a system".', ...more };
    const { changeRequests } = await done(api, dpo.token, 'requestChange', input, SHOWN);
    return { notice, incident, request: changeRequests[0].id as string };
  };
  const approve = (noticeId: string, token = dee.token, version = 1) =>
    act(api, token, 'approveNotice', { noticeId, version }, 'needsApproval');
  const edited = (noticeId: string) =>
    done(api, responder, 'editNotice', { noticeId, version: 1, subject: 'Your account at CodeCraft AI' });
  const resolve = (changeRequestId: string, note = 'It names the backup now.', token = responder) =>
    act(api, token, 'resolveChangeRequest', { changeRequestId, note }, SHOWN);

  test('an adviser asks for one, of an element and in words; nobody approves, whoever they are', async () => {
    const { notice, request } = await asked(PROMISE, { element: 'nature' });
    for (const token of [dee.token, dpo.token, organization.token.APPROVER]) {
      const answer = await approve(notice, token);
      expect(answer.errors[0]?.extensions).toMatchObject({
        code: 'CHANGES_REQUESTED',
        changeRequestIds: [request],
      });
    }
    const { notice: read } = await api.ask(
      organization.token.AUDITOR,
      `query ($id: ID!) { notice(id: $id) { ${SHOWN} } }`,
      { id: notice },
    );
    expect(read.changeRequests).toEqual([
      {
        ...{
          id: request,
          version: 1,
          element: 'nature',
          text: 'Name the backup, not "a system".',
          state: 'OPEN',
        },
        ...{ closedVersion: null, note: null, closedBy: null },
      },
    ]);
  });

  test('the writer answers with a new version and a note; a note without a new version is none', async () => {
    const { notice, request } = await asked();
    expect((await resolve(request)).code).toBe('CONFLICT');
    await edited(notice);
    expect((await approve(notice, dee.token, 2)).code).toBe('CHANGES_REQUESTED');
    expect((await resolve(request, ' ')).code).toBe('REASON_REQUIRED');
    expect((await resolve(request, 'Done.', dpo.token)).code).toBe('FORBIDDEN');
    expect((await resolve(request)).data.resolveChangeRequest.changeRequests[0]).toMatchObject({
      ...{ state: 'RESOLVED', version: 1, closedVersion: 2, note: 'It names the backup now.' },
    });
    expect((await resolve(request)).code).toBe('CONFLICT');
    expect((await approve(notice, dee.token, 2)).data.approveNotice.needsApproval).toBe(false);
  });

  test('only who asked takes it back', async () => {
    const { notice, request } = await asked();
    const withdraw = (token: string) =>
      act(api, token, 'withdrawChangeRequest', { changeRequestId: request }, SHOWN);
    expect((await withdraw(dee.token)).errors[0]?.extensions).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'NOT_YOURS',
    });
    expect((await withdraw(dpo.token)).data.withdrawChangeRequest.changeRequests[0]).toMatchObject({
      state: 'WITHDRAWN',
      closedBy: dpo.id,
    });
    expect((await approve(notice)).errors).toEqual([]);
  });

  test('the decision-maker goes without it by name and with a reason; an approver or an author does not', async () => {
    const { notice, incident, request } = await asked();
    const override = (token: string, reason = 'The name would help the next attacker.') =>
      act(api, token, 'overrideChangeRequest', { changeRequestId: request, reason }, SHOWN);
    expect((await override(dpo.token)).code).toBe('FORBIDDEN');
    const author = await staffWith(api, organization, { both: ['RESPONDER', 'DECISION_MAKER'] });
    await done(api, author['both']?.token ?? '', 'editNotice', {
      noticeId: notice,
      version: 1,
      subject: 'Your account',
    });
    expect((await override(author['both']?.token ?? '')).errors[0]?.extensions).toMatchObject({
      reason: 'AUTHOR',
    });
    expect((await override(dee.token, '')).code).toBe('REASON_REQUIRED');
    expect((await override(dee.token)).data.overrideChangeRequest.changeRequests[0]).toMatchObject({
      state: 'OVERRIDDEN',
      closedBy: dee.id,
    });
    expect((await approve(notice, dee.token, 2)).errors).toEqual([]);
    const events = await api.sql(
      `select type, details from event where incident_id = $1 and type like 'notice.change-%' order by seq`,
      [incident],
    );
    expect(events.map(({ details }) => details.as ?? 'ASKED')).toEqual(['ASKED', 'OVERRIDDEN']);
    expect(JSON.stringify(events)).not.toMatch(/attacker|backup/);
  });

  test('it is about the version that was read, and an element that is one', async () => {
    const { notice } = await draftedWith(api, organization, PROMISE);
    const ask = (more: object) =>
      act(
        api,
        dpo.token,
        'requestChange',
        { noticeId: notice, version: 1, text: 'Shorter.', ...more },
        SHOWN,
      );
    expect((await ask({ version: 2 })).code).toBe('CONFLICT');
    expect((await ask({ element: 'moods' })).code).toBe('INVALID_INPUT');
    expect((await ask({ text: '' })).code).toBe('REASON_REQUIRED');
    expect(
      (
        await act(api, organization.token.AUDITOR, 'requestChange', {
          noticeId: notice,
          version: 1,
          text: 'x',
        })
      ).code,
    ).toBe('FORBIDDEN');
  });

  test('asked of a text that is approved, it does not take the approval back, and keeps those added later waiting', async () => {
    const { notice, incident } = await draftedWith(api, organization, PROMISE);
    await approve(notice);
    const { needsApproval } = await done(
      api,
      dpo.token,
      'requestChange',
      { noticeId: notice, version: 1, text: 'Shorter.' },
      'needsApproval',
    );
    expect(needsApproval).toBe(false);
    await done(
      api,
      responder,
      'importPeople',
      { incidentId: incident, csv: 'email,country\nc@people.test,FR\n' },
      'added',
    );
    expect((await act(api, dee.token, 'approveWave', { noticeId: notice, version: 1, added: 1 })).code).toBe(
      'CHANGES_REQUESTED',
    );
    expect((await act(api, dee.token, 'startDispatch', { noticeId: notice })).errors).toEqual([]);
  });

  test('break-glass does not wait for it: the hour of a first filing does not', async () => {
    const { notice } = await asked(ART_33);
    const input = { noticeId: notice, version: 1, reason: 'It is due, and the officer sleeps.' };
    expect((await done(api, dee.token, 'breakGlass', input, 'needsApproval')).needsApproval).toBe(false);
  });

  test('what was asked stays in the house, and leaves no trace of its words once erased', async () => {
    const { notice, incident } = await asked();
    const report = (query = '') =>
      fetch(`${api.url}/incidents/${incident}/report.md${query}`, {
        headers: { authorization: `Bearer ${dee.token}` },
      }).then((reply) => reply.text());
    expect(await report()).not.toContain('Name the backup');
    expect(await report('?privileged=true')).toContain('Name the backup');
    const [{ id: statementId }] = await api.sql(
      `select id from statement where incident_id = $1 and kind = 'CHANGE_REQUEST'`,
      [incident],
    );
    await done(api, dee.token, 'eraseStatement', { statementId, reason: 'It named a person.' }, '__typename');
    const { notice: read } = await api.ask(dee.token, `query ($id: ID!) { notice(id: $id) { ${SHOWN} } }`, {
      id: notice,
    });
    expect(read.changeRequests[0]).toMatchObject({ text: null, state: 'OPEN' });
  });
});
