import { tick } from '../../src/platform/jobs/wakeup.ts';
import { wakeupsWith } from '../../src/wakeups.ts';
import { at, type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { act, dutyOf, incidentOf, playBreach } from '../support/breach.ts';

const NOW = '2026-10-25T07:10:00Z';
const PROMISE = 'codecraft-promise-users-72h';
const HOLD = `id written live endsAt everything agency officer reason liftReason resumable { id state }`;
const asked = {
  agency: 'State police',
  officer: 'Inspector Vogel',
  reason: 'A search is planned.',
  written: false,
};

describe('rule 11: a law-enforcement hold', () => {
  let api: TestApi;
  let team: TestOrganization;
  let breach: Awaited<ReturnType<typeof playBreach>>;
  beforeAll(async () => {
    api = await startApi({ now: NOW });
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    api.clock.now = at(NOW);
    await api.sql('delete from wakeup');
    team = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'AUDITOR');
    breach = await playBreach(api, team);
  });

  const place = (input: object = {}) =>
    act(
      ...([api, team.token.RESPONDER, 'placeHold'] as const),
      { incidentId: breach.incident, ...asked, ...input },
      HOLD,
    );
  const lift = (holdId: string, reason = 'The search is over.') =>
    act(api, team.token.DECISION_MAKER, 'liftHold', { holdId, reason }, HOLD);
  const hold = async (input: object = {}): Promise<Json> => (await place(input)).data.placeHold;
  const duty = async (id: string): Promise<Json> =>
    (
      await api.ask(
        team.token.AUDITOR,
        `query ($id: ID!) { obligation(id: $id) {
           dueAt state hold { effect held heldUntil holdId says } dueHistory { dueAt reason } } }`,
        { id },
      )
    ).obligation;
  const dispatchState = async () =>
    (
      await api.ask(team.token.AUDITOR, 'query ($id: ID!) { dispatch(id: $id) { state pauseReason } }', {
        id: breach.dispatch,
      })
    ).dispatch;
  const resume = () =>
    api.call(team.token.DECISION_MAKER, 'mutation ($id: ID!) { resumeDispatch(id: $id) { state } }', {
      id: breach.dispatch,
    });
  const waiting = (id: string): Promise<Json[]> =>
    api.sql(`select fire_at from reminder where obligation_id = $1 and state = 'WAITING' order by fire_at`, [
      id,
    ]);
  const goTo = async (iso: string) => {
    api.clock.now = at(iso);
    const failures: unknown[] = [];
    await tick(api.installation, wakeupsWith(api.installation.catalog), (error) => failures.push(error));
    expect(failures).toEqual([]);
  };

  test('does nothing to GDPR Art. 33(1): the same due instant, the same reminders, and it says so', async () => {
    const before = [(await duty(breach.obligation)).dueAt, await waiting(breach.obligation)];
    const { id } = await hold();
    const after = await duty(breach.obligation);
    expect([after.dueAt, await waiting(breach.obligation)]).toEqual(before);
    expect(after.hold).toEqual({
      ...{ effect: 'NONE', held: false, heldUntil: null, holdId: id },
      says: 'The hold has no effect on this duty: due instant, reminders and filings stand.',
    });
    const filed = { obligationId: breach.obligation, channel: 'PORTAL' };
    expect(
      (await act(api, team.token.RESPONDER, 'recordFiling', filed, 'state')).data.recordFiling.state,
    ).toBe('SUBMITTED');
  });

  test('pauses the running dispatch it covers, shows until when, and blocks going on; the due instant stands beside', async () => {
    const { dueAt } = await duty(breach.promise);
    const until = '2026-10-30T10:00:00.000Z';
    const { id, live, endsAt } = await hold({ until });
    expect([live, endsAt]).toEqual([true, until]);
    expect(await dispatchState()).toMatchObject({ state: 'PAUSED', pauseReason: /Law enforcement/ });
    expect(await duty(breach.promise)).toMatchObject({
      dueAt,
      hold: { effect: 'DELAYS', held: true, heldUntil: until, holdId: id },
    });
    const refused = await resume();
    expect(refused.errors[0]?.extensions).toMatchObject({
      ...{ code: 'CONFLICT', reason: 'LAW_ENFORCEMENT_HOLD', heldUntil: until },
      ...{ holds: [id], obligations: [breach.promise] },
    });
  });

  test('refuses the start of a dispatch it covers, not that of one it does not, and no test send', async () => {
    const cancel = 'mutation ($id: ID!) { cancelDispatch(id: $id) { state } }';
    await api.ask(team.token.DECISION_MAKER, cancel, { id: breach.dispatch });
    const start = () =>
      act(api, team.token.DECISION_MAKER, 'startDispatch', { noticeId: breach.notice }, 'state');
    const { id } = await hold();
    expect((await start()).errors[0]?.extensions).toMatchObject({ reason: 'LAW_ENFORCEMENT_HOLD' });
    const colleague = { noticeId: breach.notice, memberIds: [team.member.RESPONDER] };
    expect((await act(api, team.token.DECISION_MAKER, 'sendTest', colleague, 'sentTo')).errors).toEqual([]);
    expect((await incidentOf(api, team.token.AUDITOR, breach.incident)).id).toBe(breach.incident);
    await lift(id);
    await hold({ regimes: ['eu-gdpr'] });
    expect((await start()).data.startDispatch.state).toBe('RUNNING');
  });

  test('lifted with a reason, it says what can go on; nothing goes on by itself', async () => {
    const { id } = await hold({ written: true });
    expect((await lift(id, ' ')).code).toBe('REASON_REQUIRED');
    const { data } = await lift(id);
    expect(data.liftHold).toMatchObject({
      ...{ live: false, liftReason: 'The search is over.', endsAt: null },
      resumable: [{ id: breach.dispatch, state: 'PAUSED' }],
    });
    expect((await lift(id)).code).toBe('CONFLICT');
    expect((await resume()).data.resumeDispatch.state).toBe('RUNNING');
  });

  test('an oral one lapses by itself after 30 days, and the duties come back with reminders', async () => {
    const { id, endsAt } = await hold();
    // 25 October 00:10 in Los Angeles is day 0; day 30 ends there at 23:59:59, after the clocks went back.
    expect(endsAt).toBe('2026-11-25T07:59:59.000Z');
    const reminded = await waiting(breach.promise);
    expect(reminded.length).toBeGreaterThan(0);
    expect(at(reminded[0].fire_at.toISOString()) > at('2026-11-20T00:00:00Z')).toBe(true);

    await goTo(endsAt);

    expect((await duty(breach.promise)).hold).toMatchObject({ held: false, holdId: null });
    await goTo(endsAt);
    const sent = await api.sql(
      `select offset_minutes from reminder where obligation_id = $1 and fire_at = $2 and state = 'SENT' order by 1`,
      [breach.promise, endsAt],
    );
    // The duty is overdue; whether the end of the hold is said apart depends on what is looked at first.
    expect(sent).toContainEqual({ offset_minutes: 1440 });
    const lapsed = await api.sql(
      `select details from event where type = 'hold.lapsed' and incident_id = $1`,
      [breach.incident],
    );
    expect(lapsed).toEqual([{ details: { holdId: id, endsAt } }]);
    expect((await dispatchState()).state).toBe('PAUSED');
    expect((await resume()).data.resumeDispatch.state).toBe('RUNNING');
    await expect(
      api.sql('update law_enforcement_hold set ends_at = null where id = $1', [id]),
    ).rejects.toThrow('law_enforcement_hold_oral_ends');
  });

  test('two stand at once: lifting one leaves what the other covers', async () => {
    const oral = await hold();
    const written = await hold({ written: true, until: '2027-01-31T12:00:00Z' });
    const { data } = await lift(oral.id);
    expect(data.liftHold.resumable).toEqual([]);
    expect((await duty(breach.promise)).hold).toMatchObject({ held: true, holdId: written.id });
  });

  test('the record names who asked by id and digest alone, and their words can be read and erased', async () => {
    const { id, agency, officer, reason } = await hold();
    expect({ agency, officer, reason }).toEqual({
      ...{ agency: 'State police', officer: 'Inspector Vogel', reason: 'A search is planned.' },
    });
    const [{ details }] = await api.sql(`select details from event where details ->> 'holdId' = $1`, [id]);
    expect(JSON.stringify(details)).not.toMatch(/police|Vogel|search/);
    expect(details).toMatchObject({
      written: false,
      everything: true,
      officer: { digest: expect.any(String) },
    });
  });

  test('what cannot be is refused: no such regime or place, an end before the statement, a statement of tomorrow', async () => {
    for (const wrong of [
      { regimes: ['eu-gdrp'] },
      { jurisdictions: ['California'] },
      { until: '2026-10-24T00:00:00Z' },
      { statedAt: '2026-10-26T00:00:00Z' },
      { statedAt: '2026-08-01T00:00:00Z' },
    ])
      expect((await place(wrong)).code).toBe('INVALID_INPUT');
    expect((await place({ agency: ' ' })).code).toBe('REASON_REQUIRED');
    const seen = await api.ask(
      team.token.AUDITOR,
      'query ($id: ID!) { incident(id: $id) { holds { id everything regimes } } }',
      { id: breach.incident },
    );
    expect(seen.incident.holds).toEqual([{ id: breach.hold, everything: false, regimes: ['uk-gdpr'] }]);
    expect(dutyOf(await incidentOf(api, team.token.AUDITOR, breach.incident), PROMISE).state).toBe('OPEN');
  });
});
