import { startApi, type TestApi, type TestOrganization } from '../support/api.ts';

let api: TestApi;
let company: TestOrganization;
beforeAll(async () => {
  api = await startApi({ now: '2026-10-24T01:40:00Z' });
  company = await api.organizationWith('RESPONDER', 'DECISION_MAKER');
});
afterAll(() => api.close());

const guidance = `id riskGuidance { level lowest highest reasons { factor effect says } } obligations { ruleId verdict }`;
const report = (dataSets: object[]) =>
  api.ask(
    company.token.RESPONDER,
    `mutation ($input: ReportIncidentInput!) { reportIncident(input: $input) { ${guidance} } }`,
    { input: { title: 'mail astray', detected: { at: '2026-10-24T01:10:00Z' }, dataSets } },
  );
const people = {
  ...{ name: 'letters', role: 'CONTROLLER', personalData: 'YES', medium: 'PAPER' },
  ...{ confidentiality: 'YES', integrity: 'NO', availability: 'NO', categories: ['name', 'health'] },
  groups: [{ kind: 'patients', jurisdiction: 'DE', count: 1, countKind: 'EXACT' }],
};

describe('the suggested level of risk of an incident', () => {
  it('gives reasons, and decides nothing: the duty to tell people stays open until a person finds the risk', async () => {
    const { reportIncident } = await report([people]);
    expect(reportIncident.riskGuidance.level).toBe('HIGH_RISK');
    expect(reportIncident.riskGuidance.reasons[0]).toMatchObject({
      factor: 'NATURE_AND_VOLUME',
      effect: 'RAISES',
    });
    const verdicts = new Map(
      reportIncident.obligations.map((one: { ruleId: string; verdict: string }) => [one.ruleId, one.verdict]),
    );
    expect(verdicts.get('eu-gdpr-art34')).toBe('UNDECIDED');
  });

  it('moves with the facts and with what a severity assessment found', async () => {
    const { reportIncident } = await report([people]);
    const { amendFacts } = await api.ask(
      company.token.RESPONDER,
      `mutation ($input: AmendFactsInput!) { amendFacts(input: $input) { ${guidance} } }`,
      {
        input: {
          incidentId: reportIncident.id,
          facts: [{ key: 'recipients_of_data', text: 'known_recipients' }],
        },
      },
    );
    expect(amendFacts.riskGuidance.level).toBe('RISK');
    const { assessRisk } = await api.ask(
      company.token.RESPONDER,
      `mutation ($input: AssessRiskInput!) { assessRisk(input: $input) { incident { ${guidance} } } }`,
      {
        input: {
          ...{
            incidentId: reportIncident.id,
            verdict: 'UNLIKELY',
            rationale: 'It says that a check was made.',
          },
          inputs: {
            data: [
              { group: 'SIMPLE', categories: ['name'] },
              {
                ...{ group: 'SENSITIVE', categories: ['health'], adjustment: 'SENSITIVE_NO_INSIGHT' },
                justification: 'A general check, no result.',
              },
            ],
          },
        },
      },
    );
    expect(assessRisk.incident.riskGuidance.level).toBe('RISK');
  });
});
