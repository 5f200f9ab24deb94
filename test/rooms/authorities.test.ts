import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { done, reportLeak } from '../support/breach.ts';

const ENTRY = 'key kind jurisdiction country name channel verification note';
const EEA = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(
  ' ',
);
const STATES =
  'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY'.split(
    ' ',
  );

describe('The directory of authorities', () => {
  let api: TestApi;
  let team: TestOrganization;
  beforeAll(async () => {
    api = await startApi();
    team = await api.organizationWith('RESPONDER');
  });
  afterAll(() => api.close());

  const list = async (args: string, select = ENTRY): Promise<Json[]> =>
    (await api.ask(team.token.RESPONDER, `{ authorities${args} { ${select} } }`)).authorities;
  const keys = async (args: string) => (await list(args, 'key')).map(({ key }) => key);

  test.each([
    ['data protection', 'sa'],
    ['NIS2', 'csirt'],
    ['DORA', 'dora'],
    ['Regulation 611/2013', 'eprivacy'],
    ['trust services', 'trust'],
    ['the Cyber Resilience Act', 'cra'],
  ])('has the authority of every EEA state for %s', async (_law, kind) => {
    expect(await keys(`(kind: "${kind}", jurisdiction: "EEA")`)).toEqual(
      expect.arrayContaining(EEA.map((country) => `${kind}:${country}`)),
    );
  });

  test('has an attorney general for every state and the District of Columbia, and the bodies some states name instead', async () => {
    expect(await keys('(kind: "ag")')).toEqual(STATES.map((state) => `ag:US-${state}`).sort());
    const york = await keys('(jurisdiction: "US-NY")');
    expect(york).toEqual(['ag:US-NY', 'dfs:US-NY', 'dos:US-NY', 'police:US-NY']);
    expect(await keys('(jurisdiction: "US-PR")')).toEqual(['daco:US-PR']);
  });

  test('names the sixteen Länder and the federal one beside the entry that stands for "which of them"', async () => {
    const german = await list('(kind: "sa", jurisdiction: "DE")');
    expect(german).toHaveLength(18);
    expect(german.find(({ key }) => key === 'sa:DE-BY')).toMatchObject({
      jurisdiction: 'DE-BY',
      country: 'DE',
      name: 'Bayerisches Landesamt für Datenschutzaufsicht',
      note: expect.stringMatching(/private bodies/),
    });
  });

  test('carries no address and no web page: people set those', async () => {
    const { authorities } = await shippedCatalog();
    for (const { key, name, note } of authorities.values())
      expect(`${key} ${name} ${note ?? ''}`).not.toMatch(/@|https?:|www\.|\.(?:com|eu|gov|org)\b/);
  });

  test('says of each how sure it is; a place is never taken for another', async () => {
    const all = await list('');
    expect(new Set(all.map(({ verification }) => verification))).toEqual(new Set(['VERIFIED', 'MEMORY']));
    expect(all.find(({ key }) => key === 'eu:enisa').country).toBe(null);
    expect(await keys('(keys: ["sa:CH", "sa:nowhere"])')).toEqual(['sa:CH']);
    expect(await keys('(jurisdiction: "CH")')).toEqual(['csirt:CH', 'sa:CH']);
  });

  test('what the organization verified for itself stands beside, joined by key or place', async () => {
    const ours = 'key ready contacts { url email mailVerifiedAt }';
    const one = async (key: string) => (await list(`(keys: ["${key}"])`, ours))[0];
    expect(await one('sa:IE')).toMatchObject({ ready: false, contacts: [] });
    const set = (input: object) =>
      done(api, team.administrator, 'setContact', { kind: 'AUTHORITY', ...input }, 'contacts { id email }');
    const { contacts } = await set({ authority: 'csirt:IE', email: 'report@ncsc.test' });
    await set({ jurisdiction: 'IE', url: 'https://forms.dpc.test', loginHolder: 'Noor' });
    expect(await one('sa:IE')).toMatchObject({
      ready: true,
      contacts: [{ url: 'https://forms.dpc.test', mailVerifiedAt: null }],
    });
    // A place alone means its data protection authority, never the cyber security centre of the same country.
    expect((await one('dora:IE')).contacts).toEqual([]);
    expect(await one('csirt:IE')).toMatchObject({ ready: false, contacts: [{ email: 'report@ncsc.test' }] });
    const contactId = contacts.find(({ email }: Json) => email === 'report@ncsc.test').id;
    await done(api, team.administrator, 'verifyAuthorityChannel', { contactId, how: 'A call.' });
    expect(await one('csirt:IE')).toMatchObject({
      ready: true,
      contacts: [{ mailVerifiedAt: expect.any(String) }],
    });
  });

  test('an obligation links to the entry of its recipient; people are none', async () => {
    const { id } = await reportLeak(api, team.token.RESPONDER);
    const { incident } = await api.ask(
      team.token.RESPONDER,
      `query ($id: ID!) { incident(id: $id) { obligations { recipientKey authority { ${ENTRY} } } } }`,
      { id },
    );
    const of = (key: string) => incident.obligations.find((one: Json) => one.recipientKey === key).authority;
    expect(of('sa:FR')).toMatchObject({ kind: 'sa', country: 'FR', channel: 'PORTAL' });
    expect(of('people')).toBe(null);
  });
});
