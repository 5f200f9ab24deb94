import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { staffWith } from '../support/approval-room.ts';
import { accounts, act, done, dutyOf, incidentOf } from '../support/breach.ts';
import { crowd, type DispatchRoom, dispatchRoom } from '../support/dispatch-room.ts';
import { words } from '../support/notices-room.ts';

const STALE = 'stale { since facts { fact stated now element locale } } problems { code severity message }';

describe('rule 12: facts that change under an approved notice', () => {
  let room: DispatchRoom;
  beforeAll(async () => {
    room = await dispatchRoom();
  });
  afterAll(() => room.close());

  const notice = async (id: string) =>
    (await room.api.ask(room.decider, `query ($id: ID!) { notice(id: $id) { ${STALE} } }`, { id })).notice;
  const start = (noticeId: string) => act(room.api, room.decider, 'startDispatch', { noticeId });
  const amend = (incidentId: string, change: object) =>
    done(room.api, room.responder, 'amendFacts', { incidentId, ...change });
  const amendCategories = async (incident: string, categories: string[]) => {
    const { dataSets } = await incidentOf(room.api, room.responder, incident);
    await amend(incident, { dataSets: [{ ...accounts('FR'), id: dataSets[0].id, categories }] });
  };

  test('the notice says since when, which fact, what the text states and what the record says now; and is not sent like that', async () => {
    const { notice: id, incident } = await room.approved(crowd(2));
    expect(await notice(id)).toMatchObject({ stale: null });
    await amendCategories(incident, ['name', 'email_address', 'password', 'payment_card']);
    const { stale, problems } = await notice(id);
    expect(stale.facts).toEqual([
      {
        ...{ fact: 'data.categories', element: 'data_categories', locale: 'en', stated: 'Name' },
        now: ['Name', 'E-mail address', 'Password', 'Payment card details'],
      },
    ]);
    expect(stale.since).toMatch(/^\d{4}-/);
    expect(problems).toMatchObject([{ code: 'FACT_OUTDATED', severity: 'ERROR' }]);
    const refused = await start(id);
    expect(refused.code).toBe('NOT_APPROVED');
    expect(refused.errors[0]?.extensions).toMatchObject({
      reason: 'CONTRADICTS_RECORD',
      problems: ['FACT_OUTDATED'],
    });
  });

  test('an edit that says what holds now mends it; a second person approves again', async () => {
    const { notice: id, incident } = await room.approved(crowd(2));
    await amendCategories(incident, ['name', 'email_address', 'password', 'payment_card']);
    const { version } = (
      await room.api.ask(room.decider, 'query ($id: ID!) { notice(id: $id) { version { body } } }', { id })
    ).notice;
    const body = version.body.replace('- Password', '- Password\n- Payment card details');
    await done(room.api, room.responder, 'editNotice', { noticeId: id, version: 1, body });
    expect(await notice(id)).toEqual({ stale: null, problems: [] });
    await room.approve(id, 2);
    expect((await start(id)).code).toBeUndefined();
  });

  test('the decision-maker may say that it is still true, with a reason: the gate is not what makes a team miss a deadline', async () => {
    const { notice: id, incident } = await room.approved(crowd(2));
    const confirm = (
      token = room.decider,
      reason = 'Cards were in another system; the record is being mended.',
    ) =>
      act(
        room.api,
        token,
        'confirmNotice',
        { noticeId: id, version: 1, reason },
        'confirmations { reason incidentVersion }',
      );
    expect((await confirm()).code).toBe('CONFLICT');
    await amendCategories(incident, ['name', 'email_address', 'password', 'payment_card']);
    expect((await confirm(room.responder)).code).toBe('FORBIDDEN');
    expect((await confirm(room.decider, '  ')).code).toBe('REASON_REQUIRED');
    const { confirmations } = (await confirm()).data.confirmNotice;
    expect(confirmations).toEqual([
      {
        reason: 'Cards were in another system; the record is being mended.',
        incidentVersion: expect.any(Number),
      },
    ]);
    expect((await notice(id)).problems).toMatchObject([{ code: 'FACT_OUTDATED', severity: 'ADVICE' }]);
    // Amended once more, it asks anew.
    await amendCategories(incident, ['name', 'email_address', 'payment_card']);
    expect((await start(id)).code).toBe('NOT_APPROVED');
    expect((await confirm()).code).toBeUndefined();
    expect((await start(id)).code).toBeUndefined();
    const events = await room.api.sql(
      "select details from event where incident_id = $1 and type = 'notice.held-true'",
      [incident],
    );
    expect(events).toHaveLength(2);
    expect(JSON.stringify(events)).not.toContain('Cards');
  });

  test('rule 9: whoever wrote a version does not say that it is still true', async () => {
    const { notice: id, incident } = await room.approved(crowd(1));
    const { both } = await staffWith(room.api, room.organization, { both: ['RESPONDER', 'DECISION_MAKER'] });
    const token = both?.token ?? '';
    await done(room.api, token, 'editNotice', { noticeId: id, version: 1, subject: 'Your account' });
    await amendCategories(incident, ['name', 'email_address', 'password', 'payment_card']);
    const confirmed = await act(room.api, token, 'confirmNotice', {
      ...{ noticeId: id, version: 2, reason: 'I wrote it, so it is true.' },
    });
    expect(confirmed.errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'AUTHOR' });
  });

  test('a time that was amended is found in the text, whatever version of the facts it was written on', async () => {
    const { incident } = await room.approved(crowd(1));
    await amend(incident, { detected: { at: '2026-10-24T01:10:00Z' } });
    const promise = dutyOf(
      await incidentOf(room.api, room.responder, incident),
      'codecraft-promise-users-72h',
    ).id;
    const { id } = await done(room.api, room.responder, 'draftNotice', {
      ...{ incidentId: incident, obligationIds: [promise], elements: words },
    });
    await amend(incident, { detected: { at: '2026-10-23T18:05:00Z' } });
    // An edit elsewhere does not hide it.
    await done(room.api, room.responder, 'editNotice', {
      noticeId: id,
      version: 1,
      subject: 'What happened',
    });
    const { stale } = await notice(id);
    expect(stale.facts).toMatchObject([
      { fact: 'incident.detected', element: 'discovery_datetime', now: ['23 October 2026 at 11:05 PDT'] },
    ]);
  });

  test('facts that the text does not show leave it as it was', async () => {
    const { notice: id, incident } = await room.approved(crowd(1));
    await amend(incident, { facts: [{ key: 'risk_to_people', text: 'high_risk' }] });
    expect(await notice(id)).toEqual({ stale: null, problems: [] });
    expect((await start(id)).code).toBeUndefined();
  });
});
