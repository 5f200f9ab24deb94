import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { accounts, act, done, dutyOf, INCIDENT } from '../support/breach.ts';
import { words } from '../support/notices-room.ts';

const only = (...elements: string[]) => words.filter(({ element }) => elements.includes(element));

describe('The notice of each of the five organizations says what it promised, or does not pass', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startApi({ now: '2026-10-24T04:00:00Z' });
  });
  afterAll(() => api.close());

  const roles = ['RESPONDER', 'DECISION_MAKER'] as const;
  const contact = (organization: TestOrganization, email: string) =>
    done(api, organization.administrator, 'setContact', { kind: 'PRIVACY', email });
  /** The breach at the hosting firm, as this organization reports it; a high risk to people in Germany. */
  const breach = async (
    { token }: TestOrganization,
    dataSets: object[] = [accounts('DE')],
  ): Promise<Json> => {
    const report = `mutation ($input: ReportIncidentInput!) { reportIncident(input: $input) { id } }`;
    const input = {
      ...{
        title: 'Public backup',
        occurredFrom: { at: '2026-10-21T22:15:00Z' },
        detected: { at: '2026-10-24T01:10:00Z' },
      },
      dataSets,
    };
    const { id } = (await api.ask(token.RESPONDER, report, { input })).reportIncident;
    await done(api, token.RESPONDER, 'amendFacts', {
      incidentId: id,
      facts: [{ key: 'risk_to_people', text: 'high_risk' }],
    });
    const aware = { incidentId: id, aware: { at: '2026-10-24T01:10:00Z' }, ground: 'The mail was clear.' };
    await done(
      api,
      token.RESPONDER,
      'importPeople',
      { incidentId: id, csv: 'email,country\na@people.test,DE\n' },
      'added',
    );
    return done(api, token.DECISION_MAKER, 'declareAwareness', aware, INCIDENT);
  };
  const promises = (incident: Json): string[] =>
    incident.obligations.flatMap((duty: Json) => (duty.source === 'PROMISE' ? [duty.ruleId] : []));
  const draft = async ({ token }: TestOrganization, incident: Json, rules: string[], more: object = {}) => {
    const obligationIds = incident.obligations.flatMap((duty: Json) =>
      rules.includes(duty.ruleId) ? [duty.id] : [],
    );
    const input = { incidentId: incident.id, obligationIds, elements: words, ...more };
    return done(
      api,
      token.RESPONDER,
      'draftNotice',
      input,
      'id version { body } problems { code severity element citation }',
    );
  };
  const errors = ({ problems }: Json): string[] =>
    problems.flatMap(({ code, severity, element }: Json) =>
      severity === 'ERROR' ? [`${code} ${element}`] : [],
    );
  const warnings = ({ problems }: Json): string[] =>
    problems.flatMap(({ code, severity, element }: Json) =>
      severity === 'WARNING' ? [`${code} ${element}`] : [],
    );
  const approve = ({ token }: TestOrganization, { id }: Json) =>
    act(api, token.DECISION_MAKER, 'approveNotice', { noticeId: id, version: 1 }, 'needsApproval');

  test('Pipo360: what happened, what data was affected, what steps are being taken', async () => {
    const pipo = await api.organizationOf('pipo360', ...roles);
    await contact(pipo, 'privacy@pipo360.test');
    const rule = 'pipo360-promise-people-72h';
    const incident = await breach(pipo, [{ ...accounts('DE'), categories: [] }]);
    expect(promises(incident)).toEqual([rule]);
    const bare = await draft(pipo, incident, [rule], { elements: [] });
    const missing = errors(bare).filter((problem) => problem.startsWith('PROMISE'));
    // That it was disclosed is on record and said; what and what was done is not.
    expect(missing).toEqual(['PROMISE_ABSENT data_categories', 'PROMISE_ABSENT measures_taken']);
    expect((await approve(pipo, bare)).code).toBe('NOTICE_HAS_PROBLEMS');
    const elements = [
      ...only('nature', 'measures_taken'),
      { element: 'data_categories', text: 'E-mail addresses and passwords.' },
    ];
    const whole = await draft(pipo, incident, [rule], { elements });
    expect(errors(whole)).toEqual([]);
    expect((await approve(pipo, whole)).data.approveNotice.needsApproval).toBe(false);
  });

  test('CodeCraft: the incident, its potential impact, mitigation steps; each may be not yet known, by a time', async () => {
    const codecraft = await api.organizationOf('codecraft', ...roles);
    await contact(codecraft, 'privacy@codecraft.test');
    const rule = 'codecraft-promise-users-72h';
    const incident = await breach(codecraft);
    expect(promises(incident)).toEqual([rule]);
    expect(
      errors(await draft(codecraft, incident, [rule], { elements: only('nature') })).filter((one) =>
        one.startsWith('PROMISE'),
      ),
    ).toEqual(['PROMISE_ABSENT likely_consequences', 'PROMISE_ABSENT mitigation_for_individuals']);
    const later = { element: 'likely_consequences', notYetKnownUntil: '2026-10-25T04:00:00Z' };
    const said = await draft(codecraft, incident, [rule], {
      elements: [...only('nature', 'measures_taken'), later],
    });
    expect(errors(said)).toEqual([]);
    expect((await approve(codecraft, said)).code).toBeUndefined();
  });

  test('the IDE platform: neither name nor contact is known, and without them nothing passes; it promised no notice', async () => {
    const { createOrganization } = await api.ask(
      api.operator,
      'mutation { createOrganization(input: { profile: "ide-platform", administratorName: "Ada" }) { organizationId administratorToken } }',
    );
    const { organizationId: id, administratorToken: administrator } = createOrganization;
    const input = { name: 'Both', roles: ['RESPONDER'] };
    const token = {} as { -readonly [R in (typeof roles)[number]]: string };
    for (const role of roles) {
      const { id: memberId } = await done(api, administrator, 'addMember', { ...input, roles: [role] });
      token[role] = (await done(api, administrator, 'issueToken', { memberId, name: role }, 'secret')).secret;
    }
    const ide = { id, administrator, token, member: {} } as unknown as TestOrganization;
    const incident = await breach(ide);
    expect(promises(incident)).toEqual([]);
    const mute = await draft(ide, incident, ['eu-gdpr-art34']);
    expect(errors(mute)).toContain('CONTACT_MISSING contact_point');
    expect((await approve(ide, mute)).code).toBe('NOTICE_HAS_PROBLEMS');
    await contact(ide, 'privacy@ide.test');
    // A contact alone does not say who is writing: the text has a gap until the organization has a name.
    const anonymous = await draft(ide, incident, ['eu-gdpr-art34']);
    expect((await approve(ide, anonymous)).code).toBe('NOTICE_HAS_PROBLEMS');
    await done(api, ide.administrator, 'amendOrganization', {
      name: 'Coding IDE',
      legalName: 'Coding IDE, Inc.',
    });
    expect(errors(await draft(ide, incident, ['eu-gdpr-art34']))).toEqual([]);
  });

  test('Piora: no hours promised, and a sales mailbox as contact is warned about', async () => {
    const piora = await api.organizationOf('piora', ...roles);
    const incident = await breach(piora);
    expect(promises(incident)).toEqual([]);
    expect(dutyOf(incident, 'eu-gdpr-art34').dueAt).toBeNull();
    await contact(piora, 'sales@piora.test');
    const notice = await draft(piora, incident, ['eu-gdpr-art34']);
    expect([errors(notice), warnings(notice)]).toEqual([[], ['CONTACT_UNSUITED contact_point']]);
    await contact(piora, 'privacy@piora.test');
    // The authority is not told yet: advice, and in nobody's way.
    const { problems } = await draft(piora, incident, ['eu-gdpr-art34']);
    expect(problems).toMatchObject([{ code: 'ORDER_ADVISED', severity: 'ADVICE' }]);
  });

  test('PixelDrive: as a processor it tells each business customer; its own clause points to statute and runs no clock', async () => {
    const pixel = await api.organizationOf('pixeldrive', ...roles);
    await contact(pixel, 'privacy@pixeldrive.test');
    const rendered = {
      ...accounts('DE'),
      ...{ name: 'render data', role: 'PROCESSOR', categories: ['customer_content', 'name'] },
      controllers: ['Acme Academy', 'Beta Badges', 'Gamma Grades'],
    };
    const incident = await breach(pixel, [rendered]);
    expect(promises(incident)).toEqual([]);
    const duties = incident.obligations.filter(({ ruleId }: Json) => ruleId === 'eu-gdpr-art33-2');
    expect(duties).toHaveLength(3);
    const notice = await draft(pixel, incident, ['eu-gdpr-art33-2']);
    expect(errors(notice)).toEqual([]);
    expect(notice.version.body).toContain('processes personal data on your behalf');
    const { approval } = await done(
      api,
      pixel.token.DECISION_MAKER,
      'approveNotice',
      { noticeId: notice.id, version: 1 },
      'approval { audienceSize }',
    );
    expect(approval.audienceSize).toBe(3);
  });

  test('a statute that forbids a promised item outranks the promise for the people it protects, and for them alone', async () => {
    const codecraft = await api.organizationOf('codecraft', ...roles);
    await contact(codecraft, 'privacy@codecraft.test');
    const rule = 'codecraft-promise-users-72h';
    const incident = await breach(codecraft, [accounts('DE', 'US-MA')]);
    const csv = 'email,name,country\nmia@people.test,Mia,US-MA\nzoe@people.test,Zoe,DE\n';
    await done(api, codecraft.token.RESPONDER, 'importPeople', { incidentId: incident.id, csv }, 'added');
    // As Mass. Gen. Laws ch. 93H, s. 3(b) has it: the notice to residents shall not include the nature of the breach.
    const given = { citation: 'Mass. Gen. Laws ch. 93H, s. 3(b)' };
    const [{ id: forbids }] = await api.sql(
      `insert into obligation select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(), 'rule_id', 'given', 'source', 'STATUTE',
         'rule', o.rule || $2::jsonb || jsonb_build_object('content', (o.rule -> 'content') || '{"promised": [], "prohibited": ["nature"]}'::jsonb,
           'recipient', '{"kind": "individuals", "resolver": {"kind": "affected_people", "in": "US-MA", "kinds": []}}'::jsonb)))).*
         from obligation o where o.id = $1 returning id`,
      [dutyOf(incident, rule).id, JSON.stringify(given)],
    );
    const promise = dutyOf(incident, rule).id;
    const there = await draft(codecraft, incident, [], {
      obligationIds: [promise, forbids],
      onlyIn: ['US-MA'],
    });
    expect(there.version.body).not.toContain('::: nature');
    // Said, and in nobody's way: the statute outranks the promise.
    expect(there.problems).toMatchObject([{ code: 'PROMISE_ABSENT', severity: 'ADVICE', element: 'nature' }]);
    expect((await approve(codecraft, there)).code).toBeUndefined();
    const everywhere = await draft(codecraft, incident, [], { obligationIds: [promise], notIn: ['US-MA'] });
    expect(everywhere.version.body).toContain('::: nature');
    expect(everywhere.problems).toEqual([]);
    const told = await done(
      api,
      codecraft.token.RESPONDER,
      'editNotice',
      {
        noticeId: there.id,
        version: 1,
        body: `${there.version.body}\n::: nature\nA backup was public.\n:::\n`,
      },
      'problems { code element citation }',
    );
    expect(told.problems).toContainEqual({
      code: 'ELEMENT_PROHIBITED',
      element: 'nature',
      citation: given.citation,
    });
  });
});
