import { at, type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { act, done, dutyOf, INCIDENT, incidentOf, reportLeak } from '../support/breach.ts';

const STATUTE = 'eu-gdpr-art33-1';
const FILING = 'id kind channel state dueAt dueProvisional submittedAt lateBy reference recordedAt';
const NOON = '2026-10-24T12:00:00Z';
const DUE = '2026-10-27T01:10:00.000Z';

describe('Filings with an authority', () => {
  let api: TestApi;
  let organization: TestOrganization;
  beforeAll(async () => {
    api = await startApi({ now: NOON });
    organization = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'AUDITOR');
  });
  afterAll(() => api.close());
  beforeEach(() => {
    api.clock.now = at(NOON);
  });

  const awareAt = (incidentId: string, aware: string, gapReason?: string): Promise<Json> =>
    done(
      api,
      organization.token.DECISION_MAKER,
      'declareAwareness',
      { incidentId, aware: { at: aware }, ground: 'The mail was clear.', gapReason },
      INCIDENT,
    );
  const known = async (): Promise<{ incidentId: string; obligationId: string }> => {
    const { id } = await reportLeak(api, organization.token.RESPONDER, {
      detected: { at: '2026-10-24T01:10:00Z' },
    });
    return { incidentId: id, obligationId: dutyOf(await awareAt(id, '2026-10-24T01:10:00Z'), STATUTE).id };
  };
  const file = (input: object) =>
    act(api, organization.token.RESPONDER, 'recordFiling', { channel: 'PORTAL', ...input }, FILING);
  const answer = (input: object) => act(api, organization.token.RESPONDER, 'answerFiling', input, FILING);
  const duty = async (incidentId: string) =>
    dutyOf(await incidentOf(api, organization.token.AUDITOR, incidentId), STATUTE);

  test('one in time meets the obligation and keeps the due instant of that moment', async () => {
    const { incidentId, obligationId } = await known();
    const { data } = await file({ obligationId, reference: 'FR-1' });
    expect(data.recordFiling).toMatchObject({
      ...{ kind: 'INITIAL', state: 'SUBMITTED', dueAt: DUE, lateBy: null, reference: 'FR-1' },
      submittedAt: '2026-10-24T12:00:00.000Z',
    });
    expect((await duty(incidentId)).state).toBe('MET');
  });

  test('one that is late needs reasons, and says how late it was', async () => {
    const { incidentId, obligationId } = await known();
    api.clock.now = at('2026-10-27T03:40:30Z');
    const refused = await file({ obligationId });
    expect(refused).toMatchObject({ code: 'REASON_REQUIRED', data: null });
    expect(refused.errors[0]?.extensions).toMatchObject({ field: 'lateReason', dueAt: DUE });
    expect(await duty(incidentId)).toMatchObject({ state: 'OPEN', filings: [] });

    const { data } = await file({ obligationId, lateReason: 'The portal was down.' });
    expect(data.recordFiling).toMatchObject({ state: 'SUBMITTED', dueAt: DUE, lateBy: 'PT2H30M30S' });
    expect((await duty(incidentId)).state).toBe('MET');
    await expect(
      api.sql('update filing set late_reason_id = null where obligation_id = $1', [obligationId]),
    ).rejects.toThrow('filing_late_with_reason');
  });

  test('one handed in to the last second is in time', async () => {
    const { obligationId } = await known();
    api.clock.now = at('2026-10-27T05:00:00Z');
    const { data } = await file({ obligationId, submittedAt: DUE });
    expect(data.recordFiling.lateBy).toBeNull();
    const later = await known();
    api.clock.now = at('2026-10-27T05:00:00Z');
    expect((await file({ ...later, incidentId: undefined, submittedAt: '2026-10-27T01:10:01Z' })).code).toBe(
      'REASON_REQUIRED',
    );
  });

  test('a draft, a bounce or a portal that did not answer meets nothing', async () => {
    const { incidentId, obligationId } = await known();
    await file({ obligationId, state: 'PREPARED' });
    expect(await duty(incidentId)).toMatchObject({ state: 'OPEN', filings: [{ state: 'PREPARED' }] });
  });

  test('only the first submission meets the duty: a follow-up does not', async () => {
    const { incidentId, obligationId } = await known();
    await file({ obligationId, kind: 'FOLLOW_UP' });
    expect((await duty(incidentId)).state).toBe('OPEN');
  });

  test('one that is rejected opens the obligation again; another that stands keeps it met', async () => {
    const { incidentId, obligationId } = await known();
    const { id: first } = (await file({ obligationId })).data.recordFiling;
    api.clock.now = at('2026-10-24T13:00:00Z');
    const { data } = await answer({ filingId: first, state: 'REJECTED', reference: 'wrong form' });
    expect(data.answerFiling).toMatchObject({ state: 'REJECTED', reference: 'wrong form' });
    expect((await duty(incidentId)).state).toBe('OPEN');
    expect((await answer({ filingId: first, state: 'ACKNOWLEDGED' })).code).toBe('CONFLICT');

    const { id: second } = (await file({ obligationId })).data.recordFiling;
    api.clock.now = at('2026-10-24T13:01:00Z');
    const { id: third } = (await file({ obligationId })).data.recordFiling;
    expect((await duty(incidentId)).state).toBe('MET');
    api.clock.now = at('2026-10-24T14:00:00Z');
    await answer({ filingId: third, state: 'REJECTED' });
    expect((await duty(incidentId)).state).toBe('MET');
    await answer({ filingId: second, state: 'ACKNOWLEDGED' });
    expect((await duty(incidentId)).filings.map(({ state }: Json) => state)).toEqual([
      'REJECTED',
      'ACKNOWLEDGED',
      'REJECTED',
    ]);
  });

  test('later awareness leaves the filing as it was; the obligation shows the new computation', async () => {
    const { incidentId, obligationId } = await known();
    api.clock.now = at('2026-10-27T02:10:00Z');
    const { data } = await file({ obligationId, lateReason: 'The portal was down.' });
    const before = data.recordFiling;
    expect(before.lateBy).toBe('PT1H');

    await awareAt(incidentId, '2026-10-24T05:00:00Z', 'The first mail was a false alarm.');
    const after = await duty(incidentId);
    expect(after).toMatchObject({ dueAt: '2026-10-27T05:00:00.000Z', state: 'MET' });
    expect(after.filings).toEqual([
      { id: before.id, state: 'SUBMITTED', dueAt: DUE, lateBy: 'PT1H', submittedAt: before.submittedAt },
    ]);
  });

  test('facts that lift the duty afterwards do not undo what was filed', async () => {
    const { incidentId, obligationId } = await known();
    await file({ obligationId });
    const facts = [{ key: 'risk_to_people', text: 'unlikely' }];
    await done(api, organization.token.RESPONDER, 'amendFacts', { incidentId, facts });
    expect(await duty(incidentId)).toMatchObject({ state: 'MET', verdict: 'NOT_REQUIRED' });
  });

  test('what cannot be: in the future, for people, as rejected from the start', async () => {
    const { incidentId, obligationId } = await known();
    expect((await file({ obligationId, submittedAt: '2026-10-24T12:00:01Z' })).code).toBe('INVALID_INPUT');
    expect((await file({ obligationId, state: 'REJECTED' })).code).toBe('INVALID_INPUT');
    const incident = await incidentOf(api, organization.token.AUDITOR, incidentId);
    const promise = dutyOf(incident, 'codecraft-promise-users-72h').id;
    expect((await file({ obligationId: promise })).code).toBe('CONFLICT');
  });
});
