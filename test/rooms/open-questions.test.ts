import { assess } from '../../src/domain/assess.ts';
import { answerForms } from '../../src/incidents/answer-form.ts';
import { shippedCatalog } from '../../src/shipped-catalog.ts';
import { at, type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { act, done } from '../support/breach.ts';

const ASKED = `id version dataSets { id role categories groups { id kind jurisdiction count countKind } protection { keySafe algorithm } confidentiality }
  obligations { id ruleId verdict state openQuestions { key question answers { key with type values { key label } } } decisions { endedAs } }`;

describe('a question that a rule asks says how it is answered', () => {
  let api: TestApi;
  let team: TestOrganization;
  beforeAll(async () => {
    api = await startApi({ now: '2026-10-24T12:00:00Z' });
    team = await api.organizationWith('RESPONDER', 'DECISION_MAKER');
  });
  afterAll(() => api.close());

  const report = (dataSets: object[]): Promise<Json> =>
    done(api, team.token.RESPONDER, 'reportIncident', { title: 'Bucket', dataSets }, ASKED);
  const answer = (incidentId: string, ...answers: object[]) =>
    act(api, team.token.RESPONDER, 'answerOpenQuestions', { incidentId, answers }, ASKED);
  const forms = ({ obligations }: Json): Json[] =>
    obligations.flatMap(({ openQuestions }: Json) => openQuestions.flatMap(({ answers }: Json) => answers));

  test('whatever a rule of the catalogue asks has an answer a client can give', async () => {
    const catalog = await shippedCatalog();
    const families = [...catalog.families, ...[...catalog.profiles.values()].flatMap((one) => one.families)];
    const asked = families
      .flatMap(({ versions }) => versions)
      .flatMap((rule) =>
        rule.fixtures.flatMap(({ facts, organization }) => {
          const context = { ...catalog.context, at: at('2026-10-24T12:00:00Z'), acts: [] };
          return assess(rule, facts, organization, context).flatMap(({ openQuestions, exemptions }) =>
            [...openQuestions, ...exemptions.flatMap(({ questions }) => questions)].map(({ key }) => ({
              key,
              answers: answerForms(key, facts, catalog),
            })),
          );
        }),
      );

    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter(({ answers }) => answers.length === 0)).toEqual([]);
  });

  test('its answer changes that one field, and nothing else of the record', async () => {
    const incident = await report([
      {
        name: 'accounts',
        role: 'CONTROLLER',
        personalData: 'YES',
        categories: ['password'],
        protection: { encrypted: 'YES', algorithm: 'AES-256' },
        groups: [{ kind: 'users', jurisdiction: 'DE', count: 4, countKind: 'EXACT' }, { kind: 'employees' }],
      },
    ]);
    const [set] = incident.dataSets;
    const offered = forms(incident);
    expect(offered).toContainEqual(
      expect.objectContaining({ key: `dataSet.${set.id}.keySafe`, type: 'YES_NO' }),
    );
    const risk = offered.find(({ key }) => key === 'risk_to_people');
    const [{ key: unlikely }] = risk.values;

    const employees = set.groups.find(({ kind }: Json) => kind === 'employees').id;
    const { data } = await answer(
      incident.id,
      { key: `dataSet.${set.id}.keySafe`, yes: false },
      { key: `dataSet.${set.id}.confidentiality`, yes: true },
      { key: `group.${employees}.jurisdiction`, text: 'FR' },
      { key: `group.${employees}.count`, number: 3 },
      { key: risk.key, text: unlikely },
    );

    const after = data.answerOpenQuestions;
    expect(after.version).toBe(incident.version + 1);
    expect(after.dataSets).toEqual([
      {
        ...set,
        confidentiality: 'YES',
        protection: { keySafe: 'NO', algorithm: 'AES-256' },
        groups: [
          set.groups[0],
          { id: employees, kind: 'employees', jurisdiction: 'FR', count: 3, countKind: 'ESTIMATED' },
        ],
      },
    ]);
    expect(forms(after).map(({ key }) => key)).not.toContain(risk.key);
  });

  test('of a field nobody asked to change, decisions stand: groups keep who they are', async () => {
    const groups = [{ kind: 'users', jurisdiction: 'DE', count: 4 }];
    const data = { name: 'accounts', role: 'CONTROLLER', personalData: 'YES', confidentiality: 'YES' };
    const incident = await report([{ ...data, groups }]);
    const [{ id: dataSet }] = incident.dataSets;
    const owed = incident.obligations.find(({ ruleId }: Json) => ruleId === 'eu-gdpr-art33-1');
    const decision = { obligationId: owed.id, rationale: 'Test data alone.' };
    await done(api, team.token.DECISION_MAKER, 'decideNotRequired', decision);

    const again = { id: dataSet, ...data, medium: 'ELECTRONIC', groups: [{ ...groups[0], count: 5 }] };
    const change = { incidentId: incident.id, dataSets: [again] };
    const after = await done(api, team.token.RESPONDER, 'amendFacts', change, ASKED);

    expect(after.dataSets[0].groups[0].id).toBe(incident.dataSets[0].groups[0].id);
    const { decisions } = after.obligations.find(({ id }: Json) => id === owed.id);
    expect(decisions).toEqual([{ endedAs: null }]);
  });

  test('where residence is open, it names the groups whose residence nobody knows', async () => {
    const incident = await report([
      {
        name: 'accounts',
        role: 'CONTROLLER',
        personalData: 'YES',
        confidentiality: 'YES',
        groups: [{ kind: 'users', jurisdiction: 'DE' }, { kind: 'customers' }],
      },
      { name: 'logs', role: 'PROCESSOR', personalData: 'YES', confidentiality: 'YES' },
    ]);
    const [accounts, logs] = incident.dataSets;
    const keys = forms(incident).map(({ key }) => key);
    expect(keys).toContain(`group.${accounts.groups[1].id}.jurisdiction`);
    expect(keys).toContain(`dataSet.${logs.id}.controllers`);

    const whom = [{ kind: 'customers', jurisdiction: 'US-CA', count: 12 }];
    const answered = await answer(
      incident.id,
      { key: `dataSet.${logs.id}.controllers`, texts: ['Acme'] },
      { key: `dataSet.${logs.id}.groups`, groups: whom },
    );
    expect(answered.data.answerOpenQuestions.dataSets[1].groups).toMatchObject(whom);
  });

  test.each([
    ['a key that nothing has', () => ({ key: 'dataSet.nobody.keySafe', yes: true }), /none of this key/],
    ['a value of another type', ({ id }: Json) => ({ key: `dataSet.${id}.keySafe`, text: 'NO' }), /"yes"/],
    [
      'a choice outside the list',
      () => ({ key: 'risk_to_people', text: 'fine' }),
      /unlikely, risk, high_risk/,
    ],
    ['two values', () => ({ key: 'risk_to_people', text: 'risk', yes: true }), /one value/],
    [
      'a fact of the organization',
      () => ({ key: 'organization.establishments', texts: ['DE'] }),
      /amendOrganization/,
    ],
    ['who is competent', () => ({ key: 'recipient.sa:DE', text: 'Berlin' }), /filedWith/],
    ['data that is not recorded', () => ({ key: 'dataSets', text: 'Mail' }), /amendFacts/],
    [
      'a place that is none',
      ({ groups }: Json) => ({ key: `group.${groups[0].id}.jurisdiction`, text: 'Mars' }),
      /ISO 3166/,
    ],
  ])('%s is refused in words that say what to do, and nothing changes', async (_what, given, says) => {
    const incident = await report([{ name: 'mail', role: 'CONTROLLER', groups: [{ kind: 'users' }] }]);
    const { code, errors } = await answer(incident.id, given(incident.dataSets[0]), {
      key: 'high_risk_averted',
      yes: true,
    });

    expect([code, errors[0]?.message]).toEqual(['INVALID_INPUT', expect.stringMatching(says)]);
    const { incident: after } = await api.ask(
      team.token.RESPONDER,
      'query ($id: ID!) { incident(id: $id) { version } }',
      { id: incident.id },
    );
    expect(after.version).toBe(incident.version);
  });

  test('one question is answered once in a call', async () => {
    const incident = await report([]);
    const twice = { key: 'risk_to_people', text: 'risk' };
    expect((await answer(incident.id, twice, twice)).code).toBe('INVALID_INPUT');
    expect((await answer(incident.id)).code).toBe('INVALID_INPUT');
    expect(forms(incident)).toContainEqual({
      key: 'dataSets',
      with: 'AMEND_FACTS',
      type: 'DATA_SETS',
      values: [],
    });
  });
});
