import { at, type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { act, done, dutyOf, INCIDENT, reportLeak } from '../support/breach.ts';

const STATUTE = 'eu-gdpr-art33-1';
const SIGNAL = '2026-10-23T18:05:00.000Z';
const AWARE = '2026-10-24T01:10:00.000Z';
const DUE = '2026-10-27T01:10:00.000Z';
const WORST = '2026-10-26T18:05:00.000Z';
const FILING =
  'id kind dueAt lateBy currentDueAt currentLateBy supplementProposed supplementSays submittedAt';

describe('rule 7: what was filed is frozen, and the current computation stands beside it (T-L06)', () => {
  let api: TestApi;
  let team: TestOrganization;
  beforeAll(async () => {
    api = await startApi({ now: AWARE });
    team = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'AUDITOR');
  });
  afterAll(() => api.close());
  beforeEach(() => {
    api.clock.now = at(AWARE).plus({ hours: 1 });
  });

  const declare = (incidentId: string, aware: string, gapReason?: string) =>
    act(
      ...([api, team.token.DECISION_MAKER, 'declareAwareness'] as const),
      { incidentId, aware: { at: aware }, ground: 'The mail was clear.', gapReason },
      INCIDENT,
    );
  const known = async (): Promise<{ incidentId: string; obligationId: string }> => {
    const { id } = await reportLeak(api, team.token.RESPONDER, { detected: { at: SIGNAL } });
    const { data } = await declare(id, AWARE, 'The first mail named nobody.');
    return { incidentId: id, obligationId: dutyOf(data.declareAwareness, STATUTE).id };
  };
  const duty = async (id: string): Promise<Json> =>
    (
      await api.ask(
        team.token.AUDITOR,
        `query ($id: ID!) { obligation(id: $id) {
           state dueAt filings { ${FILING} }
           dueHistory { dueAt startEvent startAt provisional says setBy setAt reason incidentVersion } } }`,
        { id },
      )
    ).obligation;
  const file = (input: object) =>
    done(api, team.token.RESPONDER, 'recordFiling', { channel: 'PORTAL', ...input }, FILING);

  test('an awareness time edited later keeps the old deadline in the history, with who moved it and why', async () => {
    const { incidentId, obligationId } = await known();
    expect((await declare(incidentId, '2026-10-24T02:00:00Z')).code).toBe('REASON_REQUIRED');
    await declare(incidentId, '2026-10-24T02:00:00Z', 'The first call was a false alarm.');
    const { dueAt, dueHistory } = await duty(obligationId);
    expect(dueAt).toBe('2026-10-27T02:00:00.000Z');
    const by = team.member.DECISION_MAKER;
    expect(dueHistory).toMatchObject([
      { dueAt: WORST, startEvent: 'detected', provisional: true, setBy: team.member.RESPONDER, reason: null },
      { dueAt: DUE, startEvent: 'aware', startAt: AWARE, setBy: by, reason: 'The first mail named nobody.' },
      { dueAt: '2026-10-27T02:00:00.000Z', setBy: by, reason: 'The first call was a false alarm.' },
    ]);
    expect(dueHistory[1].says).toBe('Start: awareness.');
  });

  test('what does not move a deadline adds nothing to its history', async () => {
    const { incidentId, obligationId } = await known();
    await done(api, team.token.RESPONDER, 'amendFacts', { incidentId, title: 'Backup bucket' });
    expect((await duty(obligationId)).dueHistory).toHaveLength(2);
  });

  test('awareness moved back to the first signal after the filing: the frozen lateness stays, a supplement is proposed until one is filed', async () => {
    const { incidentId, obligationId } = await known();
    api.clock.now = at('2026-10-26T20:05:00Z');
    await file({ obligationId, reference: 'FR-1' });
    expect((await duty(obligationId)).filings).toMatchObject([
      { dueAt: DUE, lateBy: null, currentDueAt: DUE, currentLateBy: null, supplementProposed: false },
    ]);

    await declare(incidentId, SIGNAL, 'The log shows that the engineer on duty knew at once.');
    const { state, filings } = await duty(obligationId);
    expect(state).toBe('MET');
    expect(filings).toMatchObject([
      { dueAt: DUE, lateBy: null, currentDueAt: WORST, currentLateBy: 'PT2H', supplementProposed: true },
    ]);
    expect(filings[0].supplementSays).toMatch(/27 Oct 2026 01:10 UTC.*26 Oct 2026 18:05 UTC.*late by PT2H/);

    const late = await act(
      ...([api, team.token.RESPONDER, 'recordFiling'] as const),
      { obligationId, channel: 'PORTAL', kind: 'CORRECTION' },
      FILING,
    );
    expect(late.code).toBe('REASON_REQUIRED');
    api.clock.now = at('2026-10-26T20:06:00Z');
    await file({ obligationId, kind: 'CORRECTION', lateReason: 'Awareness was first taken to be later.' });
    expect((await duty(obligationId)).filings).toMatchObject([
      { kind: 'INITIAL', dueAt: DUE, lateBy: null, currentLateBy: 'PT2H', supplementProposed: false },
      { kind: 'CORRECTION', dueAt: WORST, lateBy: 'PT2H1M' },
    ]);
  });

  test('awareness moved later after a late filing: it stays late as filed, and would not be late today', async () => {
    const { incidentId, obligationId } = await known();
    api.clock.now = at('2026-10-27T02:10:00Z');
    await file({ obligationId, lateReason: 'The portal was down.' });
    await declare(incidentId, '2026-10-24T05:00:00Z', 'The first mail was a false alarm.');
    expect((await duty(obligationId)).filings).toMatchObject([
      {
        dueAt: DUE,
        lateBy: 'PT1H',
        currentDueAt: '2026-10-27T05:00:00.000Z',
        currentLateBy: null,
        supplementProposed: true,
      },
    ]);
  });
});
