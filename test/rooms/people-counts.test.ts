import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { accounts, act, done, dutyOf, INCIDENT, reportLeak } from '../support/breach.ts';

const COUNTED = `{ incident(id: $id) { peopleCount peopleRemoved
  jurisdictions: peopleCounts(by: JURISDICTION) { key count } sets: peopleCounts(by: DATA_SET) { key count }
  kinds: peopleCounts(by: KIND) { key count } bands: peopleCounts(by: AGE_BAND) { key count }
  locales: peopleCounts(by: LOCALE) { key count } ways: peopleCounts(by: CONTACTABILITY) { key count reachable }
  peopleDifference { declared imported difference parts { dataSet jurisdiction declared imported difference } } } }`;

describe('Counting affected people', () => {
  let api: TestApi;
  let organization: TestOrganization;
  let token: string;
  beforeAll(async () => {
    api = await startApi();
    organization = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'AUDITOR');
    token = organization.token.RESPONDER;
  });
  afterAll(() => api.close());

  const counted = async (id: string): Promise<Json> =>
    (await api.ask(organization.token.AUDITOR, `query ($id: ID!) ${COUNTED}`, { id })).incident;
  const take = (incidentId: string, csv: string, dataSetIds?: string[]) =>
    done(api, token, 'importPeople', { incidentId, csv, ...(dataSetIds && { dataSetIds }) }, 'added joined');
  const groups = async (id: string): Promise<Json> => {
    const query =
      'query ($id: ID!) { incident(id: $id) { version dataSets { id name groups { kind jurisdiction count countKind } } } }';
    return (await api.ask(token, query, { id })).incident;
  };
  const GROUP = { kind: 'users', countKind: 'EXACT' };

  test('by place, language, data set, kind, age and way of contact; a person in two data sets is one person', async () => {
    const dataSets = [accounts('DE'), { ...accounts('DE'), name: 'invoices' }];
    const incident = await reportLeak(api, token, { dataSets });
    const [first, second] = incident.dataSets.map(({ id }: Json) => id);
    const csv = [
      'email,name,country,language,kind,age band,do not contact,city',
      'anna@people.test,Anna,DE,de,users,ADULT,,',
      'bert@people.test,Bert,DE,,users,AGED_13_TO_17,,',
      'cara@people.test,Cara,,de,,,yes,',
      ',Dora,FR,,,ADULT,,Paris',
    ].join('\n');
    await take(incident.id, csv, [first]);
    await take(incident.id, 'email\nanna@people.test\nbert@people.test', [second]);
    expect(await counted(incident.id)).toMatchObject({
      ...{ peopleCount: 4, peopleRemoved: 0 },
      jurisdictions: [
        { key: 'DE', count: 2 },
        { key: 'FR', count: 1 },
        { key: 'ZZ', count: 1 },
      ],
      sets: [
        { key: first, count: 4 },
        { key: second, count: 2 },
      ],
      kinds: [
        { key: 'users', count: 2 },
        { key: null, count: 2 },
      ],
      bands: [
        { key: 'ADULT', count: 2 },
        { key: 'AGED_13_TO_17', count: 1 },
        { key: 'UNKNOWN', count: 1 },
      ],
      locales: [
        { key: 'de', count: 2 },
        { key: null, count: 2 },
      ],
      ways: [
        { key: 'MAIL', count: 2, reachable: 2 },
        { key: 'DO_NOT_CONTACT', count: 1 },
        { key: 'POST_ONLY', count: 1 },
      ],
    });
  });

  test('beside what was declared: what is missing, and where', async () => {
    const incident = await reportLeak(api, token, { dataSets: [accounts('FR', 'DE')] });
    const people = Array.from({ length: 428 }, (_, n) => `p${n}@people.test,FR`);
    await take(incident.id, `email,country\n${people.join('\n')}\nz@people.test,`);
    expect((await counted(incident.id)).peopleDifference).toEqual({
      ...{ declared: 862, imported: 429, difference: 433 },
      parts: [
        { dataSet: 'accounts', jurisdiction: 'DE', declared: 431, imported: 0, difference: 431 },
        { dataSet: 'accounts', jurisdiction: 'FR', declared: 431, imported: 428, difference: 3 },
        { dataSet: 'accounts', jurisdiction: 'ZZ', declared: null, imported: 1, difference: null },
      ],
    });
  });

  test('the counts of the import become the facts, exactly, as a new version that is judged again', async () => {
    const dataSets = [accounts('FR'), { ...accounts('FR'), name: 'paper files' }];
    const incident = await reportLeak(api, token, { dataSets });
    const set = async (name: string) =>
      (await groups(incident.id)).dataSets.find((one: Json) => one.name === name);
    const first = [(await set('accounts')).id];
    await take(
      incident.id,
      'email,country,kind\na@people.test,DE,users\nb@people.test,DE,users\nc@people.test,,\n',
      first,
    );
    const input = { incidentId: incident.id, reason: 'The import is complete.' };
    const adopted = await done(api, token, 'adoptImportedCounts', input, INCIDENT);
    expect(adopted.version).toBe(incident.version + 1);
    expect(dutyOf(adopted, 'eu-gdpr-art34').incidentVersion).toBe(adopted.version);
    const unknown = { kind: 'UNKNOWN', count: 1, countKind: 'EXACT' };
    expect((await set('accounts')).groups).toEqual([
      { ...GROUP, jurisdiction: 'DE', count: 2 },
      { ...unknown, jurisdiction: null },
    ]);
    expect((await set('paper files')).groups).toMatchObject([{ jurisdiction: 'FR', count: 431 }]);
    const settled = { incidentId: incident.id, residenceSettled: true };
    await done(api, token, 'adoptImportedCounts', settled, 'version');
    expect((await set('accounts')).groups[1]).toEqual({ ...unknown, jurisdiction: 'ZZ' });
    const { parts } = (await counted(incident.id)).peopleDifference;
    expect(parts.filter(({ dataSet }: Json) => dataSet === 'accounts')).toMatchObject([
      { jurisdiction: 'DE', declared: 2, difference: 0 },
      { jurisdiction: 'ZZ', declared: 1, difference: 0 },
    ]);
  });

  test('counts are not adopted from nobody, nor from people who are in no data set', async () => {
    const dataSets = [accounts('FR'), { ...accounts('FR'), name: 'invoices' }];
    const incident = await reportLeak(api, token, { dataSets });
    const adopt = () => act(api, token, 'adoptImportedCounts', { incidentId: incident.id }, 'version');
    expect((await adopt()).code).toBe('CONFLICT');
    await take(incident.id, 'email\na@people.test');
    const refused = await adopt();
    expect(refused.errors[0]).toMatchObject({
      message: expect.stringMatching(/^1 people are in no data set/),
      extensions: { people: 1 },
    });
    expect((await groups(incident.id)).version).toBe(incident.version);
  });
});
