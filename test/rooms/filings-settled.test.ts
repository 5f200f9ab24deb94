import { checkAnswerable } from '../../src/obligations/check-answerable.ts';
import type { ObligationRow } from '../../src/obligations/obligation.row.ts';
import { at, type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { act, done, dutyOf, incidentOf } from '../support/breach.ts';
import { ART33, furnish, leakKnown, PREPARED } from '../support/filings-room.ts';
import { attach } from '../support/incident-room.ts';

const NOON = '2026-10-24T12:00:00Z';

describe('rule 7: a duty is met as long as a first filing stands, and by one that can be shown', () => {
  let api: TestApi;
  let team: TestOrganization;
  let responder: string;
  beforeAll(async () => {
    api = await startApi({ now: NOON });
    team = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'AUDITOR');
    responder = team.token.RESPONDER;
    await furnish(api, team);
  });
  afterAll(() => api.close());
  beforeEach(() => {
    api.clock.now = at(NOON);
  });
  const duty = async (incidentId: string): Promise<Json> =>
    dutyOf(await incidentOf(api, responder, incidentId), ART33);
  const fileNow = (obligationId: string) => done(api, responder, 'fileNow', { obligationId }, PREPARED);
  const record = (input: object, select = 'id withdrawn unproven state') =>
    act(api, responder, 'recordFiling', { channel: 'PORTAL', ...input }, select);
  const withdraw = async (obligationId: string): Promise<Json> => {
    const reason = 'Sent for the wrong company.';
    const { id } = await done(api, responder, 'prepareFiling', { obligationId, kind: 'WITHDRAWAL', reason });
    return (await record({ obligationId, kind: 'WITHDRAWAL', preparedFilingId: id })).data.recordFiling;
  };

  test('withdrawn, it is met no more: the duty is open, a new first filing is one call, and nothing follows what was taken back', async () => {
    const { incidentId, obligationId } = await leakKnown(api, team);
    const first = await fileNow(obligationId);
    const { data } = await record({ obligationId, preparedFilingId: first.id, reference: 'CNIL-1' });
    expect((await duty(incidentId)).state).toBe('MET');
    const taken = await withdraw(obligationId);
    expect(await duty(incidentId)).toMatchObject({ state: 'OPEN', answeredAt: null });
    const follow = { obligationId, kind: 'FOLLOW_UP' };
    expect((await act(api, responder, 'prepareFiling', follow)).code).toBe('CONFLICT');
    const named = { ...follow, refersToId: data.recordFiling.id };
    expect((await act(api, responder, 'prepareFiling', named)).code).toBe('CONFLICT');
    const twice = { obligationId, kind: 'WITHDRAWAL', reason: 'Again.' };
    expect((await act(api, responder, 'prepareFiling', twice)).code).toBe('CONFLICT');

    // The authority did not take the withdrawal: the first one stands.
    await done(api, responder, 'answerFiling', { filingId: taken.id, state: 'REJECTED' });
    expect((await duty(incidentId)).state).toBe('MET');
    await withdraw(obligationId);
    const again = await fileNow(obligationId);
    expect(again.copyFields.map(({ field }: Json) => field)).toContain('controller_name');
    await record({ obligationId, preparedFilingId: again.id });
    expect((await duty(incidentId)).state).toBe('MET');
  });

  test('of two first filings one is taken back: the other stands', async () => {
    const { incidentId, obligationId } = await leakKnown(api, team);
    await record({ obligationId, reference: 'CNIL-2' });
    api.clock.now = at('2026-10-24T13:00:00Z');
    await record({ obligationId, reference: 'CNIL-3' });
    await withdraw(obligationId);
    expect(await duty(incidentId)).toMatchObject({ state: 'MET', answeredAt: '2026-10-24T12:00:00.000Z' });
  });

  test('told of three times at once, one submission is one filing', async () => {
    const { incidentId, obligationId } = await leakKnown(api, team);
    const prepared = await Promise.all([fileNow(obligationId), fileNow(obligationId)]);
    const input = { obligationId, preparedFilingId: prepared[0].id, reference: 'CNIL-4' };
    const told = await Promise.all([1, 2, 3].map(() => record(input)));
    expect(told.map(({ code }) => code ?? 'OK').sort()).toEqual(['CONFLICT', 'CONFLICT', 'OK']);
    const { filings } = await duty(incidentId);
    expect(filings).toHaveLength(1);
    // Not taken, it goes in again as it is.
    await done(api, responder, 'answerFiling', { filingId: filings[0].id, state: 'REJECTED' });
    expect((await record(input)).errors).toEqual([]);
    expect((await duty(incidentId)).state).toBe('MET');
  });

  test('a mail sent by hand counts with what shows that it arrived, from the moment it left', async () => {
    const { incidentId, obligationId } = await leakKnown(api, team);
    const mailed = await record({ obligationId, channel: 'MAIL', contentText: 'We report a breach.' });
    expect(mailed.data.recordFiling).toMatchObject({ unproven: true, state: 'SUBMITTED' });
    expect((await duty(incidentId)).state).toBe('OPEN');
    const page = await fetch(`${api.url}/incidents/${incidentId}/report.md`, {
      headers: { authorization: `Bearer ${team.token.AUDITOR}` },
    });
    expect(await page.text()).toContain('nothing on record shows that it arrived');
    api.clock.now = at('2026-10-28T12:00:00Z');
    const answer = { filingId: mailed.data.recordFiling.id, state: 'ACKNOWLEDGED', reference: 'CNIL-5' };
    const answered = await done(api, responder, 'answerFiling', answer, 'unproven lateBy');
    expect(answered).toEqual({ unproven: false, lateBy: null });
    expect(await duty(incidentId)).toMatchObject({ state: 'MET', answeredAt: '2026-10-24T12:00:00.000Z' });
  });

  test('…and with a proof at once: its bytes stand in the filing by their digest', async () => {
    const { incidentId, obligationId } = await leakKnown(api, team);
    const { body } = await attach(api, responder, incidentId, 'Message-ID: <1@codecraft.test>');
    const proof = { obligationId, channel: 'MAIL', proofAttachmentId: body.attachmentId };
    const { data } = await record(proof, 'unproven proofId proofDigest');
    expect(data.recordFiling).toMatchObject({ unproven: false, proofId: body.attachmentId });
    expect(data.recordFiling.proofDigest).toMatch(/^[0-9a-f]{64}$/);
    expect((await duty(incidentId)).state).toBe('MET');
  });

  test('what follows a filing made elsewhere says what holds, and calls nothing new', async () => {
    const { incidentId, obligationId } = await leakKnown(api, team);
    await record({ obligationId, channel: 'PHONE', contentText: 'All we know, said on the telephone.' });
    const input = { obligationId, kind: 'FOLLOW_UP' };
    const { id, changes, copyFields } = await done(api, responder, 'prepareFiling', input, PREPARED);
    expect(changes).toEqual([]);
    expect(copyFields.map(({ field }: Json) => field)).toEqual(
      expect.arrayContaining(['nature', 'people_number']),
    );
    await record({ ...input, preparedFilingId: id });
    await done(api, responder, 'amendFacts', {
      incidentId,
      facts: [{ key: 'how_discovered', text: 'press' }],
    });
    const next = await done(api, responder, 'prepareFiling', input, PREPARED);
    expect(next.changes).toContainEqual(
      expect.objectContaining({ field: 'discovered', is: 'From the press' }),
    );
  });

  test('a duty that fell away is filed for by no slip of the hand', async () => {
    const { incidentId, obligationId } = await leakKnown(api, team);
    const facts = [{ key: 'risk_to_people', text: 'unlikely' }];
    await done(api, responder, 'amendFacts', { incidentId, facts });
    expect((await duty(incidentId)).state).toBe('LAPSED');
    expect((await act(api, responder, 'fileNow', { obligationId })).code).toBe('CONFLICT');
    expect((await act(api, responder, 'prepareFiling', { obligationId })).errors).toEqual([]);
  });

  test('subscribers are people: no filing answers what is owed to them, unless in public where the law takes that', () => {
    const owed = (value: string) =>
      ({
        ...{ source: 'STATUTE', recipientKind: 'subscribers' },
        why: { exemptions: [{ effect: 'public_instead', value }] },
      }) as unknown as ObligationRow;
    expect(() => checkAnswerable(owed('YES'), { channel: 'PORTAL' })).toThrow(
      'People are told by a dispatch',
    );
    expect(() => checkAnswerable(owed('NO'), { channel: 'PUBLICATION' })).toThrow('People are told');
    expect(() => checkAnswerable(owed('YES'), { channel: 'PUBLICATION' })).not.toThrow();
  });

  test('reasons for a delay are asked from the first instant after the term, and not at it', async () => {
    const { obligationId } = await leakKnown(api, team);
    api.clock.now = at('2026-10-27T01:10:00.000Z');
    expect((await act(api, responder, 'fileNow', { obligationId })).errors).toEqual([]);
    api.clock.now = at('2026-10-27T01:10:00.001Z');
    expect((await act(api, responder, 'fileNow', { obligationId })).code).toBe('REASON_REQUIRED');
  });
});
