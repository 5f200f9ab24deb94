import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { accounts, act, done } from '../support/breach.ts';

const CHANGE = `kind title ruleIdBefore ruleIdAfter citationBefore citationAfter recipientKeyBefore recipientKeyAfter
  verdictBefore verdictAfter dueAtBefore dueAtAfter`;
const COMPARE = `query ($input: CompareRulesInput!, $first: Int!, $after: String) {
  compareRules(input: $input) { changes { ${CHANGE} }
    incidents(first: $first, after: $after) {
      nodes { incidentId incident { reference } changed appearing disappearing moving changes { ${CHANGE} } }
      pageInfo { hasNextPage endCursor } } } }`;
const omnibus = { after: { proposals: ['eu-digital-omnibus-96h'] } };

describe('which duties would be otherwise under other rules', () => {
  let api: TestApi;
  let team: TestOrganization;
  beforeAll(async () => {
    api = await startApi({ now: '2026-10-24T12:00:00Z' });
    team = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'AUDITOR');
  });
  afterAll(() => api.close());

  const compare = async (input: object, { first = 20, after = null as string | null } = {}): Promise<Json> =>
    (await api.ask(team.token.RESPONDER, COMPARE, { input, first, after })).compareRules;
  const detected = { at: '2026-10-24T10:00:00Z' };
  const leak = { detected, dataSets: [accounts('FR')] };
  const withRisk = (text: string) => ({
    ...leak,
    facts: [
      { key: 'risk_to_people', text },
      { key: 'targets_people_in_eea', yes: true },
    ],
  });
  const report = async (risk: string | null, more: object = {}) => {
    const { id } = await done(api, team.token.RESPONDER, 'reportIncident', { title: 'x', ...leak, ...more });
    const facts = [
      { key: 'targets_people_in_eea', yes: true },
      ...(risk ? [{ key: 'risk_to_people', text: risk }] : []),
    ];
    await done(api, team.token.RESPONDER, 'amendFacts', { incidentId: id, facts });
    return id;
  };
  const art33 = (changes: Json[]) => changes.find(({ ruleIdBefore }) => ruleIdBefore === 'eu-gdpr-art33-1');

  test('under the omnibus a high risk is notified within 96 hours in place of 72', async () => {
    const { changes } = await compare({ ...omnibus, over: withRisk('high_risk') });
    expect(art33(changes)).toMatchObject({
      kind: 'MOVES',
      ruleIdAfter: 'eu-digital-omnibus-96h',
      recipientKeyBefore: 'sa:FR',
      recipientKeyAfter: 'sa:FR',
      ...{ verdictBefore: 'REQUIRED', verdictAfter: 'REQUIRED' },
      ...{ dueAtBefore: '2026-10-27T10:00:00.000Z', dueAtAfter: '2026-10-28T10:00:00.000Z' },
    });
  });

  test('a risk that is no high one need not be notified any more', async () => {
    const { changes } = await compare({ ...omnibus, over: withRisk('risk') });
    expect(art33(changes)).toMatchObject({
      kind: 'DISAPPEARS',
      verdictBefore: 'REQUIRED',
      verdictAfter: 'NOT_REQUIRED',
    });
  });

  test('one that nobody has assessed is due until it is, and would be undecided', async () => {
    const { changes } = await compare({ ...omnibus, over: leak });
    expect(art33(changes)).toMatchObject({
      kind: 'VERDICT',
      verdictBefore: 'REQUIRED',
      verdictAfter: 'UNDECIDED',
    });
  });

  test('rule 4: a proposal changes nothing but the comparison', async () => {
    const id = await report('high_risk');
    const { incident } = await api.ask(
      team.token.RESPONDER,
      'query ($id: ID!) { incident(id: $id) { obligations { ruleId } } }',
      { id },
    );
    const rules = incident.obligations.map(({ ruleId }: Json) => ruleId);
    expect(rules).toContain('eu-gdpr-art33-1');
    expect(rules).not.toContain('eu-digital-omnibus-96h');
  });

  test('which of our incidents would change: page by page, with counts, and only those that you may see', async () => {
    const other = await api.organizationWith('RESPONDER');
    const ids = {
      high: await report('high_risk'),
      some: await report('risk'),
      none: await report('unlikely'),
    };
    const hidden = await report('high_risk', { restrictedTo: [team.member.DECISION_MAKER] });
    const seen: Json[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { incidents } = await compare(omnibus, { first: 2, after });
      seen.push(...incidents.nodes);
      more = incidents.pageInfo.hasNextPage;
      after = incidents.pageInfo.endCursor;
    }
    const of = (id: string) => seen.find(({ incidentId }) => incidentId === id);
    expect(of(ids.high)).toMatchObject({ changed: true, appearing: 0, disappearing: 0, moving: 1 });
    expect(of(ids.some)).toMatchObject({ changed: true, disappearing: 1 });
    expect(of(ids.none)).toMatchObject({ changed: false, changes: [] });
    expect(new Set(seen.map(({ incidentId }) => incidentId)).size).toBe(seen.length);
    const auditor = await api.ask(team.token.AUDITOR, COMPARE, { input: omnibus, first: 50, after: null });
    expect(auditor.compareRules.incidents.nodes.map(({ incidentId }: Json) => incidentId)).not.toContain(
      hidden,
    );
    const { compareRules } = await api.ask(other.token.RESPONDER, COMPARE, {
      input: omnibus,
      first: 50,
      after: null,
    });
    expect(compareRules.incidents.nodes).toEqual([]);
  });

  test('what was answered under a rule counts as answered under the one in its place', async () => {
    const id = await report('high_risk');
    const { incident } = await api.ask(
      team.token.RESPONDER,
      'query ($id: ID!) { incident(id: $id) { obligations { id ruleId } } }',
      { id },
    );
    const obligationId = incident.obligations.find(({ ruleId }: Json) => ruleId === 'eu-gdpr-art33-1').id;
    const filed = await act(api, team.token.DECISION_MAKER, 'recordFiling', {
      obligationId,
      channel: 'PORTAL',
      state: 'PREPARED',
    });
    expect(filed.errors).toEqual([]);
    const { incidents } = await compare({ ...omnibus, rules: ['eu-gdpr-art33-1', 'eu-digital-omnibus-96h'] });
    expect(incidents.nodes.find(({ incidentId }: Json) => incidentId === id).moving).toBe(1);
  });

  test('the law of a day: what applied before a duty was made asks nothing', async () => {
    const { changes } = await compare({ after: { inForceOn: '2017-01-01' }, over: withRisk('high_risk') });
    expect(art33(changes)).toMatchObject({ kind: 'DISAPPEARS', ruleIdAfter: null, verdictAfter: null });
    const same = await compare({ after: {}, over: withRisk('high_risk') });
    expect(same.changes).toEqual([]);
    expect(same.incidents.nodes.every(({ changed }: Json) => !changed)).toBe(true);
  });

  test('what would change if these facts were so, over an incident', async () => {
    const id = await report(null);
    const query = `query ($input: EvaluateIncidentInput!) { evaluateIncident(input: $input) { changes { ${CHANGE} } } }`;
    const facts = [{ key: 'risk_to_people', text: 'unlikely' }];
    const { evaluateIncident } = await api.ask(team.token.RESPONDER, query, {
      input: { incidentId: id, facts },
    });
    expect(art33(evaluateIncident.changes)).toMatchObject({ kind: 'DISAPPEARS' });
    const none = await api.ask(team.token.RESPONDER, query, { input: { incidentId: id } });
    expect(none.evaluateIncident.changes).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['a rule in force', { after: { proposals: ['eu-gdpr-art33-1'] } }, 'no proposed or future version'],
    ['an unknown rule', { after: { proposals: ['eu-gdpr-99'] } }, 'no rule'],
    ['a day that is none', { after: { inForceOn: '2026-02-30' } }, '2026-02-30'],
  ])('%s is no set of rules', async (_what, input, says) => {
    const answer = await api.call(team.token.RESPONDER, COMPARE, { input, first: 1, after: null });
    expect(answer.code).toBe('INVALID_INPUT');
    expect(answer.errors[0]?.message).toContain(says);
  });

  test('a page that would cost too much is refused before anything is judged', async () => {
    const answer = await api.call(team.token.RESPONDER, COMPARE, { input: omnibus, first: 200, after: null });
    expect(answer.code).toBe('LIMIT_EXCEEDED');
  });
});
