import { startApi, type TestApi, type TestOrganization } from '../support/api.ts';

let api: TestApi;
let team: TestOrganization;
beforeAll(async () => {
  api = await startApi({ now: '2026-10-24T12:00:00Z' });
  team = await api.organizationWith('SERVICE_CLIENT');
});
afterAll(() => api.close());

const evaluate = async (input: object) =>
  (
    await api.ask(
      team.token.SERVICE_CLIENT,
      `query ($input: EvaluateInput!) { evaluate(input: $input) {
         duties { ruleId verdict remote } riskGuidance { level lowest highest reasons { factor says } } } }`,
      { input },
    )
  ).evaluate;

describe('Evaluating for somebody who is not our own organization', () => {
  it('suggests a level of risk with reasons, beside verdicts that do not use it', async () => {
    const { duties, riskGuidance } = await evaluate({
      dataSets: [
        {
          ...{ name: 'mailbox', role: 'CONTROLLER', personalData: 'YES', confidentiality: 'YES' },
          ...{ categories: ['name', 'bank_account'], groups: [{ jurisdiction: 'DE', count: 40 }] },
        },
      ],
      facts: [{ key: 'cause', texts: ['phishing'] }],
    });
    expect(riskGuidance).toMatchObject({ level: 'HIGH_RISK' });
    expect(riskGuidance.reasons.map(({ factor }: { factor: string }) => factor)).toContain('INTENT');
    const people = duties.filter(({ ruleId }: { ruleId: string }) => ruleId === 'eu-gdpr-art34');
    expect(people).toMatchObject([{ verdict: 'UNDECIDED' }]);
  });

  it('answers of a rule asked for by name, however far the place lies', async () => {
    const nowhere = { organization: { another: true, establishments: ['DE'] }, dataSets: [] };
    const shown = async (input: object) =>
      (await evaluate(input)).duties.map(({ ruleId }: { ruleId: string }) => ruleId);
    expect(await shown(nowhere)).not.toContain('us-tx-ag');
    expect(await shown({ ...nowhere, rules: ['us-tx-ag'] })).toEqual(['us-tx-ag']);
    expect(await shown({ ...nowhere, jurisdictions: ['US-TX'], remote: false })).toEqual([]);
  });
});
