import { tick } from '../../src/platform/jobs/wakeup.ts';
import { wakeupsWith } from '../../src/wakeups.ts';
import { at, type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { accounts, act, done, dutyOf, incidentOf, reportLeak } from '../support/breach.ts';

const NOW = '2026-10-24T12:00:00Z';
const SIGNAL = '2026-10-24T01:10:00.000Z';
const RULE = 'id ruleId version title citation source effectiveFrom lastDay retireReason rule';
const acme = {
  ...{ title: 'Tell Acme', citation: 'DPA with Acme of 2025-02-01, section 9', partyKind: 'CONTROLLER' },
  ...{ partyName: 'Acme', hours: 24, start: 'DETECTED', effectiveFrom: '2025-02-01' },
};
const rendered = (...controllers: string[]) => ({
  ...{ ...accounts('FR'), name: 'render data', role: 'PROCESSOR', controllers },
});

describe('Contract duties that an organization adds itself', () => {
  let api: TestApi;
  let team: TestOrganization;
  beforeAll(async () => {
    api = await startApi({ now: NOW });
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    api.clock.now = at(NOW);
    await api.sql('delete from wakeup');
    team = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'AUDITOR', 'APPROVER');
  });

  const leak = (dataSets: object[], more: object = {}): Promise<Json> =>
    reportLeak(api, team.token.RESPONDER, { detected: { at: SIGNAL }, dataSets, ...more });
  const add = (input: object = {}, token = team.token.DECISION_MAKER) =>
    act(api, token, 'addContractDuty', { ...acme, ...input }, RULE);
  const put = (rule: object, token = team.administrator) =>
    act(api, token, 'putOrganizationRule', { rule }, RULE);
  const judgeAgain = async () => {
    const failures: unknown[] = [];
    await tick(api.installation, wakeupsWith(api.installation.catalog), (error) => failures.push(error));
    expect(failures).toEqual([]);
  };
  const rulesOf = (incident: Json) => incident.obligations.map(({ ruleId }: Json) => ruleId);

  test('the hours agreed with a controller stand beside the law, labelled; the law itself keeps no date', async () => {
    const { data } = await add();
    expect(data.addContractDuty).toMatchObject({
      ruleId: 'contract-acme-tell-acme',
      source: 'CONTRACT',
      lastDay: null,
    });
    const incident = await leak([rendered('Acme', 'Bolt')]);
    expect(dutyOf(incident, 'contract-acme-tell-acme')).toMatchObject({
      ...{ source: 'CONTRACT', recipientKey: 'controller:Acme', verdict: 'REQUIRED' },
      ...{ dueAt: '2026-10-25T01:10:00.000Z', citation: acme.citation },
    });
    const query = `query ($id: ID!) { incident(id: $id) { obligations {
      ruleId recipientKey dueAt contractTerms { title citation dueAt } } } }`;
    const { obligations } = (await api.ask(team.token.AUDITOR, query, { id: incident.id })).incident;
    const statute = obligations.filter(({ ruleId }: Json) => ruleId === 'eu-gdpr-art33-2');
    expect(
      statute.map(({ recipientKey, dueAt, contractTerms }: Json) => [recipientKey, dueAt, contractTerms]),
    ).toEqual(
      expect.arrayContaining([
        [
          'controller:Acme',
          null,
          [{ title: acme.title, citation: acme.citation, dueAt: '2026-10-25T01:10:00.000Z' }],
        ],
        ['controller:Bolt', null, []],
      ]),
    );
  });

  test('another controller is none of its business; while nobody is named it is a question', async () => {
    await add();
    expect(rulesOf(await leak([rendered('Bolt')]))).not.toContain('contract-acme-tell-acme');
    const open = dutyOf(await leak([rendered()]), 'contract-acme-tell-acme');
    expect(open).toMatchObject({
      verdict: 'UNDECIDED',
      provisional: true,
      dueAt: '2026-10-25T01:10:00.000Z',
    });
    expect(open.openQuestions.map(({ key }: Json) => key.split('.').at(-1))).toContain('controllers');
    expect(dutyOf(await leak([rendered(' ACME ')]), 'contract-acme-tell-acme').verdict).toBe('REQUIRED');
  });

  test('an insurer is told whatever the data, and an incident that is open already gets the duty', async () => {
    const incident = await leak([{ ...accounts('FR'), personalData: 'NO' }]);
    const insurer = {
      partyKind: 'INSURER',
      partyName: 'Nordlicht Insurance',
      days: 3,
      hours: null,
      title: 'Notify',
    };
    await add({ ...insurer, citation: 'Cyber policy, section 4', start: 'AWARE', key: 'nordlicht' });
    await judgeAgain();
    expect(dutyOf(await incidentOf(api, team.token.AUDITOR, incident.id), 'nordlicht')).toMatchObject({
      ...{
        recipientKey: 'party:Nordlicht Insurance',
        recipientKind: 'CONTRACT_PARTY',
        startEvent: 'detected',
      },
      // Three calendar days in California, where 24 October 01:10Z is the 23rd.
      ...{ dueAt: '2026-10-27T06:59:59.000Z', provisional: true },
    });
    const named = await api.sql(`select recipient_name from obligation where rule_id = 'nordlicht'`);
    expect(named).toEqual([{ recipient_name: 'Nordlicht Insurance' }]);
  });

  test('an incident before the contract is not under it; one retired holds for what occurred up to its last day', async () => {
    const occurredFrom = { at: '2026-10-21T22:15:00Z' };
    const { data } = await add({ effectiveFrom: '2026-10-22' });
    const before = await leak([rendered('Acme')], { occurredFrom });
    expect(rulesOf(before)).not.toContain('contract-acme-tell-acme');

    const retire = (input: object) =>
      act(
        ...([api, team.administrator, 'retireOrganizationRule'] as const),
        { ruleRowId: data.addContractDuty.id, reason: 'Acme has left.', ...input },
        RULE,
      );
    expect((await retire({ reason: ' ' })).code).toBe('REASON_REQUIRED');
    expect((await retire({ lastDay: '2026-10-23' })).code).toBe('INVALID_INPUT');
    expect((await retire({})).data.retireOrganizationRule).toMatchObject({
      ...{ lastDay: '2026-10-24', retireReason: 'Acme has left.' },
    });
    expect((await retire({})).code).toBe('CONFLICT');
    const during = await leak([rendered('Acme')], { occurredFrom: { at: '2026-10-23T12:00:00Z' } });
    expect(rulesOf(during)).toContain('contract-acme-tell-acme');
    api.clock.now = at('2026-10-26T12:00:00Z');
    const after = { occurredFrom: { at: '2026-10-25T12:00:00Z' }, detected: { at: '2026-10-25T13:00:00Z' } };
    expect(rulesOf(await leak([rendered('Acme')], after))).not.toContain('contract-acme-tell-acme');
  });

  test('a rule of one organization never applies to another, nor is it seen there', async () => {
    await add();
    const other = await api.organizationWith('RESPONDER', 'AUDITOR');
    const theirs = await reportLeak(api, other.token.RESPONDER, { dataSets: [rendered('Acme')] });
    expect(rulesOf(theirs)).not.toContain('contract-acme-tell-acme');
    const list = '{ organizationRules(first: 50) { nodes { ruleId } } }';
    expect((await api.ask(other.token.AUDITOR, list)).organizationRules.nodes).toEqual([]);
    expect((await api.ask(team.token.AUDITOR, list)).organizationRules.nodes).toEqual([
      { ruleId: 'contract-acme-tell-acme' },
    ]);
  });

  test('a version is never overwritten; the next one, from its day on, counts, and a correction for the same day too', async () => {
    const first = (await add()).data.addContractDuty;
    expect((await add()).code).toBe('CONFLICT');
    const { rule } = first;
    const fixtures = [{ ...rule.fixtures[0], expect: { verdict: 'REQUIRED' } }, rule.fixtures[1]];
    const corrected = {
      ...{ ...rule, version: '2025-02-01 corrected', fixtures },
      clock: { ...rule.clock, zone: 'UTC', term: { unit: 'elapsed_hours', n: 12 } },
    };
    api.clock.now = at('2026-10-24T12:00:01Z');
    expect((await put(corrected)).data.putOrganizationRule.version).toBe('2025-02-01 corrected');
    const duty = dutyOf(await leak([rendered('Acme')]), 'contract-acme-tell-acme');
    expect(duty).toMatchObject({ dueAt: '2026-10-24T13:10:00.000Z' });
    const kept = await api.sql(
      `select version from organization_rule where organization_id = $1 order by version`,
      [team.id],
    );
    expect(kept).toEqual([{ version: '2025-02-01' }, { version: '2025-02-01 corrected' }]);
  });

  test('what does not hold is refused with everything that is wrong: form, citation, words, cases, a law', async () => {
    const { rule } = (await add()).data.addContractDuty;
    const zoned = { ...rule, id: 'other', clock: { ...rule.clock, zone: 'UTC' } };
    const wrong: [object, RegExp][] = [
      [{}, /id: .*title: |title: .*/],
      [{ ...zoned, citation: '' }, /citation/],
      [{ ...zoned, source: 'STATUTE' }, /a law is no rule of yours/],
      [{ ...zoned, id: 'eu-gdpr-art33-1' }, /is the id of a law/],
      [{ ...zoned, fixtures: rule.fixtures.slice(0, 1) }, /negative fixture/],
      [{ ...zoned, trigger: { fact: { key: 'mood', is: 'bad' } } }, /fact "mood" is not in facts\//],
      [
        { ...zoned, recipient: { kind: 'authority', resolver: { kind: 'static', key: 'sa:XX' } } },
        /is no authority/,
      ],
      [{ ...zoned, dependsOn: ['nowhere'] }, /rule "nowhere" is not in any file/],
      [
        {
          ...zoned,
          fixtures: [{ ...rule.fixtures[0], expect: { verdict: 'REQUIRED', due: NOW } }, rule.fixtures[1]],
        },
        /case "Such data was seen by others": the due instant is .*, not/,
      ],
    ];
    for (const [given, message] of wrong) {
      const { code, errors } = await put(given);
      expect([code, errors[0]?.message]).toEqual(['INVALID_INPUT', expect.stringMatching(message)]);
      expect(errors[0]?.extensions.problems.length).toBeGreaterThan(0);
    }
    for (const input of [{ hours: 0 }, { days: 3 }, { effectiveFrom: 'soon' }, { partyName: ' ' }])
      expect((await add({ key: 'x', ...input })).code).toBe('INVALID_INPUT');
    expect((await put(zoned, team.token.APPROVER)).code).toBe('FORBIDDEN');
    expect((await add({}, team.token.RESPONDER)).code).toBe('FORBIDDEN');
  });

  test('rule 11: a contract that dates from the end of a hold is due at its end', async () => {
    const { rule } = (await add()).data.addContractDuty;
    const held = { ...rule, id: 'held', holdEffect: 'new_due', clock: { ...rule.clock, zone: 'UTC' } };
    await put(held);
    const incident = await leak([rendered('Acme')]);
    await done(api, team.token.RESPONDER, 'placeHold', {
      ...{
        incidentId: incident.id,
        agency: 'State police',
        officer: 'Inspector Vogel',
        reason: 'They asked.',
      },
      ...{ written: true, until: '2026-11-02T09:00:00Z', regimes: ['contract-acme'] },
    });
    const after = await incidentOf(api, team.token.AUDITOR, incident.id);
    expect(dutyOf(after, 'held').dueAt).toBe('2026-11-02T09:00:00.000Z');
    expect(dutyOf(after, 'contract-acme-tell-acme').dueAt).toBe('2026-10-25T01:10:00.000Z');
  });
});
