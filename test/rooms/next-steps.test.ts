import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { accounts, act, done, reportLeak } from '../support/breach.ts';

const STEPS = `id moves blocksClosing { why says obligation { id settledBy } }
  obligations { id ruleId source verdict state settledBy decisionGrounds clockOutcomes noticeAudience incident { id } }
  owedNotices { audience locales prohibited { key } demands { kind citation anyOf { key label } } obligations { id } }`;

describe('what can be done next is said by the API, not guessed by its clients', () => {
  let api: TestApi;
  let team: TestOrganization;
  beforeAll(async () => {
    api = await startApi({ now: '2026-10-24T12:00:00Z' });
    team = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'SERVICE_CLIENT');
  });
  afterAll(() => api.close());

  const steps = async (id: string): Promise<Json> =>
    (await api.ask(team.token.DECISION_MAKER, `query ($id: ID!) { incident(id: $id) { ${STEPS} } }`, { id }))
      .incident;
  const of = (incident: Json, ruleId: string): Json =>
    incident.obligations.find((duty: Json) => duty.ruleId === ruleId);
  const draft = (incidentId: string, obligationIds: string[]) =>
    done(api, team.token.RESPONDER, 'draftNotice', { incidentId, obligationIds }, 'id version { version }');

  test('each duty says how it is settled and on which grounds it can be decided away', async () => {
    const { id } = await reportLeak(api, team.token.RESPONDER);
    const { id: clock } = await done(api, team.token.RESPONDER, 'setClock', {
      ...{ incidentId: id, title: 'Five answers', askedBy: 'The authority', dueAt: '2026-10-26T12:00:00Z' },
    });
    const incident = await steps(id);

    expect(of(incident, 'codecraft-promise-users-72h')).toMatchObject({
      ...{ settledBy: ['NOTICE', 'DECISION'], decisionGrounds: ['DOES_NOT_APPLY', 'DEPARTURE'] },
      ...{ noticeAudience: 'PEOPLE', clockOutcomes: [], incident: { id } },
    });
    expect(of(incident, 'eu-gdpr-art33-1')).toMatchObject({
      settledBy: ['ANSWERS', 'FILING', 'DECISION'],
      decisionGrounds: ['DOES_NOT_APPLY', 'EXEMPTION'],
      noticeAudience: 'AUTHORITY',
    });
    expect(of(incident, 'eu-gdpr-art33-5')).toMatchObject({ settledBy: ['REGISTER', 'DECISION'] });
    expect(incident.obligations.find((duty: Json) => duty.id === clock)).toMatchObject({
      ...{ settledBy: ['CLOCK', 'FILING'], decisionGrounds: [], clockOutcomes: ['DONE', 'WITHDRAWN'] },
      ...{ noticeAudience: null },
    });
    expect(incident.moves).toEqual(['INVESTIGATE', 'DISMISS']);
  });

  test('what it offers is what it takes: every ground, every outcome', async () => {
    const { id } = await reportLeak(api, team.token.RESPONDER);
    for (const { id: obligationId, decisionGrounds, source } of (await steps(id)).obligations) {
      expect(decisionGrounds.includes('DEPARTURE')).toBe(source !== 'STATUTE');
      for (const ground of decisionGrounds.filter((one: string) => one !== 'EXEMPTION')) {
        const decided = { obligationId, ground, rationale: 'Tried.' };
        expect(
          (await act(api, team.token.DECISION_MAKER, 'decideNotRequired', decided)).code,
        ).toBeUndefined();
        await done(api, team.token.DECISION_MAKER, 'withdrawDecision', { obligationId, reason: 'Tried.' });
      }
    }
  });

  test('what keeps an incident open is the same in the refusal and in the query, until nothing does', async () => {
    const { id } = await reportLeak(api, team.token.RESPONDER);
    for (const move of ['INVESTIGATE', 'CONTAIN'])
      await done(api, team.token.RESPONDER, 'moveIncident', { incidentId: id, move });
    const { blocksClosing } = await steps(id);
    const refused = await act(api, team.token.DECISION_MAKER, 'closeIncident', { incidentId: id });

    const { obligations, why } = refused.errors[0]?.extensions ?? {};
    expect(refused.code).toBe('CONFLICT');
    expect(obligations).toEqual(blocksClosing.map(({ obligation }: Json) => obligation.id));
    expect(why).toEqual(blocksClosing.map((block: Json) => block.why));
    expect(blocksClosing.every(({ obligation }: Json) => obligation.settledBy.length > 0)).toBe(true);

    for (const { obligation } of blocksClosing) {
      const decision = { obligationId: obligation.id, rationale: 'Test data alone.' };
      await done(api, team.token.DECISION_MAKER, 'decideNotRequired', decision);
    }
    expect((await steps(id)).blocksClosing).toEqual([]);
    expect(
      (await act(api, team.token.DECISION_MAKER, 'closeIncident', { incidentId: id })).code,
    ).toBeUndefined();
  });

  test('a clock says which event it waits for, and how that is given', async () => {
    const awaited = 'obligations { ruleId startEvent awaitedStart { event says milestone answerOf } }';
    const read = async (id: string): Promise<Json> =>
      (await api.ask(team.token.RESPONDER, `query ($id: ID!) { incident(id: $id) { ${awaited} } }`, { id }))
        .incident;
    const groups = [{ kind: 'users', jurisdiction: 'US-CA', count: 501, countKind: 'EXACT' }, {}];
    const dataSets = [{ ...accounts(), groups }];
    const { id } = await reportLeak(api, team.token.RESPONDER, { dataSets });
    const before = await read(id);
    const milestones = before.obligations.flatMap(({ awaitedStart }: Json) => awaitedStart?.milestone ?? []);

    expect(of(before, 'eu-gdpr-art33-1').awaitedStart).toEqual({
      ...{ event: 'aware', says: 'awareness', milestone: null, answerOf: null },
    });
    expect(of(before, 'codecraft-promise-users-72h').awaitedStart).toBeNull();
    expect(new Set(milestones)).toEqual(new Set(['DISCOVERED']));
    const waiting = before.obligations.filter(({ awaitedStart }: Json) => awaitedStart?.answerOf);
    expect(waiting.map(({ awaitedStart }: Json) => awaitedStart.answerOf)).toContain('us-ca-individuals');

    const time = { at: '2026-10-24T08:00:00Z' };
    await done(api, team.token.RESPONDER, 'amendFacts', {
      ...{ incidentId: id, milestones: milestones.map((key: string) => ({ key, time })) },
    });
    const after = await read(id);
    expect(after.obligations.some(({ awaitedStart }: Json) => awaitedStart?.milestone)).toBe(false);
    expect(of(after, 'us-ca-individuals').startEvent).toBe('discovered');
  });

  test('which notices are owed is known before anybody writes: whom, for which duties, saying what', async () => {
    const { id } = await reportLeak(api, team.token.RESPONDER);
    const incident = await steps(id);
    const [people, authorities] = incident.owedNotices;

    expect(incident.owedNotices.map((one: Json) => one.audience).slice(0, 2)).toEqual([
      'PEOPLE',
      'AUTHORITY',
    ]);
    expect(people.locales).toEqual(expect.arrayContaining(['de', 'en']));
    expect(people.demands).toContainEqual({
      kind: 'PROMISED',
      citation: of(incident, 'codecraft-promise-users-72h') && expect.stringContaining('CodeCraft AI'),
      anyOf: [{ key: 'nature', label: 'Nature of the breach' }],
    });
    for (const owed of [people, authorities]) {
      const obligationIds = owed.obligations.map((duty: Json) => duty.id);
      expect((await draft(id, obligationIds)).version.version).toBe(1);
    }
  });

  test('a notice is mended element by element: what the check names is stated, the rest stays', async () => {
    const { id } = await reportLeak(api, team.token.RESPONDER);
    const [people] = (await steps(id)).owedNotices;
    const { id: noticeId } = await draft(
      id,
      people.obligations.map((duty: Json) => duty.id),
    );
    const edit = (version: number, elements: object[], more: object = {}) =>
      act(
        api,
        team.token.RESPONDER,
        'editNotice',
        { noticeId, version, elements, ...more },
        'version { version body elements { element stated notYetKnownUntil } } problems { element severity }',
      );
    const first = await edit(1, [{ element: 'nature', text: 'Strangers *read* a backup.' }]);
    const { version, problems } = first.data.editNotice;

    expect(version.body).toContain('::: nature\nStrangers \\*read\\* a backup.\n:::');
    expect(problems.map((problem: Json) => problem.element)).not.toContain('nature');
    const later = [{ element: 'likely_consequences', notYetKnownUntil: '2026-10-28T10:00:00Z' }];
    const second = await edit(2, later);
    expect(second.data.editNotice.version.elements).toEqual(
      expect.arrayContaining([
        { element: 'nature', stated: true, notYetKnownUntil: null },
        {
          ...{ element: 'likely_consequences', stated: false },
          ...{ notYetKnownUntil: '2026-10-28T10:00:00.000Z' },
        },
      ]),
    );
    expect(second.data.editNotice.version.body).toMatch(/Likely consequences: we do not know this yet/);

    expect((await edit(3, [{ element: 'weather', text: 'It rained.' }])).code).toBe('INVALID_INPUT');
    expect((await edit(3, [{ element: 'nature', locale: 'fr', text: 'Une fuite.' }])).code).toBe(
      'INVALID_INPUT',
    );
    const open = { body: '::: nature\nnever closed' };
    expect((await edit(3, [{ element: 'nature', text: 'Closed.' }], open)).code).toBe('INVALID_INPUT');
  });

  test('a file and its report say where they go; a program without the role is not told', async () => {
    const { id } = await reportLeak(api, team.token.RESPONDER, { dataSets: [accounts('DE')] });
    const paths = (token: string, fields: string) =>
      api.call(token, `query ($id: ID!) { incident(id: $id) { ${fields} } }`, { id });

    const own = await paths(team.token.RESPONDER, 'peopleUploadPath reportPaths');
    expect(own.data.incident.peopleUploadPath).toBe(`/incidents/${id}/people`);
    for (const path of own.data.incident.reportPaths) {
      const headers = { authorization: `Bearer ${team.token.RESPONDER}` };
      expect((await fetch(`${api.url}${path}`, { headers })).status).toBe(200);
    }
    expect((await paths(team.token.SERVICE_CLIENT, 'peopleUploadPath')).code).toBe('FORBIDDEN');
  });
});
