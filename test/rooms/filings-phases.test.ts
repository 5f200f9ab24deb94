import { at, type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { act, done, dutyOf, incidentOf } from '../support/breach.ts';
import { ART33, answers, facts, furnish, leakKnown, PREPARED } from '../support/filings-room.ts';

const NOON = '2026-10-24T12:00:00Z';
const FILED = `id kind state reference moreFollows awaitsMore contentDigest proofId contentFileId refersTo
  preparedFiling { id contentDigest } stale { contradicted says fields { field was is } nowKnown { field was is } }`;

describe('rules 7 and 8: filings in phases, as handed in and never changed', () => {
  let api: TestApi;
  let team: TestOrganization;
  let responder: string;
  beforeAll(async () => {
    api = await startApi({ now: NOON });
    team = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'AUDITOR');
    responder = team.token.RESPONDER;
    await furnish(api, team);
  });
  afterAll(() => api.close());
  beforeEach(() => {
    api.clock.now = at(NOON);
  });

  const prepare = (input: object): Promise<Json> => done(api, responder, 'prepareFiling', input, PREPARED);
  const record = (input: object): Promise<Json> =>
    done(api, responder, 'recordFiling', { channel: 'PORTAL', ...input }, FILED);
  const filings = async (incidentId: string): Promise<Json> =>
    (
      await api.ask(
        team.token.AUDITOR,
        `query ($id: ID!) { incident(id: $id) { obligations { ruleId state filings { ${FILED} } } } }`,
        { id: incidentId },
      )
    ).incident.obligations.find(({ ruleId }: Json) => ruleId === ART33);
  const first = async (): Promise<{ incidentId: string; obligationId: string; filing: Json }> => {
    const known = await leakKnown(api, team);
    const { id } = await done(api, responder, 'fileNow', { obligationId: known.obligationId });
    const { obligationId } = known;
    const filing = await record({ obligationId, preparedFilingId: id, reference: 'CNIL-7' });
    return { ...known, filing };
  };

  test('handed in, the prepared one becomes a filing with its digest, and says that more follows', async () => {
    const { incidentId, obligationId, filing } = await first();
    expect((await act(api, responder, 'fileNow', { obligationId })).code).toBe('CONFLICT');
    expect(filing).toMatchObject({ kind: 'INITIAL', state: 'SUBMITTED', moreFollows: true, stale: null });
    expect(filing.contentDigest).toBe(filing.preparedFiling.contentDigest);
    expect(await filings(incidentId)).toMatchObject({ state: 'MET', filings: [{ awaitsMore: true }] });
  });

  test('what was handed in cannot be changed, by nobody', async () => {
    const { filing } = await first();
    const id = filing.preparedFiling.id;
    const never = 'what was filed is never changed';
    for (const change of [
      ["update filing set content_digest = 'x' where id = $1", filing.id],
      ["update filing set reference = 'other' where id = $1", filing.id],
      ['update prepared_filing set completeness = 100 where id = $1', id],
      [
        "update statement set text = 'other' where id = (select content_id from prepared_filing where id = $1)",
        id,
      ],
    ] as const)
      await expect(api.sql(change[0], [change[1]])).rejects.toThrow(never);
  });

  test('a follow-up holds what changed since, each with what was filed, and refers to the first', async () => {
    const { incidentId, obligationId, filing } = await first();
    api.clock.now = at('2026-10-25T12:00:00Z');
    const [dataSet] = (await incidentOf(api, responder, incidentId)).dataSets;
    const groups = [{ kind: 'users', jurisdiction: 'FR', count: 1200, countKind: 'EXACT' }];
    const amended = { id: dataSet.id, name: 'accounts', role: 'CONTROLLER', personalData: 'YES', groups };
    const harms = { confidentiality: 'YES', integrity: 'NO', availability: 'NO' };
    const more = { categories: ['name', 'email_address', 'password'], ...harms };
    const dataSets = [{ ...amended, ...more, protection: { encrypted: 'NO', algorithm: 'unsalted MD5' } }];
    await done(api, responder, 'amendFacts', { incidentId, facts, dataSets });

    const [stale] = (await filings(incidentId)).filings;
    expect(stale.stale).toMatchObject({
      contradicted: true,
      fields: expect.arrayContaining([{ field: 'people_number', was: '431', is: '1200' }]),
      nowKnown: expect.arrayContaining([expect.objectContaining({ field: 'cause' })]),
    });
    expect(stale.stale.says).toContain('no longer holds');

    const followUp = await prepare({ obligationId, kind: 'FOLLOW_UP', answers });
    const said = followUp.copyFields.map(({ field }: Json) => field);
    expect(said).toEqual(expect.arrayContaining(['kind', 'previous_id', 'people_number', 'cause', 'risk']));
    expect(said).not.toContain('controller_name');
    expect(said).not.toContain('nature');
    expect(followUp).toMatchObject({ complete: true, completeness: 100, refersTo: filing.id });
    expect(followUp.changes).toEqual(
      expect.arrayContaining([expect.objectContaining({ field: 'people_number', was: '431', is: '1200' })]),
    );
    expect(followUp.copyFields.find(({ field }: Json) => field === 'previous_id').value).toBe('CNIL-7');
    const preparedFilingId = followUp.id;
    const notice = await done(
      api,
      responder,
      'draftFilingNotice',
      { preparedFilingId },
      'problems { severity message }',
    );
    expect(notice.problems.filter(({ severity }: Json) => severity === 'ERROR')).toEqual([]);

    await record({ obligationId, kind: 'FOLLOW_UP', preparedFilingId: followUp.id });
    const after = (await filings(incidentId)).filings;
    expect(after.map(({ stale: one }: Json) => one)).toEqual([null, null]);
    expect(after[0]).toMatchObject({ awaitsMore: false });
  });

  test('what is stale of many filings takes as many statements as of one', async () => {
    for (let n = 0; n < 4; n++) await first();
    const query = `query ($first: Int!) { incidents(first: $first) { nodes { obligations { filings { stale { says } } } } } }`;
    const statements = async (many: number): Promise<number> => {
      api.statements.length = 0;
      const { incidents } = await api.ask(team.token.AUDITOR, query, { first: many });
      const filed = incidents.nodes
        .flatMap(({ obligations }: Json) => obligations)
        .flatMap((one: Json) => one.filings);
      expect(filed.length).toBeGreaterThanOrEqual(many);
      return api.statements.length;
    };
    await statements(4);
    expect(await statements(4)).toBe(await statements(1));
  });

  test('a person’s answer holds in what follows, until the record says something else', async () => {
    const { incidentId, obligationId } = await leakKnown(api, team);
    const own = [{ field: 'cause', text: 'unknown' }];
    const { id } = await done(api, responder, 'fileNow', { obligationId, answers: own });
    await record({ obligationId, preparedFilingId: id });
    expect((await filings(incidentId)).filings[0].stale).toBeNull();
    await done(api, responder, 'amendFacts', {
      incidentId,
      facts: [{ key: 'cause', texts: ['insider_misuse'] }],
    });
    expect((await filings(incidentId)).filings[0].stale.fields).toContainEqual({
      ...{ field: 'cause', was: 'Unknown', is: 'From inside, with malice' },
    });
  });

  test('after 72 hours it takes the reasons for the delay, said once', async () => {
    const { obligationId } = await leakKnown(api, team);
    api.clock.now = at('2026-10-27T03:00:00Z');
    const refused = await act(api, responder, 'fileNow', { obligationId });
    expect(refused).toMatchObject({ code: 'REASON_REQUIRED' });
    expect(refused.errors[0]?.extensions['missing']).toEqual(['late_reason']);
    const lateReason = 'Our mail server was part of the incident.';
    const { id, copyFields } = await done(api, responder, 'fileNow', { obligationId, lateReason }, PREPARED);
    expect(copyFields.find(({ field }: Json) => field === 'late_reason').value).toBe(lateReason);
    expect(await record({ obligationId, preparedFilingId: id })).toMatchObject({ state: 'SUBMITTED' });
  });

  test('as a notice, word for word, approved and filed: what comes of it is the prepared filing', async () => {
    const { obligationId } = await leakKnown(api, team, { facts });
    const prepared = await prepare({ obligationId });
    const input = { preparedFilingId: prepared.id };
    const notice = await done(
      api,
      responder,
      'draftFilingNotice',
      input,
      'id audience version { version } problems { code severity message element excerpt }',
    );
    expect(notice.problems.filter(({ severity }: Json) => severity === 'ERROR')).toEqual([]);
    const { id: noticeId, version } = notice;
    await done(api, team.token.DECISION_MAKER, 'approveNotice', { noticeId, version: version.version });
    const filed = { noticeId, obligationId, channel: 'PORTAL', reference: 'CNIL-12' };
    const filing = await done(api, responder, 'fileNotice', filed, FILED);
    expect(filing).toMatchObject({ preparedFiling: { id: prepared.id }, moreFollows: true, stale: null });
  });

  test('made elsewhere, it keeps exactly what was handed in', async () => {
    const { obligationId } = await leakKnown(api, team);
    const contentText = 'Filed by telephone, as the minutes say.';
    const filing = await record({ obligationId, channel: 'PHONE', contentText });
    expect(filing.contentDigest).toMatch(/^[0-9a-f]{64}$/);
    const two = { obligationId, channel: 'PORTAL', contentText, preparedFilingId: filing.id };
    expect((await act(api, responder, 'recordFiling', two)).code).toBe('NOT_FOUND');
  });

  test('a prepared filing answers its own duty and stage alone', async () => {
    const one = await leakKnown(api, team);
    const other = await leakKnown(api, team);
    const { id } = await prepare({ obligationId: one.obligationId });
    const wrong = { channel: 'PORTAL', preparedFilingId: id };
    expect(
      (await act(api, responder, 'recordFiling', { ...wrong, obligationId: other.obligationId })).code,
    ).toBe('INVALID_INPUT');
    expect(
      (await act(api, responder, 'prepareFiling', { obligationId: one.obligationId, kind: 'FOLLOW_UP' }))
        .code,
    ).toBe('CONFLICT');
    const answer = [{ field: 'natur', text: 'x' }];
    const odd = await act(api, responder, 'prepareFiling', {
      obligationId: one.obligationId,
      answers: answer,
    });
    expect(odd.errors[0]?.message).toContain('Did you mean "nature"?');
  });

  test('a withdrawal says why, leaves the register as it was, and is no news for people who were never told', async () => {
    const { incidentId, obligationId } = await first();
    api.clock.now = at('2026-10-24T15:00:00Z');
    const withdrawal = await prepare({ obligationId, kind: 'WITHDRAWAL', reason: 'A duplicate of CNIL-6.' });
    expect(withdrawal.content).toMatchObject({ step: 'withdrawn', earlier: { reference: 'CNIL-7' } });
    await record({ obligationId, kind: 'WITHDRAWAL', preparedFilingId: withdrawal.id });
    const { register } = await api.ask(
      team.token.AUDITOR,
      '{ register(first: 50) { nodes { incident { id } references } } }',
    );
    expect(register.nodes).toContainEqual({ incident: { id: incidentId }, references: ['CNIL-7'] });
    const { incident } = await api.ask(
      team.token.AUDITOR,
      'query ($id: ID!) { incident(id: $id) { notices { id } obligations { ruleId filings { kind stale { says } } } } }',
      { id: incidentId },
    );
    expect(incident.notices).toEqual([]);
    expect(dutyOf(incident, ART33).filings).toEqual([
      { kind: 'INITIAL', stale: null },
      { kind: 'WITHDRAWAL', stale: null },
    ]);
  });
});
