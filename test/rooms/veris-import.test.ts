import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { act, done, INCIDENT } from '../support/breach.ts';
import { clinic } from '../support/veris-records.ts';

const IMPORT = `outcome title proposesDismissal mappedCount unmappedCount unmapped { path value why } warnings { path message }
  incident { id title state detected { at } aware { at } occurredFrom { at toleranceMinutes zone }
    dataSets { id personalData categories confidentiality availability groups { kind jurisdiction count } }
    attachments(first: 5) { nodes { id name supersededById } } comments(first: 5) { nodes { text } } }
  facts { answers occurredFrom { toleranceMinutes } dataSets { categories protection { encrypted } groups { kind count } } }`;

describe('Import of VERIS records', () => {
  let api: TestApi;
  let organization: TestOrganization;
  let responder: string;
  beforeEach(async () => {
    organization = await api.organizationWith('RESPONDER', 'REPORTER', 'DECISION_MAKER', 'AUDITOR');
    responder = organization.token.RESPONDER;
  });
  beforeAll(async () => {
    api = await startApi({ now: '2026-11-21T08:00:00Z' });
  });
  afterAll(() => api.close());

  const take = (record: object | string, more: object = {}, token = responder): Promise<Json> =>
    done(
      api,
      token,
      'importVeris',
      { record: typeof record === 'string' ? record : JSON.stringify(record), ...more },
      IMPORT,
    );
  const count = async (table: string) =>
    Number(
      (await api.sql(`select count(*) as n from ${table} where organization_id = $1`, [organization.id]))[0]
        .n,
    );

  test('makes an incident of what the record says: its words a comment, the original evidence, the rest listed', async () => {
    const { outcome, incident, unmapped, facts } = await take(clinic());
    expect(outcome).toBe('CREATED');
    expect(incident).toMatchObject({
      title: 'Use of stolen creds, Ransomware, March 2025 (VERIS)',
      state: 'REPORTED',
      dataSets: [{ personalData: 'YES', categories: ['health', 'unknown'], confidentiality: 'YES' }],
    });
    expect(incident.dataSets[0].groups).toEqual([{ kind: 'patients', jurisdiction: null, count: null }]);
    expect(incident.comments.nodes[0].text).toContain('Ward lists of <b>Hillside</b> were copied');
    expect(facts.answers.cause).toEqual(['stolen_credentials', 'ransomware']);
    expect(unmapped).toContainEqual(
      expect.objectContaining({ path: 'attribute.confidentiality.data_total', value: '9000' }),
    );
    const [{ id }] = incident.attachments.nodes;
    const original = await fetch(`${api.url}/incidents/${incident.id}/attachments/${id}`, {
      headers: { authorization: `Bearer ${responder}` },
    });
    expect(await original.json()).toEqual(clinic());
  });

  test('sets neither awareness nor a first signal, so no clock that runs from them has a due instant', async () => {
    const { incident } = await take(clinic());
    expect([incident.detected, incident.aware]).toEqual([null, null]);
    const { obligations } = (
      await api.ask(responder, `query ($id: ID!) { incident(id: $id) { ${INCIDENT} } }`, { id: incident.id })
    ).incident;
    expect(obligations.length).toBeGreaterThan(0);
    expect(obligations.filter(({ dueAt }: Json) => dueAt !== null)).toEqual([]);
    expect(obligations.filter(({ answeredAt }: Json) => answeredAt !== null)).toEqual([]);
    const told = await take(clinic({ plus: { master_id: 'other' } }), {
      detected: { at: '2026-11-20T08:00:00Z' },
    });
    expect(told.incident.detected.at).toBe('2026-11-20T08:00:00.000Z');
  });

  test('what it starts as is read like any incident, and a person who declares awareness starts the 72 hours', async () => {
    const { incident } = await take(clinic());
    const { DECISION_MAKER: decider, AUDITOR: auditor } = organization.token;
    const asked = await api.ask(
      responder,
      `query ($id: ID!) { incident(id: $id) { warnings openQuestions(first: 5) { question } riskGuidance { level highest } }
         board(first: 50) { nodes { incident { id } } } }`,
      { id: incident.id },
    );
    expect(asked.incident.openQuestions.length).toBeGreaterThan(0);
    for (const path of [`/incidents/${incident.id}/report.md`, '/register.csv'])
      expect(
        (await fetch(`${api.url}${path}`, { headers: { authorization: `Bearer ${auditor}` } })).status,
      ).toBe(200);
    const ground = 'The forensic report is clear.';
    const aware = { incidentId: incident.id, aware: { at: '2026-11-20T10:00:00Z' }, ground };
    const { obligations } = await done(api, decider, 'declareAwareness', aware, INCIDENT);
    const dues = obligations.flatMap(({ dueAt }: Json) => (dueAt ? [dueAt] : []));
    expect(dues).toContain('2026-11-23T10:00:00.000Z');
  });

  test('the same record again answers the same incident, whatever its layout, and keeps nothing twice', async () => {
    const first = await take(clinic());
    const { plus, ...rest } = clinic();
    const again = await take(JSON.stringify({ plus, ...rest }, null, 4));
    expect([again.outcome, again.incident.id]).toEqual(['UNCHANGED', first.incident.id]);
    expect([await count('incident'), await count('attachment'), await count('veris_record')]).toEqual([
      1, 1, 1,
    ]);
  });

  test('two imports of one record at once make one incident', async () => {
    const both = await Promise.all([take(clinic()), take(clinic())]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['CREATED', 'UNCHANGED']);
    expect(await count('incident')).toBe(1);
  });

  test('a newer version adds what was not known, overwrites nothing a person recorded, and says where it differs', async () => {
    const { incident } = await take(clinic());
    const [{ id }] = incident.dataSets;
    const set = { id, name: 'wards', personalData: 'YES', categories: ['health'], confidentiality: 'NO' };
    await done(api, responder, 'amendFacts', { incidentId: incident.id, dataSets: [set] });
    const newer = clinic({ timeline: { incident: { year: 2025, month: 3, day: 20 } } });
    const { attribute } = newer as Json;
    attribute.confidentiality.data.push({ variety: 'Payment' });
    attribute.integrity = { variety: ['Modify data'] };
    const { outcome, warnings, incident: after } = await take(newer);
    expect([outcome, after.id]).toEqual(['AMENDED', incident.id]);
    expect(after.occurredFrom.toleranceMinutes).toBe(720);
    expect(after.dataSets).toMatchObject([
      { id, confidentiality: 'NO', availability: 'YES', categories: ['health', 'payment_card'] },
    ]);
    expect(warnings).toContainEqual({
      path: 'attribute (confidentiality)',
      message: 'The incident says otherwise: what is recorded was kept.',
    });
    const replaced = after.attachments.nodes.filter(({ supersededById }: Json) => supersededById !== null);
    expect([after.attachments.nodes.length, replaced.length]).toEqual([2, 1]);
  });

  test('a second victim of one campaign is an incident of its own; a changed id of one victim is not', async () => {
    const { incident } = await take(clinic({ campaign_id: 'c-1' }));
    const neighbour = { campaign_id: 'c-1', incident_id: 'x-2', victim: { victim_id: 'Lakeside Clinic' } };
    const other = await take(clinic(neighbour));
    expect(other.outcome).toBe('CREATED');
    expect(other.incident.id).not.toBe(incident.id);
    const moved = await take(clinic({ campaign_id: 'c-1', incident_id: 'x-3' }));
    expect(moved.incident.id).toBe(incident.id);
  });

  test('a dry run says what would come of it and keeps nothing', async () => {
    const { outcome, incident, facts } = await take(clinic(), { dryRun: true });
    expect([outcome, incident]).toEqual(['READ', null]);
    expect(facts.dataSets).toEqual([
      {
        categories: ['health', 'unknown'],
        protection: { encrypted: 'NO' },
        groups: [{ kind: 'patients', count: null }],
      },
    ]);
    const made = ['incident', 'attachment', 'statement', 'veris_record', 'incident_comment'];
    expect(await Promise.all(made.map(count))).toEqual(made.map(() => 0));
  });

  test('a near miss is taken in as open, and its dismissal proposed to a person', async () => {
    const { incident, proposesDismissal } = await take(clinic({ security_incident: 'Near miss' }));
    expect(proposesDismissal).toMatch(/near miss/);
    expect(incident).toMatchObject({ state: 'REPORTED', dataSets: [{ confidentiality: 'UNKNOWN' }] });
  });

  test('only what is no JSON object is refused; everything else comes in with warnings', async () => {
    for (const record of ['{', '[]', 'null', '"x"', '7', ''])
      expect((await act(api, responder, 'importVeris', { record }, 'outcome')).code).toBe('INVALID_INPUT');
    const { outcome, warnings, title } = await take({});
    expect([outcome, title]).toEqual(['CREATED', 'Incident (VERIS)']);
    expect(warnings.map(({ path }: Json) => path)).toContain('incident_id');
    const hostile =
      '{"__proto__":{"a":1},"summary":"a\\u0000b","incident_id":"\\u0000\\ud800","notes":{"deep":[[[[]]]]}}';
    expect((await take(hostile)).outcome).toBe('CREATED');
    expect(await count('incident')).toBe(2);
  });

  test('a reporter may bring a record in, and not amend by it; an auditor may do neither', async () => {
    const { REPORTER, AUDITOR } = organization.token;
    const fields = 'outcome incident { id title } warnings { path message }';
    const report = (record: object, token: string) =>
      act(api, token, 'importVeris', { record: JSON.stringify(record) }, fields);
    expect((await report(clinic(), REPORTER)).data.importVeris.outcome).toBe('CREATED');
    const newer = await report(clinic({ security_incident: 'Suspected' }), REPORTER);
    expect(newer.data.importVeris).toMatchObject({ outcome: 'UNCHANGED' });
    expect(newer.data.importVeris.warnings[0].message).toContain('incident:amend');
    expect((await report(clinic(), AUDITOR)).code).toBe('FORBIDDEN');
  });

  test('an incident that is closed to everybody else stays so: the record comes in a second time without a word of it', async () => {
    const restrictedTo = [organization.member.RESPONDER];
    const fields = 'outcome incident { id }';
    const record = JSON.stringify(clinic());
    const hidden = await done(api, responder, 'importVeris', { record, restrictedTo }, fields);
    const other = await done(api, organization.token.REPORTER, 'importVeris', { record }, fields);
    expect(other.outcome).toBe('CREATED');
    expect(other.incident.id).not.toBe(hidden.incident.id);
  });

  test('a call repeated with its key answers the first result', async () => {
    const record = JSON.stringify(clinic());
    const call = () =>
      done(api, responder, 'importVeris', { record, idempotencyKey: 'k' }, 'outcome incident { id }');
    expect(await call()).toEqual(await call());
  });
});
