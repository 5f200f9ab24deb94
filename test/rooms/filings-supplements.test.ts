import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { act, done, playBreach } from '../support/breach.ts';

const NOTICES = `query ($id: ID!) { incident(id: $id) {
  tasks { nodes { title } } notices { id correctsNoticeId audience onlyIn obligationIds version { version body variants { locale body } } problems { code } stale { facts { fact } } } } }`;

describe('What people were told is set right', () => {
  let api: TestApi;
  let team: TestOrganization;
  beforeAll(async () => {
    api = await startApi({ now: '2030-06-03T12:00:00Z' });
    team = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'AUDITOR');
  });
  afterAll(() => api.close());

  const incidentOf = async (id: string): Promise<Json> =>
    (await api.ask(team.token.DECISION_MAKER, NOTICES, { id })).incident;

  test('a notice whose facts changed gets a supplement: what changed first, for the same people', async () => {
    const { incident, notice, dataSet, promise } = await playBreach(api, team);
    const early = await act(api, team.token.RESPONDER, 'draftSupplement', { noticeId: notice });
    expect(early.code).toBe('CONFLICT');
    const known = { id: dataSet, name: 'accounts', role: 'CONTROLLER', personalData: 'YES' };
    const categories = ['name', 'email_address', 'password', 'phone_number'];
    const groups = [{ kind: 'users', jurisdiction: 'FR', count: 9000, countKind: 'EXACT' }];
    const dataSets = [{ ...known, categories, confidentiality: 'YES', groups }];
    await done(api, team.token.RESPONDER, 'amendFacts', { incidentId: incident, dataSets });
    const before = (await incidentOf(incident)).notices.find(({ id }: Json) => id === notice);
    expect(before.stale.facts).not.toEqual([]);

    const { id } = await done(api, team.token.RESPONDER, 'draftSupplement', { noticeId: notice });
    const drafted = (await incidentOf(incident)).notices.find((one: Json) => one.id === id);
    expect(drafted).toMatchObject({ audience: 'PEOPLE', obligationIds: [promise], stale: null });
    expect(drafted.version.body).toContain(
      '::: what_changed\nCategories of data: Name, E-mail address, Password, Phone number\n:::',
    );
  });

  test('a fact contradicts what people were told: the supplement is drafted at once, and only once', async () => {
    const { incident, notice, dataSet, dispatch } = await playBreach(api, team);
    const known = { id: dataSet, name: 'accounts', role: 'CONTROLLER', personalData: 'YES' };
    const groups = [{ kind: 'users', jurisdiction: 'FR', count: 9000, countKind: 'EXACT' }];
    const amend = (...more: string[]) => {
      const categories = ['name', 'email_address', 'password', ...more];
      const dataSets = [{ ...known, categories, confidentiality: 'YES', groups }];
      return done(api, team.token.RESPONDER, 'amendFacts', { incidentId: incident, dataSets });
    };
    await amend('phone_number');
    const ofNotice = async () =>
      (await incidentOf(incident)).notices.filter(
        ({ correctsNoticeId }: Json) => correctsNoticeId === notice,
      );
    expect(await ofNotice()).toEqual([]);

    await api.sql("update delivery set state = 'ACCEPTED' where dispatch_id = $1", [dispatch]);
    await amend('phone_number', 'date_of_birth');
    const [drafted, ...others] = await ofNotice();
    expect(others).toEqual([]);
    expect(drafted.version.body).toContain('Date of birth');
    await amend('phone_number', 'date_of_birth', 'ip_address');
    expect((await ofNotice()).map(({ id }: Json) => id)).toEqual([drafted.id]);
    expect((await ofNotice())[0].problems).not.toEqual([]);
    const { tasks } = await incidentOf(incident);
    expect(tasks.nodes.filter(({ title }: Json) => title.includes('supplement'))).toHaveLength(1);
  });

  test('a notification is withdrawn after people were told: a correction is drafted, with a gap for what changed', async () => {
    const { incident, obligation, dispatch, notice } = await playBreach(api, team);
    await api.sql("update delivery set state = 'ACCEPTED' where dispatch_id = $1", [dispatch]);
    const filed = { obligationId: obligation, channel: 'PORTAL' };
    await done(api, team.token.RESPONDER, 'recordFiling', { ...filed, reference: 'CNIL-9' });
    await done(api, team.token.RESPONDER, 'recordFiling', {
      ...{ ...filed, kind: 'WITHDRAWAL', reason: 'The logs were of a test system.' },
    });
    const { notices, tasks } = await incidentOf(incident);
    const drafted = notices.find(({ id }: Json) => id !== notice);
    expect(drafted.version.body).toContain('::: what_changed');
    expect(drafted.version.body).toContain('TO BE WRITTEN');
    expect(drafted.problems).not.toEqual([]);
    expect(tasks.nodes.map(({ title }: Json) => title).join()).toContain('The notification was withdrawn');
  });
});
