import { v7 as uuid } from 'uuid';
import { at, type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { accounts, act, done, dutyOf, incidentOf, reportLeak } from '../support/breach.ts';

const STATUTE = 'eu-gdpr-art33-1';
const FILING = 'id obligationId kind state lateBy moreFollows awaitsMore refersTo reason bundleId reference';
const DETECTED = '2026-11-02T08:00:00.000Z';
const IN_TIME = '2026-11-03T08:00:00Z';
const LATE = '2026-11-05T10:00:00Z';

let api: TestApi;
let team: TestOrganization;
beforeAll(async () => {
  api = await startApi({ now: IN_TIME });
  team = await api.organizationWith('RESPONDER', 'AUDITOR');
});
beforeEach(() => {
  api.clock.now = at(IN_TIME);
});
afterAll(() => api.close());

const leak = async (detected = DETECTED, place = 'FR') => {
  const given = { detected: { at: detected }, dataSets: [accounts(place)] };
  const incident = await reportLeak(api, team.token.RESPONDER, given);
  return { incidentId: incident.id as string, obligationId: dutyOf(incident, STATUTE).id as string };
};
const tryFile = (input: object) =>
  act(api, team.token.RESPONDER, 'recordFiling', { channel: 'PORTAL', ...input }, FILING);
const file = (input: object) =>
  done(api, team.token.RESPONDER, 'recordFiling', { channel: 'PORTAL', ...input }, FILING);
const stateOf = async (incidentId: string) =>
  dutyOf(await incidentOf(api, team.token.AUDITOR, incidentId), STATUTE).state;

describe('information in phases (GDPR Art. 33(4))', () => {
  const filings = async (id: string): Promise<Json[]> => {
    const { obligation } = await api.ask(
      team.token.AUDITOR,
      `query ($id: ID!) { obligation(id: $id) { filings { ${FILING} } } }`,
      { id },
    );
    return obligation.filings;
  };

  test('a first filing meets the clock and says that more follows; what follows refers to it, until the last of it', async () => {
    const { incidentId, obligationId } = await leak();
    const first = await file({ obligationId, moreFollows: true });
    expect(first).toMatchObject({ kind: 'INITIAL', moreFollows: true, awaitsMore: true, refersTo: null });
    expect(await stateOf(incidentId)).toBe('MET');

    api.clock.now = at('2026-11-03T12:00:00Z');
    const second = await file({ obligationId, kind: 'FOLLOW_UP', moreFollows: true });
    expect(second).toMatchObject({ refersTo: first.id, awaitsMore: true });
    expect((await filings(obligationId)).map(({ awaitsMore }) => awaitsMore)).toEqual([false, true]);

    api.clock.now = at('2026-11-04T12:00:00Z');
    await file({ obligationId, kind: 'FOLLOW_UP', refersToId: second.id });
    expect((await filings(obligationId)).map(({ awaitsMore, refersTo }) => [awaitsMore, refersTo])).toEqual([
      [false, null],
      [false, first.id],
      [false, second.id],
    ]);
  });

  test('a notification is taken back with a reason, and only one that was made', async () => {
    const { obligationId } = await leak();
    expect(await tryFile({ obligationId, kind: 'WITHDRAWAL', reason: 'It was a test file.' })).toMatchObject({
      code: 'CONFLICT',
    });
    const first = await file({ obligationId });
    expect((await tryFile({ obligationId, kind: 'WITHDRAWAL' })).code).toBe('REASON_REQUIRED');
    const back = await file({ obligationId, kind: 'WITHDRAWAL', reason: 'It was a test file.' });
    expect(back).toMatchObject({ refersTo: first.id, reason: 'It was a test file.', awaitsMore: false });
    const events = await api.sql("select details::text as text from event where type = 'filing.recorded'");
    expect(JSON.stringify(events)).not.toMatch(/test file/);
  });

  test('what cannot be is refused, and nothing is kept', async () => {
    const one = await leak();
    const other = await leak();
    const { id } = await file({ obligationId: other.obligationId });
    const { obligationId } = one;
    const wrong = [
      { obligationId, refersToId: id },
      { obligationId, kind: 'FOLLOW_UP', refersToId: id },
      { obligationId: other.obligationId, kind: 'WITHDRAWAL', reason: 'x', moreFollows: true },
    ];
    for (const input of wrong) expect((await tryFile(input)).code).toBe('INVALID_INPUT');
    expect((await tryFile({ obligationId, kind: 'FOLLOW_UP', refersToId: uuid() })).code).toBe('NOT_FOUND');
    expect(await filings(obligationId)).toEqual([]);
  });
});

describe('several similar breaches in one notification (EDPB Guidelines 9/2022)', () => {
  const WHY = 'The same mailbox rule, three times within two days: together they make sense.';
  const tryBundle = (obligationIds: string[], more: object = {}) =>
    act(
      api,
      team.token.RESPONDER,
      'recordBundledFiling',
      { obligationIds, channel: 'PORTAL', reason: WHY, reference: 'FR-7', ...more },
      `${FILING} bundle { id }`,
    );
  const link = (incidentId: string, otherIncidentId: string) =>
    done(api, team.token.RESPONDER, 'linkIncidents', { incidentId, otherIncidentId, kind: 'RELATED' });

  test('one submission meets the duty of each, with the lateness of each and the reasons on record', async () => {
    const [first, second, third] = [await leak(), await leak('2026-11-02T20:00:00Z'), await leak()];
    await link(first.incidentId, second.incidentId);
    await link(third.incidentId, first.incidentId);
    const ids = [first, second, third].map(({ obligationId }) => obligationId);
    api.clock.now = at(LATE);
    const refused = await tryBundle(ids);
    expect(refused).toMatchObject({ code: 'REASON_REQUIRED', data: null });
    for (const { incidentId } of [first, second, third]) expect(await stateOf(incidentId)).toBe('OPEN');

    const { data } = await tryBundle(ids, { lateReason: 'The third showed what the first was.' });
    const filings: Json[] = data.recordBundledFiling;
    expect(filings.map(({ obligationId, lateBy, reason }) => [obligationId, lateBy, reason])).toEqual([
      [ids[0], 'PT2H', WHY],
      [ids[1], null, WHY],
      [ids[2], 'PT2H', WHY],
    ]);
    expect(new Set(filings.map(({ bundleId }) => bundleId)).size).toBe(1);
    expect(filings[1].bundle.map(({ id }: Json) => id).sort()).toEqual(filings.map(({ id }) => id).sort());
    for (const { incidentId } of [first, second, third]) expect(await stateOf(incidentId)).toBe('MET');
  });

  test('only of incidents that are linked, under one rule and to one recipient, and with a reason', async () => {
    const [first, second, elsewhere] = [await leak(), await leak(), await leak(DETECTED, 'NL')];
    const refused = async (ids: string[], more: object = {}) => (await tryBundle(ids, more)).code;
    expect(await refused([first.obligationId, second.obligationId])).toBe('CONFLICT');
    await link(first.incidentId, second.incidentId);
    await link(first.incidentId, elsewhere.incidentId);
    expect(await refused([first.obligationId, elsewhere.obligationId])).toBe('CONFLICT');
    expect(await refused([first.obligationId, second.obligationId], { reason: ' ' })).toBe('REASON_REQUIRED');
    expect(await refused([first.obligationId, first.obligationId])).toBe('INVALID_INPUT');
    expect(await refused([first.obligationId, uuid()])).toBe('NOT_FOUND');
    expect(await stateOf(first.incidentId)).toBe('OPEN');
  });
});
