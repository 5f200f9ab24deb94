import { at, type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { accounts, act, done, dutyOf, INCIDENT, incidentOf, reportLeak } from '../support/breach.ts';

const NOW = '2026-10-24T12:00:00Z';
const DECISION =
  'id state decisions { ground verdict rationale decidedBy decidedByName exemptionId endedAs changedFacts endReason facts { key value } }';
const ART34 = 'eu-gdpr-art34';
const PROMISE = 'codecraft-promise-users-72h';
const WHY = 'The hashes are salted and the key never left the vault; see the report of our forensics.';

describe('rule 6: "not required" is a decision of a named person', () => {
  let api: TestApi;
  let team: TestOrganization;
  beforeAll(async () => {
    api = await startApi({ now: NOW });
    team = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'APPROVER', 'AUDITOR');
  });
  afterAll(() => api.close());

  const leak = (more: object = {}): Promise<Json> =>
    reportLeak(api, team.token.RESPONDER, { detected: { at: '2026-10-24T01:10:00Z' }, ...more });
  const amend = (incidentId: string, change: object) =>
    done(api, team.token.RESPONDER, 'amendFacts', { incidentId, ...change }, INCIDENT);
  const decide = (input: object, token = team.token.DECISION_MAKER) =>
    act(api, token, 'decideNotRequired', { rationale: WHY, ...input }, DECISION);
  const duty = async (incidentId: string, rule: string) =>
    dutyOf(await incidentOf(api, team.token.AUDITOR, incidentId), rule);
  const decisionsOn = async (id: string) =>
    (
      await api.ask(
        team.token.AUDITOR,
        `query ($id: ID!) { obligation(id: $id) { ${DECISION} dueHistory { dueAt } } }`,
        { id },
      )
    ).obligation;
  const waiting = (id: string) =>
    api.sql(`select fire_at from reminder where obligation_id = $1 and state = 'WAITING'`, [id]);

  test('it names who, when and why, and the facts it used with their values', async () => {
    const incident = await leak();
    const { id } = dutyOf(incident, ART34);
    const { data } = await decide({ obligationId: id });

    const [decision] = data.decideNotRequired.decisions;
    expect(data.decideNotRequired.state).toBe('DECIDED');
    expect(decision).toMatchObject({
      ...{ ground: 'DOES_NOT_APPLY', verdict: 'UNDECIDED', rationale: WHY, decidedByName: 'DECISION_MAKER' },
      ...{ decidedBy: team.member.DECISION_MAKER, endedAs: null, changedFacts: [] },
    });
    const facts = Object.fromEntries(decision.facts.map(({ key, value }: Json) => [key, value]));
    expect(facts).toMatchObject({ risk_to_people: null, verdict: 'UNDECIDED' });
    expect(await waiting(id)).toEqual([]);

    const [event] = await api.sql(
      `select details from event where type = 'obligation.decided' and details ->> 'obligationId' = $1`,
      [id],
    );
    expect(event.details).toMatchObject({
      ground: 'DOES_NOT_APPLY',
      facts: expect.arrayContaining(['risk_to_people']),
    });
    expect(JSON.stringify(event.details)).not.toContain('hashes');
  });

  test('a responder or an approver may not take it, and without words it is refused', async () => {
    const { id } = dutyOf(await leak(), ART34);
    for (const role of ['RESPONDER', 'APPROVER', 'AUDITOR'] as const)
      expect((await decide({ obligationId: id }, team.token[role])).code).toBe('FORBIDDEN');
    expect((await decide({ obligationId: id, rationale: '  ' })).code).toBe('REASON_REQUIRED');
    expect((await decisionsOn(id)).decisions).toEqual([]);
  });

  test('the database lets no duty stand as decided away without a person and a rationale', async () => {
    const { id } = dutyOf(await leak(), ART34);
    const refused = (sql: string) => expect(api.sql(sql, [id])).rejects;
    await refused(`update obligation set state = 'DECIDED' where id = $1`).toThrow(
      'obligation_decided_by_a_person',
    );
    await refused(`update obligation set state = 'DECIDED', decision_id = uuid_v7() where id = $1`).toThrow(
      'obligation_decision_fk',
    );
    await decide({ obligationId: id });
    for (const column of ['decided_by', 'rationale_id'])
      await refused(`update obligation_decision set ${column} = null where obligation_id = $1`).toThrow(
        'not-null',
      );
    await refused('delete from obligation_decision where obligation_id = $1').toThrow(
      'obligation_decision_fk',
    );
  });

  test('it reopens by itself when a fact it used changes, says which, and its reminders run again', async () => {
    const incident = await leak();
    const { id } = dutyOf(incident, 'eu-gdpr-art33-1');
    const { data } = await decide({ obligationId: id, exemptionId: 'risk-unlikely' });
    expect(data.decideNotRequired.decisions[0]).toMatchObject({ ground: 'EXEMPTION', verdict: 'REQUIRED' });
    expect(await waiting(id)).toEqual([]);

    await amend(incident.id, { facts: [{ key: 'risk_to_people', text: 'risk' }] });

    const after = await decisionsOn(id);
    expect(after.state).toBe('OPEN');
    expect(after.decisions).toEqual([
      expect.objectContaining({
        endedAs: 'REOPENED',
        changedFacts: expect.arrayContaining(['risk_to_people']),
      }),
    ]);
    expect((await waiting(id)).length).toBeGreaterThan(3);
    const [event] = await api.sql(
      `select details from event where type = 'obligation.decision-reopened' and details ->> 'obligationId' = $1`,
      [id],
    );
    expect(event.details.facts).toEqual(expect.arrayContaining(['risk_to_people']));
  });

  test('it stays when other facts change', async () => {
    const incident = await leak();
    const { id } = dutyOf(incident, ART34);
    await decide({ obligationId: id });
    await amend(incident.id, {
      ...{ title: 'Backup bucket of the hosting firm', contained: { at: '2026-10-24T08:00:00Z' } },
      milestones: [{ key: 'DETERMINED', time: { at: '2026-10-24T09:00:00Z' } }],
    });
    await done(api, team.token.DECISION_MAKER, 'declareAwareness', {
      ...{ incidentId: incident.id, aware: { at: '2026-10-24T01:10:00Z' }, ground: 'The mail was clear.' },
    });
    expect(await duty(incident.id, ART34)).toMatchObject({ state: 'DECIDED', incidentVersion: 3 });
  });

  test('a body of data found later, which it did not know of, reopens it', async () => {
    const incident = await leak();
    const { id } = dutyOf(incident, 'eu-gdpr-art33-1');
    await decide({ obligationId: id, exemptionId: 'encrypted-and-available' });
    await amend(incident.id, { dataSets: [{ ...accounts('FR'), name: 'support tickets' }] });
    expect((await decisionsOn(id)).decisions[0].endedAs).toBe('REOPENED');
  });

  test('a promise may be departed from, and the decision says that it is a departure; a law may not', async () => {
    const incident = await leak();
    const promise = dutyOf(incident, PROMISE);
    const { data } = await decide({ obligationId: promise.id });
    expect(data.decideNotRequired).toMatchObject({
      state: 'DECIDED',
      decisions: [{ ground: 'DEPARTURE', verdict: 'REQUIRED' }],
    });
    const statute = dutyOf(incident, 'eu-gdpr-art33-1').id;
    expect((await decide({ obligationId: statute, ground: 'DEPARTURE' })).code).toBe('INVALID_INPUT');
    const wrong = await decide({ obligationId: statute, exemptionId: 'because' });
    expect(wrong.errors[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', field: 'exemptionId' });
    expect(wrong.errors[0]?.extensions.known).toContain('risk-unlikely');
  });

  test('it can be withdrawn with a reason; both stay on record', async () => {
    const { id } = dutyOf(await leak(), ART34);
    await decide({ obligationId: id });
    expect((await decide({ obligationId: id })).code).toBe('CONFLICT');
    const take = (reason: string) =>
      act(api, team.token.DECISION_MAKER, 'withdrawDecision', { obligationId: id, reason }, DECISION);
    expect((await take(' ')).code).toBe('REASON_REQUIRED');
    const { data } = await take('Counsel disagrees.');
    expect(data.withdrawDecision).toMatchObject({
      state: 'OPEN',
      decisions: [{ endedAs: 'WITHDRAWN', endReason: 'Counsel disagrees.', rationale: WHY }],
    });
    expect((await take('Again.')).code).toBe('CONFLICT');
    expect((await decide({ obligationId: id })).data.decideNotRequired.decisions).toHaveLength(2);
  });

  test('a duty met after all ends the decision against it', async () => {
    const { id } = dutyOf(await leak(), 'eu-gdpr-art33-1');
    await decide({ obligationId: id, exemptionId: 'risk-unlikely' });
    await done(api, team.token.RESPONDER, 'recordFiling', { obligationId: id, channel: 'PORTAL' });
    expect(await decisionsOn(id)).toMatchObject({ state: 'MET', decisions: [{ endedAs: 'OVERTAKEN' }] });
    expect((await decide({ obligationId: id })).code).toBe('CONFLICT');
  });

  test('an incident closes once every duty is met or decided; one that an exemption lifted wants its decision too', async () => {
    const incident = await leak();
    await amend(incident.id, { facts: [{ key: 'risk_to_people', text: 'unlikely' }] });
    for (const move of ['INVESTIGATE', 'CONTAIN'])
      await done(api, team.token.RESPONDER, 'moveIncident', { incidentId: incident.id, move });
    const close = () =>
      act(api, team.token.DECISION_MAKER, 'closeIncident', { incidentId: incident.id }, 'state');
    const refused = await close();
    expect(refused.errors[0]?.message).toMatch(
      /Art\. 33\(1\) \(lifted by an exemption that nobody has decided on\)/,
    );
    expect(refused.errors[0]?.message).toMatch(/incident clause \(not met\)/);

    const owed: string[] = refused.errors[0]?.extensions.obligations;
    for (const obligationId of owed) await decide({ obligationId });
    expect((await close()).data.closeIncident.state).toBe('CLOSED');
  });

  test('the register shows each decision with its rationale', async () => {
    const incident = await leak();
    await decide({ obligationId: dutyOf(incident, ART34).id });
    const { register } = await api.ask(
      team.token.AUDITOR,
      '{ register(first: 50) { nodes { reference decisions { citation ground rationale decidedByName } } } }',
    );
    const entry = register.nodes.find(({ reference }: Json) => reference === incident.reference);
    expect(entry.decisions).toEqual([
      {
        ...{ citation: 'Regulation (EU) 2016/679, Art. 34(1)', ground: 'DOES_NOT_APPLY', rationale: WHY },
        decidedByName: 'DECISION_MAKER',
      },
    ]);
  });

  test('a dismissed incident that is reopened finds its decisions as they were', async () => {
    const incident = await leak();
    const { id } = dutyOf(incident, ART34);
    await decide({ obligationId: id });
    const move = (step: string) =>
      done(api, team.token.RESPONDER, 'moveIncident', {
        incidentId: incident.id,
        move: step,
        reason: 'So it is.',
      });
    await move('DISMISS');
    expect((await decisionsOn(id)).state).toBe('DECIDED');
    api.clock.now = at('2026-10-24T13:00:00Z');
    await move('REOPEN');
    expect(await decisionsOn(id)).toMatchObject({ state: 'DECIDED', decisions: [{ endedAs: null }] });
  });
});
