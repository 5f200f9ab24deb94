import { v7 as uuid } from 'uuid';
import { withClient } from '../../src/platform/database/client.ts';
import { type Answer, type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { act, type Breach, done, incidentOf, playBreach, reportLeak } from '../support/breach.ts';
import { callOf, idPlaces } from '../support/schema-calls.ts';

const EVERYTHING = '[REPORTER, RESPONDER, APPROVER, DECISION_MAKER, AUDITOR, ADMINISTRATOR, SERVICE_CLIENT]';

let api: TestApi;
let team: TestOrganization;
let breach: Breach;
/** A colleague with every role there is, who is not on the list. */
let outsider: { id: string; token: string; tokenId: string };

beforeAll(async () => {
  api = await startApi();
  team = await api.organizationWith('RESPONDER', 'DECISION_MAKER');
  breach = await playBreach(api, team);
  outsider = await memberWith(team.administrator, EVERYTHING);
  await done(api, team.token.DECISION_MAKER, 'restrictIncident', {
    ...{
      incidentId: breach.incident,
      memberIds: [team.member.RESPONDER],
      reason: 'A colleague is involved.',
    },
  });
});
afterAll(() => api.close());

const memberWith = async (administrator: string, roles: string) => {
  const { addMember } = await api.ask(
    administrator,
    `mutation { addMember(input: { name: "Max", email: "max@codecraft.test", roles: ${roles} }) { id } }`,
  );
  return { id: addMember.id, ...(await tokenFor(administrator, addMember.id)) };
};
const tokenFor = async (issuer: string, memberId: string) => {
  const { issueToken } = await api.ask(
    issuer,
    'mutation ($id: ID!) { issueToken(input: { memberId: $id, name: "t" }) { secret token { id } } }',
    { id: memberId },
  );
  return { token: issueToken.secret as string, tokenId: issueToken.token.id as string };
};
const sees = async (token: string, id: string) => (await incidentOf(api, token, id)) !== null;

describe('an incident restricted to some members does not exist for anybody else', () => {
  test('every place that takes an id answers as if there were nothing, whatever the role', async () => {
    const before = await stateOf();
    const idOf = (kind: string) =>
      ({ ...breach, member: outsider.id, token: outsider.tokenId })[kind] ?? uuid();
    const tried = new Set<string>();
    for (const place of idPlaces(api.schema)) {
      const known = { ...breach }[place.kind as keyof Breach];
      if (!known || !(await isOfIncident(known))) continue;
      tried.add(place.kind);
      const ask = async (id: string) => {
        const { query, variables } = callOf(place, idOf, { apart: { path: place.path, id } });
        const { status, data, errors } = await api.call(outsider.token, query, variables);
        return JSON.stringify({ status, data, errors }).replaceAll(id, '<id>');
      };
      const name = `${place.field.name}(${place.path.join('.')})`;
      expect(`${name}: ${await ask(known)}`).toBe(`${name}: ${await ask(uuid())}`);
    }
    expect(await stateOf()).toEqual(before);
    expect([...tried].sort()).toEqual(
      expect.arrayContaining([
        'dataSet',
        'delivery',
        'dispatch',
        'filing',
        'incident',
        'notice',
        'obligation',
        'person',
      ]),
    );
  });

  test('an upload to it is refused as one to an unknown incident', async () => {
    const upload = async (id: string) => {
      const reply = await fetch(`${api.url}/incidents/${id}/people?dryRun=false`, {
        method: 'POST',
        headers: { 'content-type': 'text/csv', authorization: `Bearer ${outsider.token}` },
        body: 'email\nanna@example.test\n',
      });
      return { status: reply.status, text: await reply.text() };
    };
    expect(await upload(breach.incident)).toEqual(await upload(uuid()));
  });

  test('lists, board, register and timeline leave it out; those on the list see it all', async () => {
    const everything = `{ incidents { nodes { id } } obligations { nodes { id } } register { nodes { reference } }
      timeline { nodes { incidentId } } }`;
    const outside = await api.ask(outsider.token, everything);
    expect([outside.incidents.nodes, outside.obligations.nodes, outside.register.nodes]).toEqual([
      [],
      [],
      [],
    ]);
    expect(outside.timeline.nodes.filter((node: Json) => node.incidentId)).toEqual([]);
    const inside = await api.ask(team.token.RESPONDER, everything);
    expect(inside.incidents.nodes).toEqual([{ id: breach.incident }]);
    expect(inside.register.nodes).toHaveLength(1);
    expect(inside.obligations.nodes.length).toBeGreaterThan(1);
    expect(inside.timeline.nodes.filter((node: Json) => node.incidentId).length).toBeGreaterThan(5);
  });

  test('no table shows a row of it: not to a colleague, and not to a connection that says no name', async () => {
    const tables = await api.sql(
      `select c.relname as name from pg_class c join pg_attribute on attrelid = c.oid
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
          and attname = 'incident_id' and relname <> 'incident_admission'`,
    );
    expect(tables.length).toBeGreaterThanOrEqual(18);
    const rowsSeen = (member: string, token: string) =>
      withClient(api.database.applicationUrl, async (client) => {
        await client.query("select set_config('tocsin.organization', $1, false)", [team.id]);
        await client.query("select set_config('tocsin.member', $1, false)", [member]);
        await client.query("select set_config('tocsin.token', $1, false)", [token]);
        const seen: Record<string, number> = {};
        for (const { name } of tables) {
          const { rows } = await client.query(
            `select count(*)::int as n from ${name} where incident_id = $1`,
            [breach.incident],
          );
          if (rows[0].n > 0) seen[name] = rows[0].n;
        }
        return seen;
      });
    const [listed] = await api.sql('select id from access_token where member_id = $1', [
      team.member.RESPONDER,
    ]);
    expect(await rowsSeen(outsider.id, outsider.tokenId)).toEqual({});
    expect(await rowsSeen('', '')).toEqual({});
    expect(await rowsSeen(team.member.RESPONDER, outsider.tokenId)).toEqual({});
    const all = await rowsSeen('system', '');
    expect(Object.keys(all).length).toBeGreaterThanOrEqual(14);
    expect(await rowsSeen(team.member.RESPONDER, listed.id)).toEqual(all);
  });

  test('who cannot see its entries goes on numbering the record without gaps, and finds it intact', async () => {
    await reportLeak(api, outsider.token);
    const { verifyRecord } = await api.ask(
      outsider.token,
      '{ verifyRecord { intact entries } timeline { nodes { seq } } }',
    );
    const [{ entries }] = await api.sql(
      'select count(*)::int as entries from event where organization_id = $1',
      [team.id],
    );
    expect(verifyRecord).toEqual({ intact: true, entries });
  });

  test('a change of the organization has it judged again, whoever made the change', async () => {
    const waiting = () =>
      api.sql(`select 1 from wakeup where kind = 'assess' and subject_id = $1`, [breach.incident]);
    const before = (await waiting()).length;
    await done(api, team.administrator, 'amendOrganization', { establishments: ['DE', 'FR'] });
    expect(await waiting()).toHaveLength(before + 1);
  });
});

describe('who opens a restricted incident', () => {
  test('a token that an administrator outside makes for somebody on the list does not open it', async () => {
    const forged = await tokenFor(team.administrator, team.member.DECISION_MAKER);
    expect(await sees(forged.token, breach.incident)).toBe(false);
    expect(await sees(team.token.DECISION_MAKER, breach.incident)).toBe(true);
  });

  test('one that somebody on the list makes does; one made with a forged token does not', async () => {
    const own = await memberWith(team.administrator, '[RESPONDER, ADMINISTRATOR]');
    const { id } = await reportLeak(api, own.token, { restrictedTo: [own.id] });
    const forged = await tokenFor(team.administrator, own.id);
    const twiceForged = await tokenFor(forged.token, own.id);
    const honest = await tokenFor(own.token, own.id);
    expect(await Promise.all([forged, twiceForged, honest].map(({ token }) => sees(token, id)))).toEqual([
      ...[false, false, true],
    ]);
  });

  test('a further member is admitted with a reason; a token made for them in between by an outsider stays shut out', async () => {
    const { id } = await reportLeak(api, team.token.RESPONDER, { restrictedTo: [team.member.RESPONDER] });
    const later = await tokenFor(team.administrator, outsider.id);
    expect((await act(api, outsider.token, 'admitToIncident', admission(id))).code).toBe('NOT_FOUND');
    await done(api, team.token.RESPONDER, 'admitToIncident', admission(id));
    expect([await sees(outsider.token, id), await sees(later.token, id)]).toEqual([true, false]);

    await done(api, outsider.token, 'restrictIncident', {
      ...{ incidentId: id, memberIds: [outsider.id], reason: 'The responder is biased.' },
    });
    expect([await sees(outsider.token, id), await sees(team.token.RESPONDER, id)]).toEqual([true, false]);
  });

  test('lifted with a reason, everybody with the role sees it again, and what happened meanwhile', async () => {
    const { id } = await reportLeak(api, team.token.RESPONDER, { restrictedTo: [team.member.RESPONDER] });
    expect(await sees(outsider.token, id)).toBe(false);
    const lift = { incidentId: id };
    expect((await act(api, team.token.RESPONDER, 'liftRestriction', { ...lift, reason: ' ' })).code).toBe(
      'REASON_REQUIRED',
    );
    const { restrictedTo } = await done(
      api,
      team.token.RESPONDER,
      'liftRestriction',
      { ...lift, reason: 'A false suspicion.' },
      'restrictedTo { id }',
    );
    expect(restrictedTo).toBeNull();
    const { timeline } = await api.ask(
      outsider.token,
      'query ($id: ID!) { timeline(incidentId: $id) { nodes { type details } } }',
      { id },
    );
    expect(timeline.nodes.map(({ type }: Json) => type)).toEqual(
      expect.arrayContaining(['incident.reported', 'incident.restricted', 'incident.restriction-lifted']),
    );
    expect(
      (await act(api, team.token.RESPONDER, 'liftRestriction', { ...lift, reason: 'Again.' })).code,
    ).toBe('CONFLICT');
  });

  test('it is never restricted to nobody, or to people of whom none could act', async () => {
    const { id } = await reportLeak(api, team.token.RESPONDER);
    const restrict = (memberIds: string[], token = team.token.RESPONDER) =>
      act(api, token, 'restrictIncident', { incidentId: id, memberIds, reason: 'Hush.' });
    expect((await restrict([])).code).toBe('INVALID_INPUT');
    expect((await restrict([uuid()])).code).toBe('NOT_FOUND');
    const auditor = await memberWith(team.administrator, '[AUDITOR, SERVICE_CLIENT]');
    const report = await api.call(
      auditor.token,
      'mutation ($input: ReportIncidentInput!) { reportIncident(input: $input) { id } }',
      { input: { title: 'The boss', restrictedTo: [auditor.id] } },
    );
    expect([report.code, report.errors[0]?.extensions.field]).toEqual(['INVALID_INPUT', 'memberIds']);
    expect((await incidentOf(api, team.token.RESPONDER, id)).id).toBe(id);
  });

  test('the list is shown to those on it, by name', async () => {
    const { incident } = await api.ask(
      team.token.RESPONDER,
      'query ($id: ID!) { incident(id: $id) { restrictedTo { name } } }',
      { id: breach.incident },
    );
    expect(incident.restrictedTo).toEqual([{ name: 'DECISION_MAKER' }, { name: 'RESPONDER' }]);
  });
});

const admission = (incidentId: string) => ({
  incidentId,
  memberIds: [outsider.id],
  reason: 'She knows the system.',
});

/** Everything recorded of the restricted incident, as one value. */
async function stateOf(): Promise<Answer | Json> {
  return api.sql(
    `select (select count(*) from event where incident_id = $1) as events,
            (select max(updated_at) from incident where id = $1) as updated,
            (select count(*) from filing_step) as steps, (select count(*) from approval) as approvals`,
    [breach.incident],
  );
}

/** Whether an id names something of an incident: contacts, rules and readings are the organization's, and everybody's. */
async function isOfIncident(id: string): Promise<boolean> {
  if (id === breach.incident) return true;
  const tables = await api.sql(
    `select i.attrelid::regclass::text as name from pg_attribute i join pg_attribute k on k.attrelid = i.attrelid
       join pg_class c on c.oid = i.attrelid
      where i.attname = 'incident_id' and k.attname = 'id' and relkind in ('r', 'p') and not relispartition`,
  );
  const found = tables.map(({ name }) => `select 1 from ${name} where id = $1 and incident_id = $2`);
  return (await api.sql(found.join(' union all '), [id, breach.incident])).length > 0;
}
