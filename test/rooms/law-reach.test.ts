import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';

let api: TestApi;
let company: TestOrganization;
beforeEach(async () => {
  api = await startApi({ now: '2026-10-24T01:40:00Z' });
  company = await api.organizationWith('RESPONDER');
});
afterEach(() => api.close());

const amend = (facts: object) =>
  api.ask(
    company.administrator,
    'mutation ($input: AmendOrganizationInput!) { amendOrganization(input: $input) { id } }',
    { input: facts },
  );
const lawsOf = async (dataSets: object[]): Promise<string[]> => {
  const { reportIncident } = await api.ask(
    company.token.RESPONDER,
    `mutation ($input: ReportIncidentInput!) {
       reportIncident(input: $input) { obligations { ruleId verdict } }
     }`,
    { input: { title: 'a folder in the open', detected: { at: '2026-10-24T01:10:00Z' }, dataSets } },
  );
  const found = reportIncident.obligations.map(({ ruleId }: Json) => ruleId.slice(0, 5));
  return [...new Set<string>(found)].sort();
};
const unknownPlace = { key: 'data_held_of_people_in', texts: null };

describe('the clocks of an incident of which nothing is known yet', () => {
  it('run for the general law of first response, while nobody knows where the organization is or where anybody lives', async () => {
    await amend({ establishments: null, mainEstablishment: null, facts: [unknownPlace] });
    await api.sql('update organization set representatives = $1', [[]]);
    expect(await lawsOf([])).toEqual(['codec', 'eu-gd', 'uk-gd']);
  });

  it('leave out the laws of places that nothing points to, until somebody is found to live there', async () => {
    await amend({ establishments: ['DE'], mainEstablishment: 'DE', facts: [unknownPlace] });
    await api.sql('update organization set representatives = $1', [[]]);
    expect(await lawsOf([])).not.toContain('us-ca');
    expect(await lawsOf([])).toContain('eu-gd');
    const people = { name: 'accounts', personalData: 'YES', confidentiality: 'YES', medium: 'ELECTRONIC' };
    const somewhere = { ...people, categories: ['name', 'ssn'], groups: [{ jurisdiction: 'US', count: 8 }] };
    expect(await lawsOf([somewhere])).toEqual(expect.arrayContaining(['eu-gd', 'us-ca', 'us-md']));
  });
});
