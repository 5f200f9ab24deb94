import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { accounts, act, done, dutyOf, INCIDENT, incidentOf, reportLeak } from '../support/breach.ts';

const RISK = `id number verdict rationale assessedBy incidentVersion stale staleBecause unscored circumstances
  severity { score { lowest highest } lowestBand highestBand suggests open { input moves decides } flags { flag value } }
  data { group categories adjustment to justification } identifiers { kind level justification } confidentiality`;

/** Accounts with passwords, sold: 1 × 1 + 0.5 + 0.5 = 2 where the mail addresses name people. */
const inputs = {
  data: [
    { group: 'SIMPLE', categories: ['name', 'email_address', 'password'] },
    { group: 'BEHAVIOURAL', adjustment: 'NATURE', justification: 'Settings of the editor only.' },
  ],
  identifiers: [{ kind: 'EMAIL', level: 'MAXIMUM', justification: 'Most are name.surname.' }],
  confidentiality: 'UNKNOWN_RECIPIENTS',
  integrity: 'NOT_LOST',
  availability: 'NOT_LOST',
  malice: 'YES',
  circumstances: 'Offered in a forum.',
};

describe('The risk to people', () => {
  let api: TestApi;
  let team: TestOrganization;
  beforeAll(async () => {
    api = await startApi();
    team = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'AUDITOR');
  });
  afterAll(() => api.close());

  const assess = (incidentId: string, more: object) =>
    act(api, team.token.RESPONDER, 'assessRisk', { incidentId, inputs, ...more }, RISK);
  const found = (incidentId: string, more: object) =>
    done(api, team.token.RESPONDER, 'assessRisk', { incidentId, inputs, ...more }, RISK);
  const current = async (id: string): Promise<Json> =>
    (
      await api.ask(
        team.token.AUDITOR,
        `query ($id: ID!) { incident(id: $id) { version riskAssessment { ${RISK} } riskAssessments { number verdict stale } } }`,
        { id },
      )
    ).incident;

  test('the verdict of a named person becomes a fact, and the obligations follow it', async () => {
    const incident = await reportLeak(api, team.token.RESPONDER);
    expect(dutyOf(incident, 'eu-gdpr-art34').verdict).toBe('UNDECIDED');

    const assessed = await found(incident.id, {
      verdict: 'HIGH_RISK',
      rationale: 'Passwords open other services.',
    });

    expect(assessed).toMatchObject({
      number: 1,
      verdict: 'HIGH_RISK',
      rationale: 'Passwords open other services.',
      assessedBy: team.member.RESPONDER,
      incidentVersion: incident.version + 1,
      stale: false,
      unscored: [],
      severity: { score: { lowest: 2, highest: 2 }, highestBand: 'MEDIUM', suggests: 'RISK', open: [] },
      circumstances: 'Offered in a forum.',
      confidentiality: 'UNKNOWN_RECIPIENTS',
    });
    expect(assessed.severity.flags).toEqual([
      { flag: 'OVER_100', value: 'YES' },
      { flag: 'UNINTELLIGIBLE', value: 'NO' },
    ]);
    expect(assessed.data[1]).toMatchObject({
      adjustment: 'NATURE',
      justification: 'Settings of the editor only.',
    });
    const after = await incidentOf(api, team.token.RESPONDER, incident.id);
    expect(dutyOf(after, 'eu-gdpr-art34').verdict).toBe('REQUIRED');
    expect(after.version).toBe(incident.version + 1);
  });

  test('a verdict that is not what the number suggests needs a rationale, in either direction', async () => {
    const { id } = await reportLeak(api, team.token.RESPONDER);

    for (const verdict of ['UNLIKELY', 'HIGH_RISK']) {
      const refused = await assess(id, { verdict });
      expect([refused.code, refused.errors[0]?.extensions]).toMatchObject([
        'REASON_REQUIRED',
        { field: 'rationale', suggested: 'RISK' },
      ]);
    }
    expect((await assess(id, { verdict: 'RISK' })).data.assessRisk.rationale).toBe(null);
  });

  test('with nothing known the number is a range, and only the worst verdict needs no rationale', async () => {
    const { id } = await reportLeak(api, team.token.RESPONDER);
    expect((await assess(id, { verdict: 'UNLIKELY', inputs: {} })).code).toBe('REASON_REQUIRED');
    const assessed = await found(id, { verdict: 'HIGH_RISK', inputs: {} });
    expect(assessed.severity).toMatchObject({ score: { lowest: 0.25, highest: 6 }, lowestBand: 'LOW' });
    expect(assessed.unscored).toEqual(['name', 'email_address', 'password']);
  });

  test('each step and each level is justified, and the refusal names each that is not', async () => {
    const { id } = await reportLeak(api, team.token.RESPONDER);
    const bare = {
      data: [{ group: 'SIMPLE', adjustment: 'PROFILING' }],
      identifiers: [{ kind: 'EMAIL', level: 'MAXIMUM', justification: ' ' }],
    };
    const refused = await assess(id, { verdict: 'HIGH_RISK', inputs: bare });
    expect([refused.code, refused.errors[0]?.extensions.fields]).toEqual([
      'REASON_REQUIRED',
      ['data.0.justification', 'identifiers.0.justification'],
    ]);
    expect((await current(id)).riskAssessments).toEqual([]);
    const [{ count }] = await api.sql('select count(*)::int as count from statement where incident_id = $1', [
      id,
    ]);
    expect(count).toBe(0);
  });

  test('assessments follow one another and none is changed, not by the database either', async () => {
    const { id } = await reportLeak(api, team.token.RESPONDER);
    await found(id, { verdict: 'RISK' });
    await found(id, { verdict: 'UNLIKELY', rationale: 'The forum was a trap of the police.' });

    expect((await current(id)).riskAssessments).toEqual([
      { number: 2, verdict: 'UNLIKELY', stale: false },
      // The fact is another one by now.
      { number: 1, verdict: 'RISK', stale: true },
    ]);
    const [grants] = await api.sql(
      `select array_agg(privilege_type::text order by 1) as held from information_schema.role_table_grants
        where table_name = 'risk_assessment' and grantee = 'tocsin_app'`,
    );
    expect(grants.held).toEqual(['INSERT', 'SELECT']);
  });

  test('it is stale once a fact it used changes, and says which; a new title changes nothing', async () => {
    const incident = await reportLeak(api, team.token.RESPONDER);
    const { id } = incident;
    await found(id, { verdict: 'RISK' });
    const amend = (more: object) =>
      done(api, team.token.RESPONDER, 'amendFacts', { incidentId: id, ...more });

    await amend({ title: 'Public backup, found by a customer' });
    expect((await current(id)).riskAssessment.stale).toBe(false);

    const [dataSet] = incident.dataSets;
    await amend({
      dataSets: [{ ...accounts('FR'), id: dataSet.id, categories: ['email_address', 'health'] }],
    });
    const { riskAssessment } = await current(id);
    expect(riskAssessment).toMatchObject({
      stale: true,
      staleBecause: ['"accounts": categories'],
      unscored: ['health'],
    });

    await amend({ facts: [{ key: 'risk_to_people', text: 'high_risk' }] });
    expect((await current(id)).riskAssessment.staleBecause).toContain(
      'The fact risk_to_people is now high_risk',
    );
  });

  test('who read an older version of the facts is told so, and nothing is recorded', async () => {
    const { id, version } = await reportLeak(api, team.token.RESPONDER);
    await done(api, team.token.RESPONDER, 'amendFacts', { incidentId: id, title: 'Changed' });
    const refused = await assess(id, { verdict: 'RISK', version });
    expect([refused.code, refused.errors[0]?.extensions.currentVersion]).toEqual(['CONFLICT', version + 1]);
  });

  test('the record holds verdict, numbers and digests, and no word of a justification', async () => {
    const { id } = await reportLeak(api, team.token.RESPONDER);
    await found(id, { verdict: 'HIGH_RISK', rationale: 'Quite secret words.' });
    const events = await api.sql('select type, details from event where incident_id = $1 order by seq', [id]);
    const assessed = events.find(({ type }) => type === 'risk.assessed');
    expect(assessed?.details).toMatchObject({ number: 1, verdict: 'HIGH_RISK', lowest: 2, highest: 2 });
    expect(assessed?.details.justifications).toHaveLength(3);
    expect(JSON.stringify(events)).not.toMatch(/secret|name\.surname|forum/);
    const [row] = await api.sql('select inputs::text as inputs from risk_assessment where incident_id = $1', [
      id,
    ]);
    expect(row.inputs).not.toMatch(/name\.surname|forum|editor/);
  });

  test('a client builds its form from the tables, and sees the number before anything is kept', async () => {
    const { severityTables, severityPreview } = await api.ask(
      team.token.RESPONDER,
      `query ($inputs: SeverityInput!) {
         severityTables {
           groups { key base categories adjustments { key direction results label } } inherits
           identifiers { key levels { level factor meaning } } circumstances { field key adds } bands { key from }
         }
         severityPreview(inputs: $inputs) { score { lowest highest } suggests open { input decides } }
       }`,
      { inputs: { ...inputs, availability: undefined, identifiers: [{ kind: 'EMAIL' }] } },
    );
    expect(severityTables.groups.map(({ key, base }: Json) => [key, base])).toEqual([
      ['SIMPLE', 1],
      ['BEHAVIOURAL', 2],
      ['FINANCIAL', 3],
      ['SENSITIVE', 4],
    ]);
    expect(severityTables.groups[3].categories).toContain('health');
    expect(severityTables.inherits).toContain('password');
    expect(severityTables.bands.map(({ from }: Json) => from)).toEqual([0, 2, 3, 4]);
    expect(severityTables.circumstances).toHaveLength(14);
    expect(severityPreview).toEqual({
      score: { lowest: 1.25, highest: 2.5 },
      suggests: 'RISK',
      open: [
        { input: 'identifiers.0', decides: true },
        { input: 'availability', decides: false },
      ],
    });
  });

  test('what the tables do not permit is refused with what they do', async () => {
    const { id } = await reportLeak(api, team.token.RESPONDER);
    const wrong = [
      { data: [{ group: 'FINANCIAL', adjustment: 'PROFILING', justification: 'x' }] },
      {
        identifiers: [
          { kind: 'PICTURE', level: 'LIMITED' },
          { kind: 'EMAIL', level: 'LIMITED' },
        ],
      },
      { data: [{ group: 'SIMPLE', categories: ['shoe_size'] }] },
    ];
    for (const inputs of wrong)
      expect((await assess(id, { verdict: 'HIGH_RISK', inputs })).code).toBe('INVALID_INPUT');
    expect((await current(id)).riskAssessment).toBe(null);
  });

  test('a list of incidents with their assessments takes as many statements as one', async () => {
    const query = `query ($first: Int!) { incidents(first: $first) { nodes { ${INCIDENT} riskAssessment { ${RISK} } missingContacts { kind } } } }`;
    const count = async (first: number) => {
      api.statements.length = 0;
      const { incidents } = await api.ask(team.token.AUDITOR, query, { first });
      expect(incidents.nodes.every(({ riskAssessment }: Json) => riskAssessment)).toBe(first === 2);
      return api.statements.length;
    };
    for (const _ of [1, 2])
      await found((await reportLeak(api, team.token.RESPONDER)).id, { verdict: 'RISK' });
    expect(await count(2)).toBe(await count(10));
  });
});
