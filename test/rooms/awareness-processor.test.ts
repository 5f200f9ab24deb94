import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { accounts, act, done, dutyOf, INCIDENT, reportLeak } from '../support/breach.ts';

const DETECTED = '2026-11-02T08:00:00.000Z';
const TOLD = '2026-11-02T09:30:00.000Z';
const LATER = '2026-11-02T15:00:00.000Z';

describe('rule 2: what a processor said counts for awareness', () => {
  let api: TestApi;
  let team: TestOrganization;
  beforeAll(async () => {
    api = await startApi({ now: '2026-11-03T08:00:00Z' });
    team = await api.organizationWith('RESPONDER', 'DECISION_MAKER');
  });
  afterAll(() => api.close());

  const leakAtProcessor = async (role = 'CONTROLLER'): Promise<Json> => {
    const { organization } = await api.ask(team.administrator, '{ organization { processors { id } } }');
    const [processor] = organization.processors;
    const set = { ...accounts('FR'), role, processorId: processor.id };
    return reportLeak(api, team.token.RESPONDER, { detected: { at: DETECTED }, dataSets: [set] });
  };
  const tell = (incidentId: string, at: string | null) =>
    done(
      api,
      team.token.RESPONDER,
      'amendFacts',
      { incidentId, milestones: [{ key: 'INFORMED_BY_PROCESSOR', time: at && { at } }] },
      INCIDENT,
    );
  const declare = (incidentId: string, at: string, gapReason?: string) =>
    act(
      api,
      team.token.DECISION_MAKER,
      'declareAwareness',
      { incidentId, aware: { at }, ground: 'Its report named our customers.', gapReason },
      `${INCIDENT} obligations { ruleId otherReadings { startEvent dueAt } }`,
    );

  test('a processor is named and nobody said when it told us: the incident asks', async () => {
    const { id, warnings } = await leakAtProcessor();
    expect(warnings).toContainEqual(
      expect.stringMatching(/^A processor is named .* when did it inform you\?/),
    );
    expect((await tell(id, TOLD)).warnings).not.toContainEqual(
      expect.stringMatching(/when did it inform you/),
    );
  });

  test('awareness later than its word needs a reason that says so, and the incident goes on saying it', async () => {
    const { id } = await leakAtProcessor();
    await tell(id, TOLD);
    const refused = await declare(id, LATER);
    expect(refused.code).toBe('REASON_REQUIRED');
    expect(refused.errors[0]?.message).toMatch(
      /Your processor told you at 2026-11-02T09:30.* in principle aware/,
    );
    const { data } = await declare(id, LATER, 'Whose data it was had to be found out.');
    const incident = data.declareAwareness;
    expect(incident.warnings).toContainEqual(
      expect.stringMatching(/Your processor told you at .*Awareness is declared 5 h 30 min later/),
    );
    expect(dutyOf(incident, 'eu-gdpr-art33-1').otherReadings).toEqual([
      { startEvent: 'informed_by_processor', dueAt: '2026-11-05T09:30:00.000Z' },
    ]);
  });

  test('its word before the first signal is a signal itself: the worst case runs from it, and the times are to be checked', async () => {
    const { id } = await leakAtProcessor();
    const incident = await tell(id, '2026-11-01T20:00:00.000Z');
    expect(dutyOf(incident, 'eu-gdpr-art33-1')).toMatchObject({
      startEvent: 'informed_by_processor',
      dueAt: '2026-11-04T20:00:00.000Z',
      provisional: true,
    });
    expect(incident.warnings).toContainEqual(expect.stringMatching(/lies before the first signal/));
  });

  test('for data held as a processor nobody asks for the word of another', async () => {
    const { warnings } = await leakAtProcessor('PROCESSOR');
    expect(warnings).toEqual([]);
  });
});

describe('joint controllers: who leads on notifying breaches (GDPR Art. 26)', () => {
  let api: TestApi;
  let team: TestOrganization;
  beforeAll(async () => {
    api = await startApi();
    team = await api.organizationWith('RESPONDER');
  });
  afterAll(() => api.close());

  const WHY = `obligations { ruleId verdict state openQuestions { key } exemptions { id citation value says } }`;
  const answer = (incidentId: string, text: string) =>
    done(
      api,
      team.token.RESPONDER,
      'amendFacts',
      { incidentId, facts: [{ key: 'joint_controller_leads', text }] },
      WHY,
    );

  test('the question is asked of data held jointly, and of no other', async () => {
    const asked = async (role: string) => {
      const { id } = await reportLeak(api, team.token.RESPONDER, { dataSets: [{ ...accounts('FR'), role }] });
      const { incident } = await api.ask(
        team.token.RESPONDER,
        `query ($id: ID!) { incident(id: $id) { ${WHY} } }`,
        { id },
      );
      return dutyOf(incident, 'eu-gdpr-art33-1').openQuestions.map(({ key }: Json) => key);
    };
    expect(await asked('JOINT_CONTROLLER')).toContain('joint_controller_leads');
    expect(await asked('CONTROLLER')).not.toContain('joint_controller_leads');
  });

  test('another one leads: the duty is shown as lifted, with the clause, and is not silently gone', async () => {
    const { id } = await reportLeak(api, team.token.RESPONDER, {
      dataSets: [{ ...accounts('FR', 'GB'), role: 'JOINT_CONTROLLER' }],
    });
    const incident = await answer(id, 'another_leads');
    for (const rule of ['eu-gdpr-art33-1', 'uk-gdpr-art33-1']) {
      const duty = dutyOf(incident, rule);
      expect([duty.verdict, duty.state]).toEqual(['NOT_REQUIRED', 'LAPSED']);
      expect(duty.exemptions).toContainEqual(
        expect.objectContaining({
          id: 'joint-controller-leads',
          value: 'YES',
          citation: expect.stringMatching(/Art\. 26\(1\)/),
        }),
      );
    }
    expect(dutyOf(await answer(id, 'not_arranged'), 'eu-gdpr-art33-1')).toMatchObject({
      verdict: 'REQUIRED',
      state: 'OPEN',
    });
  });
});
