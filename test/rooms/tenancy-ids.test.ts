import { v7 as uuid } from 'uuid';
import { type Answer, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { type Breach, done, playBreach } from '../support/breach.ts';
import { pageAbout } from '../support/pager-room.ts';
import { callOf, type IdPlace, idPlaces } from '../support/schema-calls.ts';

interface Tenant extends TestOrganization {
  /** One member who may do everything an organization can do. */
  readonly all: string;
  readonly ids: Breach & Record<'member' | 'token' | 'alert' | 'endpoint', string>;
}

describe('Ids of one organization in the hands of another (T-Z03)', () => {
  let api: TestApi;
  let ours: Tenant;
  let theirs: Tenant;
  beforeAll(async () => {
    api = await startApi();
    ours = await tenant();
    theirs = await tenant();
  });
  afterAll(() => api.close());

  const tenant = async (): Promise<Tenant> => {
    const organization = await api.organizationWith('RESPONDER', 'DECISION_MAKER');
    const ids = await playBreach(api, organization);
    const { addMember } = await api.ask(
      organization.administrator,
      `mutation { addMember(input: { name: "Everything",
         roles: [REPORTER, RESPONDER, APPROVER, DECISION_MAKER, AUDITOR, ADMINISTRATOR, SERVICE_CLIENT] }) { id } }`,
    );
    const { issueToken } = await api.ask(
      organization.administrator,
      'mutation ($id: ID!) { issueToken(input: { memberId: $id, name: "all" }) { secret token { id } } }',
      { id: addMember.id },
    );
    const { endpoint } = await done(
      api,
      organization.administrator,
      'putPagerEndpoint',
      { url: 'https://pager.test/hook' },
      'endpoint { id }',
    );
    const alert = await pageAbout(api, organization.id, ids.incident, ids.dispatch);
    const owned = { incidentId: ids.incident, title: 'Watch the logs', ownerId: addMember.id };
    await done(api, organization.token.RESPONDER, 'addTask', owned);
    const more = { member: addMember.id, token: issueToken.token.id, alert, endpoint: endpoint.id };
    return { ...organization, all: issueToken.secret, ids: { ...ids, ...more } };
  };
  const idOf = (whose: Tenant) => (kind: string) => {
    const id = whose.ids[kind as keyof Tenant['ids']];
    if (!id) throw new Error(`no ${kind} was made`);
    return id;
  };
  const name = ({ field, path }: IdPlace) => `${field.name}(${path.join('.')})`;
  const tryWith = async (place: IdPlace, id: string) => {
    const { query, variables } = callOf(place, idOf(ours), { apart: { path: place.path, id } });
    return api.call(ours.all, query, variables);
  };
  const said = ({ status, data, errors }: Answer, id: string) =>
    JSON.stringify({ status, data, errors })
      .replaceAll(id, '<id>')
      .replace(/"serverTime":"[^"]*"/, '');
  const denials = () =>
    api.sql(
      `select details ->> 'field' as field, details ->> 'code' as code from event
        where organization_id = $1 and type = 'access.denied' order by seq`,
      [ours.id],
    );

  /** Everything an organization has, as one value. */
  const stateOf = async (organizationId: string): Promise<Record<string, string>> => {
    const tables = await api.sql(
      `select table_name as name from information_schema.columns
        where column_name = 'organization_id' and table_schema = 'public' order by 1`,
    );
    const state: Record<string, string> = {};
    for (const { name: table } of tables) {
      const [{ digest }] = await api.sql(
        `select count(*) || ' ' || md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as digest
           from ${table} t where organization_id = $1`,
        [organizationId],
      );
      state[table] = digest;
    }
    return state;
  };

  test('the schema names every place that takes an id', () => {
    const places = idPlaces(api.schema).map(name);
    expect(places.length).toBeGreaterThanOrEqual(24);
    for (const known of [
      'incident(id)',
      'amendFacts(input.dataSets.0.id)',
      'draftNotice(input.obligationIds.0)',
    ])
      expect(places).toContain(known);
  });

  test('each is answered as if it did not exist, changes nothing, and leaves a trace at the asker', async () => {
    const before = await stateOf(theirs.id);
    for (const place of idPlaces(api.schema)) {
      const foreign = idOf(theirs)(place.kind);
      const unknown = uuid();
      const recorded = (await denials()).length;
      const answer = await tryWith(place, foreign);
      const fresh = (await denials()).slice(recorded);
      const asUnknown = await tryWith(place, unknown);

      expect(`${name(place)}: ${said(answer, foreign)}`).toBe(`${name(place)}: ${said(asUnknown, unknown)}`);
      const refused = answer.code === 'NOT_FOUND' || answer.code === 'FORBIDDEN';
      expect(`${name(place)}: ${JSON.stringify(fresh)}`).toBe(
        `${name(place)}: ${JSON.stringify(refused ? [{ field: place.field.name, code: answer.code }] : [])}`,
      );
      if (place.root === 'mutation')
        expect(`${name(place)}: ${answer.code}`).toBe(`${name(place)}: NOT_FOUND`);
      else expect(`${name(place)}: ${hasRows(answer)}`).toBe(`${name(place)}: false`);
    }
    expect(await stateOf(theirs.id)).toEqual(before);
  });

  test('an upload to the incident of another organization is refused in the same words', async () => {
    const upload = async (id: string) => {
      const reply = await fetch(`${api.url}/incidents/${id}/people?dryRun=false`, {
        method: 'POST',
        headers: { 'content-type': 'text/csv', authorization: `Bearer ${ours.all}` },
        body: 'email\nanna@example.test\n',
      });
      return { status: reply.status, text: await reply.text() };
    };
    const recorded = (await denials()).length;
    const answer = await upload(theirs.ids.incident);
    expect(answer).toEqual(await upload(uuid()));
    expect(answer.status).toBe(404);
    expect((await denials()).length).toBe(recorded + 2);
  });

  test('the own ones are found: the answers above are not those of a broken call', async () => {
    for (const place of idPlaces(api.schema).filter(({ root }) => root === 'query')) {
      const answer = await tryWith(place, idOf(ours)(place.kind));
      expect(`${name(place)}: ${hasRows(answer)} ${answer.code}`).toBe(`${name(place)}: true undefined`);
    }
  });

  test('a token of one organization with the place of another in it is no token', async () => {
    const [, , secret] = ours.all.split('_');
    const forged = `toc_${theirs.id.replaceAll('-', '')}_${secret}`;
    expect(await api.call(forged, '{ viewer { roles } }')).toMatchObject({ status: 401 });
  });
});

/** Whether an answer shows anything at all. */
function hasRows({ data }: Answer): boolean {
  const [value] = Object.values(data ?? {}) as ({ nodes?: unknown[] } | null)[];
  return value?.nodes ? value.nodes.length > 0 : value !== null && value !== undefined;
}
