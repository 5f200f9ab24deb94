import { v7 as uuid } from 'uuid';
import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import {
  accounts,
  act,
  done,
  dutyOf,
  INCIDENT,
  incidentOf,
  playBreach,
  reportLeak,
} from '../support/breach.ts';

const STATUTE = 'eu-gdpr-art33-1';
let api: TestApi;
let team: TestOrganization;
let token: string;

beforeEach(async () => {
  api = await startApi({ now: '2026-11-09T12:00:00.000Z' });
  team = await api.organizationWith('RESPONDER', 'DECISION_MAKER');
  token = team.token.RESPONDER;
  await done(api, team.administrator, 'setContact', { kind: 'PRIVACY', email: 'privacy@codecraft.test' });
});
afterEach(() => api.close());

const leak = (more: object = {}) => reportLeak(api, token, more);
const people = (incidentId: string, ...names: string[]) =>
  done(
    api,
    token,
    'importPeople',
    {
      incidentId,
      csv: `email,name,country\n${names.map((name) => `${name}@example.test,${name},FR`).join('\n')}\n`,
    },
    'added',
  );
const listOf = async (incidentId: string): Promise<string[]> => {
  const { affectedPeople } = await api.ask(
    token,
    'query ($id: ID!) { affectedPeople(incidentId: $id) { nodes { maskedEmail } } }',
    { id: incidentId },
  );
  return affectedPeople.nodes.map(({ maskedEmail }: Json) => maskedEmail[0]).sort();
};
const merge = (fromIncidentId: string, intoIncidentId: string) =>
  act(
    api,
    token,
    'mergeIncidents',
    { fromIncidentId, intoIncidentId, reason: 'One attacker, one night.' },
    INCIDENT,
  );
const split = (incidentId: string, dataSetIds: string[]) =>
  act(
    api,
    token,
    'splitIncident',
    { incidentId, dataSetIds, title: 'The ticket system', reason: 'Another attacker.' },
    INCIDENT,
  );
const shown = async (id: string, select: string): Promise<Json> =>
  (await api.ask(token, `query ($id: ID!) { incident(id: $id) { ${select} } }`, { id })).incident;
const file = (incident: Json) =>
  done(api, token, 'recordFiling', {
    ...{ obligationId: dutyOf(incident, STATUTE).id, channel: 'PORTAL', reference: 'CNIL-1' },
  });

describe('link', () => {
  test('two incidents are linked once, seen from both; to itself or to nothing there is no link', async () => {
    const [one, other] = [await leak(), await leak()];
    const link = { incidentId: one.id, otherIncidentId: other.id, kind: 'CAUSED_BY' };
    await done(api, token, 'linkIncidents', link);
    await done(api, token, 'linkIncidents', link);
    const links = 'links { kind isFirst incident { id } }';
    expect((await shown(one.id, links)).links).toEqual([
      { kind: 'CAUSED_BY', isFirst: true, incident: { id: other.id } },
    ]);
    expect((await shown(other.id, links)).links).toEqual([
      { kind: 'CAUSED_BY', isFirst: false, incident: { id: one.id } },
    ]);
    expect((await act(api, token, 'linkIncidents', { ...link, otherIncidentId: one.id })).code).toBe(
      'INVALID_INPUT',
    );
    expect((await act(api, token, 'linkIncidents', { ...link, otherIncidentId: uuid() })).code).toBe(
      'NOT_FOUND',
    );
  });

  test('whoever may not see one of the two does not see the link', async () => {
    const [one, other] = [await leak(), await leak()];
    await done(api, token, 'linkIncidents', {
      incidentId: one.id,
      otherIncidentId: other.id,
      kind: 'RELATED',
    });
    await done(api, team.token.DECISION_MAKER, 'restrictIncident', {
      ...{ incidentId: other.id, memberIds: [team.member.DECISION_MAKER], reason: 'A colleague.' },
    });
    expect((await shown(one.id, 'links { kind }')).links).toEqual([]);
  });
});

describe('merge', () => {
  test('the target takes data, people and the earliest times; the absorbed one keeps its record and owes nothing more', async () => {
    const early = await leak({
      detected: { at: '2026-11-08T06:00:00Z' },
      occurredFrom: { at: '2026-11-07T00:00:00Z' },
    });
    const late = await leak({ detected: { at: '2026-11-09T06:00:00Z' } });
    await people(early.id, 'anna', 'bert');
    await people(late.id, 'bert', 'cara');

    const { data } = await merge(early.id, late.id);

    const into = data.mergeIncidents;
    expect(into).toMatchObject({ id: late.id, detected: { at: '2026-11-08T06:00:00.000Z' } });
    expect(into.dataSets).toHaveLength(2);
    expect(dutyOf(into, STATUTE)).toMatchObject({ dueAt: '2026-11-11T06:00:00.000Z', state: 'OPEN' });
    expect(await listOf(late.id)).toEqual(['a', 'b', 'c']);

    const from = await incidentOf(api, token, early.id);
    expect([from.state, from.dataSets]).toEqual(['MERGED', early.dataSets]);
    expect(new Set(from.obligations.map(({ state }: Json) => state))).toEqual(new Set(['LAPSED']));
    expect(await listOf(early.id)).toEqual(['a', 'b']);
    const { dataSets, links } = await shown(
      late.id,
      'dataSets { copiedFrom } links { kind isFirst incident { id } }',
    );
    expect(dataSets.map(({ copiedFrom }: Json) => copiedFrom).filter(Boolean)).toEqual([
      early.dataSets[0].id,
    ]);
    expect(links).toEqual([{ kind: 'MERGED_INTO', isFirst: false, incident: { id: early.id } }]);
    expect(
      (await act(api, token, 'moveIncident', { incidentId: early.id, move: 'REOPEN', reason: 'No.' })).code,
    ).toBe('CONFLICT');
  });

  test('the earliest awareness wins, and each declaration stays with its ground', async () => {
    const [one, other] = [await leak(), await leak()];
    const declare = (incidentId: string, at: string, ground: string) =>
      done(api, team.token.DECISION_MAKER, 'declareAwareness', { incidentId, aware: { at }, ground });
    await declare(one.id, '2026-11-09T10:00:00Z', 'The mail.');
    await declare(other.id, '2026-11-09T11:00:00Z', 'The log.');
    await merge(one.id, other.id);
    const { aware, awarenessHistory } = await shown(other.id, 'aware { at } awarenessHistory { ground }');
    expect(aware.at).toBe('2026-11-09T10:00:00.000Z');
    expect(awarenessHistory.map(({ ground }: Json) => ground).sort()).toEqual(['The log.', 'The mail.']);
  });

  test('what was filed stays where it was filed; what the target had met is owed again for the absorbed part', async () => {
    const [one, other] = [await leak(), await leak()];
    await file(other);
    expect(dutyOf(await incidentOf(api, token, other.id), STATUTE).state).toBe('MET');
    const { data } = await merge(one.id, other.id);
    const duty = dutyOf(data.mergeIncidents, STATUTE);
    expect([duty.state, duty.filings.length]).toEqual(['PARTLY_MET', 1]);

    const third = await leak();
    await file(third);
    const { data: again } = await merge(third.id, other.id);
    expect(dutyOf(again.mergeIncidents, STATUTE).filings).toHaveLength(1);
    expect(dutyOf(await incidentOf(api, token, third.id), STATUTE)).toMatchObject({
      state: 'MET',
      filings: [{ state: 'SUBMITTED' }],
    });
  });

  test('answers that contradict each other are no answers any more: the duty stays open', async () => {
    const [one, other] = [await leak(), await leak()];
    const answer = (incidentId: string, text: string) =>
      done(api, token, 'amendFacts', { incidentId, facts: [{ key: 'risk_to_people', text }] });
    await answer(one.id, 'risk');
    await answer(other.id, 'unlikely');
    const { data } = await merge(one.id, other.id);
    expect(dutyOf(data.mergeIncidents, STATUTE).state).toBe('OPEN');
    const [{ details }] = await api.sql("select details from event where type = 'incident.merged'");
    expect(details.contradicted).toEqual(['risk_to_people']);
  });

  test('a clock that nobody would carry refuses all of it, and nothing is half done', async () => {
    const [one, other] = [await leak(), await leak()];
    await done(api, token, 'watchEvidence', {
      ...{ incidentId: one.id, what: 'Edge logs', where: 'The CDN', expiresAt: '2026-11-15T00:00:00Z' },
    });
    const before = await incidentOf(api, token, other.id);
    const refused = await merge(one.id, other.id);
    expect([refused.code, refused.errors[0]?.message]).toEqual([
      'CONFLICT',
      expect.stringContaining('Edge logs'),
    ]);
    expect(await incidentOf(api, token, other.id)).toEqual(before);
    expect((await incidentOf(api, token, one.id)).state).toBe('REPORTED');
  });

  test('it is refused while a dispatch is under way, for a closed one, and where not the same people may see both', async () => {
    const { incident } = await playBreach(api, team);
    const other = await leak();
    expect((await merge(incident, other.id)).errors[0]?.message).toMatch(/dispatch is under way/);
    expect((await merge(other.id, incident)).errors[0]?.message).toMatch(/dispatch is under way/);
    const restricted = await leak({ restrictedTo: [team.member.RESPONDER] });
    expect((await merge(restricted.id, other.id)).errors[0]?.message).toMatch(/same list/);
    await done(api, token, 'moveIncident', { incidentId: other.id, move: 'DISMISS', reason: 'Nothing.' });
    expect((await merge((await leak()).id, other.id)).code).toBe('CONFLICT');
  });
});

describe('split', () => {
  const tickets = { ...accounts('FR'), name: 'tickets' };

  test('the new incident has the data sets, their people, the same times and awareness; both are judged anew', async () => {
    const whole = await leak({
      detected: { at: '2026-11-08T06:00:00Z' },
      dataSets: [accounts('FR'), tickets],
    });
    const [first, second] = whole.dataSets.map(({ id }: Json) => id);
    const importTo = (dataSetIds: string[], ...names: string[]) =>
      done(
        api,
        token,
        'importPeople',
        {
          ...{ incidentId: whole.id, dataSetIds },
          csv: `email,country\n${names.map((name) => `${name}@example.test,FR`).join('\n')}\n`,
        },
        'added',
      );
    await importTo([first], 'anna', 'bert');
    await importTo([second], 'bert', 'cara');
    await done(api, team.token.DECISION_MAKER, 'declareAwareness', {
      ...{ incidentId: whole.id, aware: { at: '2026-11-08T06:00:00Z' }, ground: 'Clear.' },
    });

    const { data } = await split(whole.id, [second]);

    const part = data.splitIncident;
    expect(part).toMatchObject({
      ...{
        detected: { at: '2026-11-08T06:00:00.000Z' },
        dataSets: [{ id: second }],
      },
      aware: { at: '2026-11-08T06:00:00.000Z' },
    });
    expect(part.reference).not.toBe(whole.reference);
    expect(dutyOf(part, STATUTE)).toMatchObject({ dueAt: '2026-11-11T06:00:00.000Z', state: 'OPEN' });
    expect([await listOf(part.id), await listOf(whole.id)]).toEqual([
      ['b', 'c'],
      ['a', 'b'],
    ]);
    const rest = await incidentOf(api, token, whole.id);
    expect(rest.dataSets).toEqual([{ id: first }]);
    expect(dutyOf(rest, STATUTE)).toMatchObject({ dueAt: '2026-11-11T06:00:00.000Z', state: 'OPEN' });
    const { links, versions } = await shown(
      part.id,
      'links { kind incident { id } } versions { nodes { changed } }',
    );
    expect(links).toEqual([{ kind: 'SPLIT_FROM', incident: { id: whole.id } }]);
    expect(versions.nodes[0].changed).toContain(`dataSets.${second}`);
  });

  test('the part of a restricted incident is restricted to the same people', async () => {
    const whole = await leak({ dataSets: [accounts('FR'), tickets], restrictedTo: [team.member.RESPONDER] });
    const { data } = await split(whole.id, [whole.dataSets[0].id]);
    expect(await incidentOf(api, team.token.DECISION_MAKER, data.splitIncident.id)).toBeNull();
    expect((await shown(data.splitIncident.id, 'restrictedTo { name }')).restrictedTo).toEqual([
      { name: 'RESPONDER' },
    ]);
  });

  test('a hold of an investigating authority stands on both parts; an incident under one is not absorbed', async () => {
    const whole = await leak({ dataSets: [accounts('FR'), tickets] });
    await done(api, team.token.DECISION_MAKER, 'placeHold', {
      ...{ incidentId: whole.id, agency: 'State police', officer: 'Inspector Vogel' },
      ...{ reason: 'A search is planned.', written: false },
    });
    const { data } = await split(whole.id, [whole.dataSets[0].id]);
    const held = await api.sql(
      'select incident_id from law_enforcement_hold where lifted_at is null order by placed_at',
    );
    expect(held.map(({ incident_id: id }) => id).sort()).toEqual([whole.id, data.splitIncident.id].sort());
    expect((await merge(whole.id, (await leak()).id)).errors[0]?.message).toMatch(/investigating authority/);
  });

  test('it is refused for data sets of another incident, for all of them, and while a dispatch is under way', async () => {
    const whole = await leak({ dataSets: [accounts('FR'), tickets] });
    const ids = whole.dataSets.map(({ id }: Json) => id);
    expect((await split(whole.id, ids)).code).toBe('CONFLICT');
    expect((await split(whole.id, [(await leak()).dataSets[0].id])).code).toBe('NOT_FOUND');
    expect((await split(whole.id, [])).code).toBe('NOT_FOUND');
    const { incident, dataSet } = await playBreach(api, team);
    await done(api, token, 'amendFacts', { incidentId: incident, dataSets: [tickets] });
    expect((await split(incident, [dataSet])).errors[0]?.message).toMatch(/dispatch is under way/);
  });
});
