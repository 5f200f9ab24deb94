import { tick } from '../../src/platform/jobs/wakeup.ts';
import { wakeupsWith } from '../../src/wakeups.ts';
import { at, type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { act, dutyOf, incidentOf, reportLeak } from '../support/breach.ts';

const NOW = '2026-10-24T12:00:00Z';
const SIGNAL = '2026-10-23T18:05:00.000Z';
const AWARE = '2026-10-24T01:10:00.000Z';
const PROMISE = 'codecraft-promise-users-72h';
const POLICY = `id key version effectiveFrom toConfirm confirmation { reading rationale confirmedBy }
  promises { ruleId readings }`;
const WHY = 'Counsel reads "a data breach" as one that is known to be one.';

describe('rule 2: what a promise counts from is confirmed by a named person', () => {
  let api: TestApi;
  let team: TestOrganization;
  beforeAll(async () => {
    api = await startApi({ now: NOW });
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    api.clock.now = at(NOW);
    await api.sql('delete from wakeup');
    team = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'AUDITOR');
  });

  const policies = async (): Promise<Json[]> =>
    (await api.ask(team.token.AUDITOR, `{ organization { policies { ${POLICY} } } }`)).organization.policies;
  const confirm = (input: object, token = team.token.DECISION_MAKER) =>
    act(api, token, 'confirmPolicy', { effectiveFrom: '2025-01-01', rationale: WHY, ...input }, POLICY);
  const publish = (input: object) =>
    act(
      ...([api, team.token.DECISION_MAKER, 'publishPolicyVersion'] as const),
      { key: 'privacy-policy', rules: [], ...input },
      POLICY,
    );
  const judgeAgain = async () => {
    const failures: unknown[] = [];
    await tick(api.installation, wakeupsWith(api.installation.catalog), (error) => failures.push(error));
    expect(failures).toEqual([]);
  };
  const leak = async (more: object = {}): Promise<string> => {
    const known = { detected: { at: SIGNAL }, occurredFrom: { at: '2026-10-21T22:15:00Z' }, ...more };
    const { id } = await reportLeak(api, team.token.RESPONDER, known);
    const gapReason = 'The first mail named nobody.';
    const declared = { incidentId: id, aware: { at: AWARE }, ground: 'The mail was clear.', gapReason };
    expect((await act(api, team.token.DECISION_MAKER, 'declareAwareness', declared)).errors).toEqual([]);
    return id;
  };
  const promise = async (id: string): Promise<Json> => {
    const { id: dutyId } = dutyOf(await incidentOf(api, team.token.AUDITOR, id), PROMISE);
    const query = `query ($id: ID!) { obligation(id: $id) { ruleVersion startEvent dueAt provisional
      otherReadings { startEvent says dueAt } why { says } dueHistory { dueAt startEvent } } }`;
    return (await api.ask(team.token.AUDITOR, query, { id: dutyId })).obligation;
  };
  /** The known promise, as its next version, with another term. */
  const promising = (hours: number, clock: object = {}): Json => {
    const [rule] =
      api.installation.catalog.profiles.get('codecraft')?.families.flatMap(({ versions }) => versions) ?? [];
    if (!rule) throw new Error('no promise');
    const { fixtures, clock: known, content, ...terms } = rule;
    const elements = (items: readonly { anyOf: readonly string[] }[]) =>
      items.map(({ anyOf }) => (anyOf.length === 1 ? anyOf[0] : anyOf));
    const readings = known.readings;
    return {
      ...terms,
      content: { promised: elements(content.promised) },
      clock: { ...known, zone: 'entity', term: { unit: 'elapsed_hours', n: hours }, readings, ...clock },
      fixtures: fixtures.map(({ expect: { verdict }, ...given }) => ({ ...given, expect: { verdict } })),
    };
  };

  test('unconfirmed, it leads provisionally with the earliest reading, shows the other, and says so', async () => {
    const duty = await promise(await leak());
    expect(duty).toMatchObject({
      startEvent: 'detected',
      dueAt: '2026-10-26T18:05:00.000Z',
      provisional: true,
    });
    expect(duty.otherReadings).toMatchObject([{ startEvent: 'aware', dueAt: '2026-10-27T01:10:00.000Z' }]);
    expect(duty.why.at(-1).says).toMatch(/nobody has confirmed a reading: the earliest leads, provisionally/);

    const early = await leak({ detected: { at: '2026-10-24T05:00:00Z' } });
    expect(await promise(early)).toMatchObject({ startEvent: 'aware', dueAt: '2026-10-27T01:10:00.000Z' });
    const [policy] = await policies();
    expect(policy).toMatchObject({ confirmation: null, promises: [{ readings: ['detected', 'aware'] }] });
    expect(policy.toConfirm).toHaveLength(1);
  });

  test('confirmed on awareness, the due instant follows, the other reading stays beside, and the history keeps both', async () => {
    const incident = await leak();
    const [{ id: policyId }] = await policies();
    const { data } = await confirm({ policyId, reading: 'aware' });
    expect(data.confirmPolicy).toMatchObject({
      ...{ toConfirm: [], confirmation: { reading: 'aware', rationale: WHY } },
    });
    await judgeAgain();
    const duty = await promise(incident);
    expect(duty).toMatchObject({
      startEvent: 'aware',
      dueAt: '2026-10-27T01:10:00.000Z',
      provisional: false,
    });
    expect(duty.otherReadings).toMatchObject([{ startEvent: 'detected', dueAt: '2026-10-26T18:05:00.000Z' }]);
    expect(duty.dueHistory.map(({ startEvent }: Json) => startEvent)).toEqual(['detected', 'aware']);
  });

  test('confirmed on the first signal, it is no longer provisional', async () => {
    const [{ id: policyId }] = await policies();
    await confirm({ policyId, reading: 'detected' });
    const duty = await promise(await leak());
    expect(duty).toMatchObject({
      startEvent: 'detected',
      dueAt: '2026-10-26T18:05:00.000Z',
      provisional: false,
    });
    expect(duty.otherReadings).toMatchObject([{ startEvent: 'aware' }]);
  });

  test('once per version, by the decision-maker, with a reading it has, a date it states, and a rationale', async () => {
    const [{ id: policyId }] = await policies();
    for (const wrong of [
      { reading: 'contained' },
      { reading: null },
      { reading: 'aware', effectiveFrom: '2025-02-01' },
      { reading: 'aware', effectiveFrom: 'soon' },
    ])
      expect((await confirm({ policyId, ...wrong })).code).toBe('INVALID_INPUT');
    expect((await confirm({ policyId, reading: 'aware', rationale: ' ' })).code).toBe('REASON_REQUIRED');
    const right = { policyId, reading: 'aware' };
    expect((await confirm(right, team.administrator)).code).toBe('FORBIDDEN');
    expect((await confirm(right)).errors).toEqual([]);
    expect((await confirm({ policyId, reading: 'detected' })).code).toBe('CONFLICT');
    const [event] = await api.sql(
      `select details from event where organization_id = $1 and type = 'policy.confirmed'`,
      [team.id],
    );
    expect(event.details).toMatchObject({ policyId, effectiveFrom: '2025-01-01', reading: 'aware' });
    expect(JSON.stringify(event.details)).not.toContain('Counsel');
  });

  test('rule 4: the version in force when the breach occurred applies; a later, laxer one only stands beside', async () => {
    const published = await publish({
      version: '2026-10-22',
      effectiveFrom: '2026-10-22',
      rules: [promising(96)],
    });
    expect(published.data.publishPolicyVersion).toMatchObject({
      ...{ version: '2026-10-22', effectiveFrom: '2026-10-22', promises: [{ ruleId: PROMISE }] },
    });
    const duty = await promise(await leak());
    expect(duty).toMatchObject({ ruleVersion: '2025-01-01', dueAt: '2026-10-26T18:05:00.000Z' });
    expect(duty.otherReadings.at(-1)).toMatchObject({
      ...{ dueAt: '2026-10-27T18:05:00.000Z', says: expect.stringContaining('came into force since') },
    });
    const after = await promise(await leak({ occurredFrom: { at: '2026-10-22T22:15:00Z' } }));
    expect(after).toMatchObject({ ruleVersion: '2026-10-22', dueAt: '2026-10-27T18:05:00.000Z' });
    expect((await policies()).map(({ version }) => version).sort()).toEqual(['2025-01-01', '2026-10-22']);
  });

  test('a later version that is stricter leads, and says which one applied when the breach occurred', async () => {
    const incident = await leak();
    await publish({ version: '2026-10-23', effectiveFrom: '2026-10-23', rules: [promising(24)] });
    await judgeAgain();
    const duty = await promise(incident);
    expect(duty).toMatchObject({
      ruleVersion: '2026-10-23',
      dueAt: '2026-10-24T18:05:00.000Z',
      provisional: true,
    });
    expect(duty.otherReadings.at(-1)).toMatchObject({
      ...{
        dueAt: '2026-10-26T18:05:00.000Z',
        says: expect.stringContaining('in force when the breach occurred'),
      },
    });
    expect(duty.why.at(-1).says).toMatch(/Version 2026-10-23 .* is stricter: it leads/);
  });

  test('a version that promises nothing ends the promise for what occurs from its day on, and for nothing before', async () => {
    await publish({ version: '2026-10-23', effectiveFrom: '2026-10-23' });
    expect(await promise(await leak())).toMatchObject({ ruleVersion: '2025-01-01' });
    const later = await leak({ occurredFrom: { at: '2026-10-23T12:00:00Z' } });
    const { obligations } = await incidentOf(api, team.token.AUDITOR, later);
    expect(obligations.filter(({ ruleId }: Json) => ruleId === PROMISE)).toEqual([]);
    expect((await publish({ version: '2026-10-23', effectiveFrom: '2026-10-24' })).code).toBe('CONFLICT');
  });

  test('an undated policy is confirmed as to its day alone', async () => {
    team = await api.organizationOf('pixeldrive', 'DECISION_MAKER', 'AUDITOR');
    const [{ id: policyId, effectiveFrom }] = await policies();
    expect(effectiveFrom).toBeNull();
    expect((await confirm({ policyId, reading: 'aware' })).code).toBe('INVALID_INPUT');
    const { data } = await confirm({ policyId, effectiveFrom: '2025-06-01' });
    expect(data.confirmPolicy).toMatchObject({ toConfirm: [], confirmation: { reading: null } });
  });
});
