import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { accounts, act, done, reportLeak } from '../support/breach.ts';

const PROCESSORS =
  'processors { id name categories receivesAll receives dpa country securityContact contractReference }';

describe('Processors and what each receives', () => {
  let api: TestApi;
  let team: TestOrganization;
  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    team = await api.organizationWith('RESPONDER');
  });
  afterAll(() => api.close());

  const put = (input: object) => done(api, team.administrator, 'putProcessor', input, PROCESSORS);
  const list = async () =>
    (await api.ask(team.administrator, `{ organization { ${PROCESSORS} } }`)).organization.processors;

  test.each([
    ['pipo360', 5, 12],
    ['piora', 3, 10],
    ['codecraft', 9, 15],
    ['pixeldrive', 3, 9],
  ])(
    '%s brings its processors and its data map; that a contract is signed is not known',
    async (profile, processors, categories) => {
      const organization = await api.organizationOf(profile);
      const { organization: shown } = await api.ask(
        organization.administrator,
        `{ organization { ${PROCESSORS} dataMap { category label special note } } }`,
      );
      expect([shown.processors.length, shown.dataMap.length]).toEqual([processors, categories]);
      for (const one of shown.processors) {
        expect(one.dpa).toBe('UNKNOWN');
        expect(one.receivesAll || one.categories.length > 0).toBe(true);
      }
    },
  );

  test('one is added, replaced by its name whatever the case, and taken off', async () => {
    const before = (await list()).length;
    await put({
      name: 'Northmail',
      categories: ['email_address'],
      country: 'IE',
      dpa: 'YES',
      securityContact: 'soc@northmail.test',
    });
    const changed = (await put({ name: 'northmail', categories: ['email_address', 'name'] })).processors;
    expect(changed).toHaveLength(before + 1);
    const one = changed.find(({ name }: Json) => name === 'northmail');
    expect(one).toMatchObject({ categories: ['email_address', 'name'], country: null, dpa: 'UNKNOWN' });

    await done(api, team.administrator, 'removeProcessor', { processorId: one.id });
    expect(await list()).toHaveLength(before);
    expect((await act(api, team.administrator, 'removeProcessor', { processorId: one.id })).code).toBe(
      'NOT_FOUND',
    );
    expect((await put({ name: 'Northmail' })).processors).toHaveLength(before + 1);
  });

  test('what cannot be is refused', async () => {
    const [first, second] = await list();
    const refused = async (input: object) => (await act(api, team.administrator, 'putProcessor', input)).code;
    expect(await refused({ name: ' ' })).toBe('INVALID_INPUT');
    expect(await refused({ name: 'X', categories: ['shoe_size'] })).toBe('INVALID_INPUT');
    expect(await refused({ name: 'X', country: 'Ireland' })).toBe('INVALID_INPUT');
    expect(await refused({ id: first.id, name: second.name })).toBe('CONFLICT');
  });

  test('a data set says who else receives such data, and at whom it happened', async () => {
    const sendgrid = (await list()).find(({ name }: Json) => name === 'SendGrid');
    const { id } = await reportLeak(api, team.token.RESPONDER, {
      dataSets: [{ ...accounts('FR'), categories: ['email_address'], processorId: sendgrid.id }],
    });
    const show = async () =>
      (
        await api.ask(
          team.token.RESPONDER,
          'query ($id: ID!) { incident(id: $id) { dataSets { processorInvolved { name removed } receivedBy { name } } } }',
          { id },
        )
      ).incident.dataSets[0];
    const shown = await show();
    expect(shown.processorInvolved).toEqual({ name: 'SendGrid', removed: false });
    expect(shown.receivedBy.map(({ name }: Json) => name)).toEqual([
      'AWS',
      'Google Cloud',
      'Intercom',
      'SendGrid',
    ]);

    await done(api, team.administrator, 'removeProcessor', { processorId: sendgrid.id });
    expect((await show()).processorInvolved).toEqual({ name: 'SendGrid', removed: true });
  });
});
