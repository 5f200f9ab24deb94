import { at, type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { act, done, reportLeak } from '../support/breach.ts';
import { pagesOf, tickAt } from '../support/pager-room.ts';

const START = '2026-11-02T09:00:00.000Z';
/** Friday 12:00 in Paris. */
const FRIDAY = '2026-11-06T12:00:00+01:00';
const SHOWN = `id source title citation recipientKind recipientName verdict state dueAt dueLocal verification
  byHand { askedBy where zone outcome note settledById } dueHistory { dueAt says reason setBy }
  derivation { says at local }`;
let api: TestApi;
let team: TestOrganization;
let incidentId: string;
beforeEach(async () => {
  api = await startApi({ now: START });
  team = await api.organizationWith('RESPONDER', 'DECISION_MAKER');
  // No law asks anything here: whose data it is, is not known yet.
  incidentId = (await reportLeak(api, team.token.RESPONDER, { dataSets: [] })).id;
});
afterEach(() => api.close());

const responder = () => team.token.RESPONDER;
const ask = (more: object = {}): Promise<Json> =>
  done(
    api,
    responder(),
    'setClock',
    {
      incidentId,
      title: 'Answers to the second letter',
      askedBy: 'CNIL',
      dueAt: FRIDAY,
      zone: 'Europe/Paris',
      ...more,
    },
    SHOWN,
  );
const watch = (): Promise<Json> =>
  done(
    api,
    responder(),
    'watchEvidence',
    {
      incidentId,
      what: 'Edge logs of 21 October',
      where: 'edge proxy, fra-2',
      expiresAt: '2026-11-08T09:00:00Z',
    },
    SHOWN,
  );
const move = (input: object) => act(api, responder(), 'moveClock', input, SHOWN);
const settle = (obligationId: string, outcome: string, note?: string) =>
  act(api, responder(), 'settleClock', { obligationId, outcome, note }, SHOWN);
const board = async (): Promise<Json[]> =>
  (await api.ask(responder(), '{ obligations { nodes { id source title dueAt } } }')).obligations.nodes;
const handSet = async () => (await board()).filter(({ source }) => ['AD_HOC', 'EVIDENCE'].includes(source));
const ofIncident = async (): Promise<Json[]> =>
  (
    await api.ask(responder(), `query ($id: ID!) { incident(id: $id) { obligations { ${SHOWN} } } }`, {
      id: incidentId,
    })
  ).incident.obligations;

describe('"The authority wants answers by Friday 12:00"', () => {
  test('becomes a clock with the instant and zone as typed, who asked, and its place on the board', async () => {
    const clock = await ask();
    expect(clock).toMatchObject({
      ...{
        source: 'AD_HOC',
        title: 'Answers to the second letter',
        citation: 'asked by CNIL',
        verification: 'STATED',
      },
      ...{ recipientKind: 'REQUESTER', recipientName: 'CNIL', verdict: 'REQUIRED', state: 'OPEN' },
      dueAt: '2026-11-06T11:00:00.000Z',
      byHand: { askedBy: 'CNIL', zone: 'Europe/Paris', outcome: null },
    });
    expect(JSON.stringify(clock.derivation)).toContain('Fri 6 Nov 2026 12:00 CET (11:00Z)');
    await ask({ title: 'A call with the insurer', askedBy: 'Insurer', dueAt: '2026-11-04T09:00:00Z' });
    expect((await handSet()).map(({ title }) => title)).toEqual([
      'A call with the insurer',
      'Answers to the second letter',
    ]);
    const { board: rows } = await api.ask(responder(), '{ board { nodes { incident { id } open } } }');
    expect(rows.nodes[0]).toMatchObject({ incident: { id: incidentId }, open: expect.any(Number) });
  });

  test('is reminded of like any other, in the digest of the incident', async () => {
    const { id } = await ask();
    await tickAt(api, '2026-11-05T11:00:00.000Z');
    const pages = await pagesOf(api, team.id);
    expect(pages.map(({ role, kind }) => `${role} ${kind}`).sort()).toEqual([
      'DECISION_MAKER CLOCK',
      'RESPONDER CLOCK',
    ]);
    const [alert] = await api.sql('select subject_ids from alert');
    expect(alert.subject_ids).toContain(id);
  });

  test('keeps the incident open until it is done or withdrawn', async () => {
    const first = await ask();
    const second = await ask({ title: 'A copy of the register' });
    const close = () => act(api, team.token.DECISION_MAKER, 'closeIncident', { incidentId }, 'state');
    for (const step of ['INVESTIGATE', 'CONTAIN'])
      await done(api, responder(), 'moveIncident', { incidentId, move: step });
    const refused = await close();
    expect(refused.code).toBe('CONFLICT');
    expect(refused.errors[0]?.extensions['obligations']).toEqual(
      expect.arrayContaining([first.id, second.id]),
    );
    expect((await settle(first.id, 'DONE')).data.settleClock).toMatchObject({ state: 'MET' });
    expect((await settle(second.id, 'WITHDRAWN')).code).toBe('REASON_REQUIRED');
    const withdrawn = await settle(second.id, 'WITHDRAWN', 'They found it on our page.');
    expect(withdrawn.data.settleClock).toMatchObject({
      state: 'LAPSED',
      byHand: {
        outcome: 'WITHDRAWN',
        note: 'They found it on our page.',
        settledById: team.member.RESPONDER,
      },
    });
    expect(await handSet()).toEqual([]);
    expect((await settle(first.id, 'DONE')).code).toBe('CONFLICT');
    expect((await close()).errors[0]?.extensions['obligations'] ?? []).not.toContain(first.id);
  });

  test('may come earlier without a word; later needs a reason, and every instant it had stays to be seen', async () => {
    const { id } = await ask();
    api.clock.now = at(START).plus({ minutes: 1 });
    expect((await move({ obligationId: id, dueAt: '2026-11-05T12:00:00+01:00' })).errors).toEqual([]);
    api.clock.now = at(START).plus({ minutes: 5 });
    const later = { obligationId: id, dueAt: '2026-11-09T17:00:00Z', zone: 'UTC' };
    expect((await move(later)).code).toBe('REASON_REQUIRED');
    const moved = (await move({ ...later, reason: 'They agreed by phone.' })).data.moveClock;
    expect(moved).toMatchObject({ dueAt: '2026-11-09T17:00:00.000Z', byHand: { zone: 'UTC' } });
    expect(moved.dueHistory.map(({ dueAt, reason }: Json) => [dueAt, reason])).toEqual([
      ['2026-11-06T11:00:00.000Z', null],
      ['2026-11-05T11:00:00.000Z', null],
      ['2026-11-09T17:00:00.000Z', 'They agreed by phone.'],
    ]);
    const waiting = await api.sql(
      "select fire_at from reminder where obligation_id = $1 and state = 'WAITING'",
      [id],
    );
    expect(waiting.map(({ fire_at }) => fire_at.toISOString())).toContain('2026-11-09T17:00:00.000Z');
    const words = JSON.stringify(await api.sql("select details from event where type like 'clock.%'"));
    for (const typed of ['phone', 'CNIL', 'letter']) expect(words).not.toContain(typed);
  });

  test('is left alone by whatever becomes of the facts, and by a dismissal that is taken back', async () => {
    const { id } = await ask();
    await done(api, responder(), 'amendFacts', { incidentId, contained: { at: START } });
    expect((await handSet()).map((clock) => clock.id)).toEqual([id]);
    const to = (step: string) =>
      done(api, team.token.DECISION_MAKER, 'moveIncident', {
        incidentId,
        move: step,
        reason: 'Looked at again.',
      });
    await to('DISMISS');
    await tickAt(api, '2026-11-05T11:00:00.000Z');
    expect(await pagesOf(api, team.id)).toEqual([]);
    await to('REOPEN');
    await tickAt(api, '2026-11-06T11:00:00.000Z');
    expect((await pagesOf(api, team.id)).length).toBeGreaterThan(0);
    expect((await ofIncident()).find((clock) => clock.id === id)).toMatchObject({
      state: 'OPEN',
      source: 'AD_HOC',
    });
  });

  test('can be answered by a filing with whoever asked; no rule and no decision of a rule touches it', async () => {
    const { id } = await ask();
    const wrong = { obligationId: id, channel: 'MAIL', filedWith: 'Somebody else' };
    expect((await act(api, responder(), 'recordFiling', wrong)).code).toBe('INVALID_INPUT');
    const decide = { obligationId: id, rationale: 'We would rather not.' };
    expect((await act(api, team.token.DECISION_MAKER, 'decideNotRequired', decide)).code).toBe('CONFLICT');
    await done(api, responder(), 'recordFiling', { obligationId: id, channel: 'PORTAL', reference: 'R-2' });
    expect((await ofIncident()).find((clock) => clock.id === id)?.state).toBe('MET');
  });

  test('without words, with a zone that is none, or in a closed incident it is refused, and nothing is half done', async () => {
    const set = (more: object) =>
      act(
        api,
        responder(),
        'setClock',
        { incidentId, title: 'x', askedBy: 'y', dueAt: FRIDAY, ...more },
        'id',
      );
    for (const bad of [{ title: '  ' }, { askedBy: '' }, { title: 'x'.repeat(301) }])
      expect((await set(bad)).code).toBe('INVALID_INPUT');
    await done(api, responder(), 'moveIncident', { incidentId, move: 'DISMISS', reason: 'A test.' });
    expect((await set({})).code).toBe('CONFLICT');
    expect(await api.sql('select 1 from set_clock')).toEqual([]);
  });

  test('the clock of a rule can neither be moved nor ended by hand', async () => {
    const { obligations } = await reportLeak(api, responder());
    const [duty] = obligations;
    expect((await move({ obligationId: duty.id, dueAt: FRIDAY, reason: 'We would like to.' })).code).toBe(
      'CONFLICT',
    );
    expect((await settle(duty.id, 'DONE')).code).toBe('CONFLICT');
  });
});

describe('Evidence that expires', () => {
  test('is a clock of its own until somebody has it', async () => {
    const clock = await watch();
    expect(clock).toMatchObject({
      ...{ source: 'EVIDENCE', recipientKind: 'INTERNAL', recipientName: null, state: 'OPEN' },
      byHand: { where: 'edge proxy, fra-2', askedBy: null, zone: 'America/Los_Angeles' },
    });
    await tickAt(api, at(clock.dueAt).minus({ hours: 24 }).toISO() as string);
    expect((await pagesOf(api, team.id)).length).toBeGreaterThan(0);
    expect((await settle(clock.id, 'DONE')).code).toBe('INVALID_INPUT');
    expect(
      (await act(api, responder(), 'recordFiling', { obligationId: clock.id, channel: 'MAIL' })).code,
    ).toBe('CONFLICT');
    expect((await settle(clock.id, 'PRESERVED', 'Copied to the vault.')).data.settleClock).toMatchObject({
      state: 'MET',
      byHand: { outcome: 'PRESERVED' },
    });
  });

  test('that was lost is recorded as lost, with how, and stays to be seen', async () => {
    const clock = await watch();
    expect((await settle(clock.id, 'LOST')).code).toBe('REASON_REQUIRED');
    await settle(clock.id, 'LOST', 'The proxy had rotated it away.');
    expect((await ofIncident()).find(({ id }) => id === clock.id)).toMatchObject({
      state: 'LAPSED',
      byHand: { outcome: 'LOST', note: 'The proxy had rotated it away.' },
    });
    expect(
      await api.sql("select details ->> 'outcome' as outcome from event where type = 'clock.settled'"),
    ).toEqual([{ outcome: 'LOST' }]);
  });

  test('names the file it is kept in, which must be one of this incident', async () => {
    const keep = (incident: string) =>
      fetch(`${api.url}/incidents/${incident}/attachments?name=edge.log&kind=EVIDENCE`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${responder()}` },
        body: 'GET / 200',
      }).then((reply) => reply.json() as Promise<Json>);
    const clock = await watch();
    const other = await reportLeak(api, responder(), { dataSets: [] });
    const settleWith = (attachmentId: string, outcome = 'PRESERVED') =>
      act(
        api,
        responder(),
        'settleClock',
        { obligationId: clock.id, outcome, note: 'x', attachmentId },
        'byHand { attachmentId }',
      );
    expect((await settleWith((await keep(other.id)).attachmentId)).code).toBe('NOT_FOUND');
    const { attachmentId } = await keep(incidentId);
    expect((await settleWith(attachmentId, 'LOST')).code).toBe('INVALID_INPUT');
    expect((await settleWith(attachmentId)).data.settleClock).toEqual({ byHand: { attachmentId } });
  });
});
