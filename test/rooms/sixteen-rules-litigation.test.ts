import { at, type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { accounts, act, done, playBreach, reportLeak } from '../support/breach.ts';

const HOLDS = 'litigationHolds { id live reason liftReason placedBy liftedBy }';

describe('rule 14: a litigation hold beats retention', () => {
  let api: TestApi;
  let team: TestOrganization;
  let breach: Awaited<ReturnType<typeof playBreach>>;
  beforeAll(async () => {
    api = await startApi({ now: '2026-04-17T10:00:00Z' });
    team = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'APPROVER', 'AUDITOR');
    breach = await playBreach(api, team);
  });
  afterAll(() => api.close());

  const decider = () => team.token.DECISION_MAKER;
  const place = async (incidentId: string, reason = 'Two users announced a claim for damages.') =>
    (await done(api, decider(), 'placeLitigationHold', { incidentId, reason })).id;
  const lift = (litigationHoldId: string, reason = 'Both claims are settled.') =>
    act(api, decider(), 'liftLitigationHold', { litigationHoldId, reason }, 'id live liftReason');
  const holdsOf = async (id: string): Promise<Json[]> =>
    (await api.ask(team.token.AUDITOR, `query ($id: ID!) { incident(id: $id) { ${HOLDS} } }`, { id }))
      .incident.litigationHolds;
  /** Everything a client can do that takes people, words or files out of reach. */
  const erasures = (): [string, string, object][] => [
    ['erasePerson', decider(), { personId: breach.person }],
    ['eraseStatement', decider(), { statementId: breach.statement, reason: 'They asked.' }],
    ['retractComment', team.token.RESPONDER, { commentId: breach.comment }],
    ['withdrawAttachment', team.token.RESPONDER, { attachmentId: breach.attachment, reason: 'Old.' }],
  ];
  const standing = () =>
    api.sql(
      `select (select count(*)::int from affected_person where incident_id = $1 and erased_at is null) as people,
              (select count(*)::int from statement where incident_id = $1 and erased_at is null) as words,
              (select count(*)::int from custody_entry where incident_id = $1) as custody,
              (select count(*)::int from event where incident_id = $1) as events`,
      [breach.incident],
    );

  test('rule 14: while it stands nobody, no word and no file of the incident is erased or withdrawn, and nothing is half done', async () => {
    const id = await place(breach.incident);
    const before = await standing();
    for (const [name, token, input] of erasures()) {
      const refused = await act(api, token, name, input, '__typename');
      expect([name, refused.code]).toEqual([name, 'CONFLICT']);
      expect(refused.errors[0]?.extensions).toMatchObject({ reason: 'LITIGATION_HOLD', holds: [id] });
    }
    expect(await standing()).toEqual(before);
    expect((await lift(id)).data.liftLitigationHold.live).toBe(false);
  });

  test('rule 14: it is the act of the decision-maker, with a reason; others see it on the incident', async () => {
    const input = { incidentId: breach.incident, reason: 'A class action is announced.' };
    for (const role of ['RESPONDER', 'APPROVER', 'AUDITOR'] as const)
      expect((await act(api, team.token[role], 'placeLitigationHold', input)).code).toBe('FORBIDDEN');
    expect((await act(api, decider(), 'placeLitigationHold', { ...input, reason: ' ' })).code).toBe(
      'REASON_REQUIRED',
    );
    const id = await place(breach.incident, input.reason);
    expect((await holdsOf(breach.incident)).find((hold) => hold.id === id)).toEqual({
      ...{ id, live: true, reason: input.reason, liftReason: null },
      ...{ placedBy: team.member.DECISION_MAKER, liftedBy: null },
    });
    const [{ details }] = await api.sql(
      `select details from event where type = 'litigation-hold.placed' and details ->> 'litigationHoldId' = $1`,
      [id],
    );
    expect(JSON.stringify(details)).not.toContain('class action');
    expect((await lift(id, '')).code).toBe('REASON_REQUIRED');
    expect((await lift(id)).data.liftLitigationHold.liftReason).toBe('Both claims are settled.');
    expect((await lift(id)).code).toBe('CONFLICT');
  });

  test('rule 14: two stand at once, on a closed incident as well: erasing waits for both, and then the record still verifies', async () => {
    const { id: incidentId } = await reportLeak(api, team.token.RESPONDER, { dataSets: [accounts('ES')] });
    const csv = 'email,name,country\nines@people.test,Ines,ES\n';
    await done(api, team.token.RESPONDER, 'importPeople', { incidentId, csv }, 'added');
    const [{ id: personId }] = await api.sql('select id from affected_person where incident_id = $1', [
      incidentId,
    ]);
    await done(api, team.token.RESPONDER, 'moveIncident', {
      incidentId,
      move: 'DISMISS',
      reason: 'A drill by a vendor.',
    });
    const [one, other] = [await place(incidentId), await place(incidentId, 'An authority investigates.')];
    const erase = () => act(api, decider(), 'erasePerson', { personId }, 'personId');
    expect((await erase()).code).toBe('CONFLICT');
    await lift(one);
    expect((await erase()).errors[0]?.extensions.holds).toEqual([other]);
    api.clock.now = at('2026-05-20T09:00:00Z');
    await lift(other);
    expect((await erase()).errors).toEqual([]);
    const { verifyRecord } = await api.ask(team.token.AUDITOR, '{ verifyRecord { intact } }');
    expect(verifyRecord.intact).toBe(true);
  });

  test('rule 14: it goes along to the part that is split off and to the incident that absorbs it', async () => {
    const leak = () =>
      reportLeak(api, team.token.RESPONDER, {
        detected: { at: '2026-04-16T10:00:00Z' },
        dataSets: [accounts('IT'), { ...accounts('AT'), name: 'tickets' }],
      });
    const [whole, into] = [await leak(), await leak()];
    const held = await place(whole.id);
    const split = await act(...([api, team.token.RESPONDER, 'splitIncident'] as const), {
      incidentId: whole.id,
      dataSetIds: [whole.dataSets[1].id],
      title: 'Tickets',
      reason: 'Apart.',
    });
    const part = split.data.splitIncident.id;
    expect(await holdsOf(part)).toMatchObject([
      { live: true, reason: 'Two users announced a claim for damages.' },
    ]);
    await done(api, team.token.RESPONDER, 'mergeIncidents', {
      ...{ fromIncidentId: whole.id, intoIncidentId: into.id, reason: 'One attacker.' },
    });
    expect(await holdsOf(into.id)).toMatchObject([{ live: true }]);
    await lift(held);
    expect([(await holdsOf(into.id))[0].live, (await holdsOf(part))[0].live]).toEqual([true, true]);
  });
});
