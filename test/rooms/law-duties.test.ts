import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { act, done, dutyOf, INCIDENT, incidentOf, reportLeak } from '../support/breach.ts';

const A = '2026-10-24T01:10:00Z';
const renders = (customer: string, count: number) => ({
  ...{ name: `renders of ${customer}`, role: 'PROCESSOR', controllers: [customer], personalData: 'YES' },
  ...{ confidentiality: 'YES', medium: 'ELECTRONIC', categories: ['name', 'customer_content'] },
  groups: [{ kind: 'end_customers', jurisdiction: 'FR', count, countKind: 'EXACT' }],
});
const accounts = {
  ...{ name: 'accounts', role: 'CONTROLLER', personalData: 'YES', confidentiality: 'YES' },
  ...{ categories: ['name', 'email_address'], groups: [{ kind: 'users', jurisdiction: 'FR', count: 9 }] },
};

describe('Duties of European law', () => {
  let api: TestApi;
  let organization: TestOrganization;
  beforeAll(async () => {
    api = await startApi({ now: '2026-10-24T09:00:00Z' });
    organization = await api.organizationOf('pixeldrive', 'RESPONDER', 'DECISION_MAKER', 'AUDITOR');
  });
  afterAll(() => api.close());

  const report = (...dataSets: object[]): Promise<Json> =>
    reportLeak(api, organization.token.RESPONDER, { detected: { at: A }, dataSets });
  const amend = (incidentId: string, ...facts: object[]): Promise<Json> =>
    done(api, organization.token.RESPONDER, 'amendFacts', { incidentId, facts }, INCIDENT);
  const dutiesOf = (incident: Json, ruleId: string): Json[] =>
    incident.obligations
      .filter((duty: Json) => duty.ruleId === ruleId)
      .sort((a: Json, b: Json) => a.recipientKey.localeCompare(b.recipientKey));
  const file = (obligationId: string, channel: string, more: object = {}) =>
    act(
      api,
      organization.token.RESPONDER,
      'recordFiling',
      { obligationId, channel, ...more },
      'id filedWith',
    );
  const shown = (id: string) => incidentOf(api, organization.token.AUDITOR, id);

  test('rules 3 and 5: a processor tells each controller, without hours and without weighing any risk (Art. 33(2))', async () => {
    const { id } = await report(renders('Museum', 9000), renders('Academy', 3000), renders('Club', 400));
    const known = await amend(id, { key: 'risk_to_people', text: 'unlikely' });
    const duties = dutiesOf(known, 'eu-gdpr-art33-2');
    expect(duties.map(({ recipientKey, verdict, dueAt }) => [recipientKey, verdict, dueAt])).toEqual([
      ['controller:Academy', 'REQUIRED', null],
      ['controller:Club', 'REQUIRED', null],
      ['controller:Museum', 'REQUIRED', null],
    ]);
    // In its own name it owes no authority anything for data of others.
    expect(dutiesOf(known, 'eu-gdpr-art33-1')).toEqual([]);

    expect((await file(duties[0].id, 'MAIL')).errors).toEqual([]);
    const states = dutiesOf(await shown(id), 'eu-gdpr-art33-2').map(({ recipientKey, state }) => [
      recipientKey,
      state,
    ]);
    expect(Object.fromEntries(states)).toEqual({
      'controller:Academy': 'MET',
      'controller:Club': 'OPEN',
      'controller:Museum': 'OPEN',
    });
  });

  test('the register answers its own duty once it holds effects and remedial action, and no longer (Art. 33(5))', async () => {
    const { id, obligations } = await report(accounts);
    const duty = dutyOf({ obligations }, 'eu-gdpr-art33-5');
    expect(duty).toMatchObject({ verdict: 'REQUIRED', state: 'OPEN', dueAt: null });
    expect(duty.openQuestions.map(({ key }: Json) => key)).toEqual(
      expect.arrayContaining(['breach_effects', 'remedial_action']),
    );
    const refused = await file(duty.id, 'MAIL');
    expect([refused.code, refused.errors[0]?.message]).toEqual([
      'CONFLICT',
      expect.stringContaining('The register answers this obligation by itself'),
    ]);

    await amend(id, { key: 'breach_effects', texts: ['none_found'] });
    expect(dutyOf(await shown(id), 'eu-gdpr-art33-5').state).toBe('OPEN');
    const kept = await amend(id, { key: 'remedial_action', texts: ['access_closed', 'passwords_reset'] });
    expect(dutyOf(kept, 'eu-gdpr-art33-5')).toMatchObject({
      state: 'MET',
      answeredAt: '2026-10-24T09:00:00.000Z',
    });
    const { register } = await api.ask(
      organization.token.AUDITOR,
      '{ register { nodes { incident { id } effects remedialAction } } }',
    );
    expect(register.nodes).toContainEqual({
      ...{ incident: { id }, effects: ['none_found'], remedialAction: ['access_closed', 'passwords_reset'] },
    });
    const met = await api.sql(
      `select details ->> 'by' as by from event where incident_id = $1 and type = 'obligation.met'`,
      [id],
    );
    expect(met).toEqual([{ by: 'REGISTER' }]);

    const back = await amend(id, { key: 'remedial_action' });
    expect(dutyOf(back, 'eu-gdpr-art33-5')).toMatchObject({ state: 'OPEN', answeredAt: null });
  });

  test('an incident whose register entry lacks effects is not closed', async () => {
    const { id } = await report(accounts);
    await amend(id, { key: 'risk_to_people', text: 'unlikely' }, { key: 'incident_material', yes: false });
    for (const move of ['INVESTIGATE', 'CONTAIN'])
      await done(api, organization.token.RESPONDER, 'moveIncident', { incidentId: id, move });
    const refused = await act(api, organization.token.DECISION_MAKER, 'closeIncident', { incidentId: id });
    expect(refused.code).toBe('CONFLICT');
    expect(refused.errors[0]?.message).toContain('Art. 33(5) (not met)');
  });

  test('a disproportionate effort changes the form and not the duty: a public communication answers it (Art. 34(3)(c))', async () => {
    const { id } = await report(accounts);
    const high = await amend(id, { key: 'risk_to_people', text: 'high_risk' });
    const people = dutyOf(high, 'eu-gdpr-art34').id;
    expect((await file(people, 'PUBLICATION')).code).toBe('CONFLICT');

    const known = await amend(id, { key: 'individual_notice_disproportionate', yes: true });
    expect(dutyOf(known, 'eu-gdpr-art34')).toMatchObject({ verdict: 'REQUIRED', state: 'OPEN' });
    const { obligation } = await api.ask(
      organization.token.AUDITOR,
      'query ($id: ID!) { obligation(id: $id) { exemptions { id value effect } } }',
      { id: people },
    );
    expect(obligation.exemptions).toContainEqual({
      ...{ id: 'disproportionate-effort', value: 'YES', effect: 'PUBLIC_INSTEAD' },
    });
    expect((await file(people, 'POST')).code).toBe('CONFLICT');
    const published = await file(people, 'PUBLICATION');
    expect(published.data.recordFiling.filedWith).toBe('the public');
    expect(dutyOf(await shown(id), 'eu-gdpr-art34').state).toBe('MET');
    const authority = dutyOf(known, 'eu-gdpr-art33-1').id;
    expect((await file(authority, 'PUBLICATION', { filedWith: 'the public' })).code).toBe('INVALID_INPUT');
  });

  test('an effort promised for material incidents asks whether this one is, and invents no hours (PixelDrive)', async () => {
    const incident = await report(accounts);
    expect(dutyOf(incident, 'pixeldrive-promise-material-incidents')).toMatchObject({
      ...{ source: 'PROMISE', verdict: 'UNDECIDED', dueAt: null },
      openQuestions: expect.arrayContaining([{ key: 'incident_material' }]),
    });
  });

  test('what is asked of the organization is answered once, and not for what is asked of an incident', async () => {
    const clinic = await api.organizationOf('codecraft', 'RESPONDER', 'AUDITOR');
    const patients = {
      ...{ ...accounts, categories: ['name', 'health'], protection: { encrypted: 'NO' } },
      groups: [{ kind: 'patients', jurisdiction: 'US-NY', count: 40, countKind: 'EXACT' }],
    };
    const answer = (facts: object[]) =>
      act(api, clinic.administrator, 'amendOrganization', { facts }, 'name');
    expect((await answer([{ key: 'risk_to_people', text: 'risk' }])).code).toBe('INVALID_INPUT');
    expect((await answer([{ key: 'regulated_as', texts: ['hipaa_covered_entity'] }])).errors).toEqual([]);
    const incident = await reportLeak(api, clinic.token.RESPONDER, {
      detected: { at: A },
      dataSets: [patients],
    });
    expect(dutyOf(incident, 'us-hipaa-individuals')).toMatchObject({
      ...{ verdict: 'REQUIRED', dueLocal: 'Tue 22 Dec 2026 23:59:59 PST (Wed 23 Dec 07:59:59Z)' },
    });
    const { factCatalogue } = await api.ask(clinic.token.AUDITOR, '{ factCatalogue { key scope } }');
    expect(factCatalogue).toContainEqual({ key: 'regulated_as', scope: 'ORGANIZATION' });
  });
});
