import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { at, type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { accounts, act, done, dutyOf, INCIDENT, incidentOf, reportLeak } from '../support/breach.ts';
import { tickAt } from '../support/pager-room.ts';

const LAW = 'eu-gdpr-art33-1';
const SIGNAL = '2026-01-29T20:30:00.000Z';
const AWARE = '2026-01-30T16:00:00.000Z';
const GAP = 'The first signal was one of forty that night.';

describe('rules 1 to 5: clocks, counted as their rules count them', () => {
  let api: TestApi;
  let pipo: TestOrganization;
  let codecraft: TestOrganization;
  beforeAll(async () => {
    api = await startApi({ now: '2026-01-30T18:00:00Z' });
    pipo = await api.organizationOf('pipo360', 'RESPONDER', 'DECISION_MAKER', 'AUDITOR');
    codecraft = await api.organizationOf('codecraft', 'RESPONDER', 'DECISION_MAKER', 'AUDITOR');
  });
  afterAll(() => api.close());

  const leak = (team: TestOrganization, more: object = {}): Promise<Json> =>
    reportLeak(api, team.token.RESPONDER, {
      occurredFrom: { at: '2026-01-28T08:00:00Z' },
      detected: { at: SIGNAL },
      dataSets: [accounts('NL')],
      ...more,
    });
  const declare = (
    team: TestOrganization,
    incidentId: string,
    aware = AWARE,
    more: object = { gapReason: GAP },
  ) =>
    act(
      ...([api, team.token.DECISION_MAKER, 'declareAwareness'] as const),
      { incidentId, aware: { at: aware }, ground: 'The list of accounts was for sale.', ...more },
      INCIDENT,
    );
  const known = async (team: TestOrganization, more: object = {}): Promise<Json> => {
    const { id } = await leak(team, more);
    return (await declare(team, id)).data.declareAwareness;
  };
  /** A contract in the form of the catalogue, with the clock a test gives it. */
  const contract = async (id: string, clock: object): Promise<void> => {
    const { rule } = await done(
      ...([api, codecraft.token.DECISION_MAKER, 'addContractDuty'] as const),
      {
        ...{
          title: `Tell ${id}`,
          citation: `Agreement ${id}`,
          partyKind: 'OTHER',
          partyName: id,
          key: `plain-${id}`,
        },
        ...{ hours: 1, start: 'AWARE', effectiveFrom: '2025-06-01' },
      },
      'rule',
    );
    const fixtures = rule.fixtures.map(({ expect: { verdict }, ...given }: Json) => ({
      ...given,
      expect: { verdict },
    }));
    const terms = { ...rule, id, fixtures, clock: { ...rule.clock, zone: 'UTC', ...clock } };
    await done(api, codecraft.administrator, 'putOrganizationRule', { rule: terms });
  };

  for (const [name, promise] of [
    ['pipo360', 'pipo360-promise-people-72h'],
    ['codecraft', 'codecraft-promise-users-72h'],
  ] as const)
    test(`rule 1: 72 hours to the authority and 72 hours promised to people are two duties, side by side (${name})`, async () => {
      const team = name === 'pipo360' ? pipo : codecraft;
      const incident = await known(team);
      const [law, promised] = [dutyOf(incident, LAW), dutyOf(incident, promise)];
      expect(law).toMatchObject({
        ...{ source: 'STATUTE', recipientKind: 'AUTHORITY', startEvent: 'aware' },
        dueAt: '2026-02-02T16:00:00.000Z',
      });
      expect(promised).toMatchObject({
        ...{ source: 'PROMISE', recipientKind: 'INDIVIDUALS', startEvent: 'detected' },
        dueAt: '2026-02-01T20:30:00.000Z',
      });
      const { board } = await api.ask(
        team.token.AUDITOR,
        '{ board(first: 50) { nodes { incident { id } open next { ruleId } } } }',
      );
      const row = board.nodes.find((one: Json) => one.incident.id === incident.id);
      expect(row.next.ruleId).toBe(promise);

      // Leading never means sufficient: each is met by its own act alone.
      const filed = {
        obligationId: law.id,
        channel: 'PORTAL',
        ...(name === 'pipo360' && { filedWith: 'The authority of the Netherlands' }),
      };
      await done(api, team.token.RESPONDER, 'recordFiling', filed);
      const after = await incidentOf(api, team.token.AUDITOR, incident.id);
      expect([dutyOf(after, LAW).state, dutyOf(after, promise).state]).toEqual(['MET', 'OPEN']);
    });

  test('rule 2: until awareness is declared a worst-case clock runs from the first signal, and the gap asks for a written reason', async () => {
    const { id, obligations } = await leak(codecraft);
    expect(dutyOf({ obligations }, LAW)).toMatchObject({
      ...{ startEvent: 'detected', provisional: true, dueAt: '2026-02-01T20:30:00.000Z' },
    });
    const silent = await declare(codecraft, id, AWARE, {});
    expect([silent.code, silent.errors[0]?.extensions.field]).toEqual(['REASON_REQUIRED', 'gapReason']);
    expect((await incidentOf(api, codecraft.token.AUDITOR, id)).aware).toBeNull();
    const facts = [
      { key: 'risk_to_people', text: 'risk' },
      { key: 'targets_people_in_eea', yes: true },
    ];
    await done(api, codecraft.token.RESPONDER, 'amendFacts', { incidentId: id, facts });
    const { data } = await declare(codecraft, id);
    expect(dutyOf(data.declareAwareness, LAW)).toMatchObject({
      ...{ startEvent: 'aware', provisional: false, dueAt: '2026-02-02T16:00:00.000Z' },
    });
  });

  test('rule 2: awareness before the first signal is taken, counted from, and warned about', async () => {
    const { id } = await leak(codecraft);
    const { data } = await declare(codecraft, id, '2026-01-29T19:00:00Z', {});
    expect(data.declareAwareness.warnings.join(' ')).toMatch(/before/i);
    expect(dutyOf(data.declareAwareness, LAW).dueAt).toBe('2026-02-01T19:00:00.000Z');
  });

  test('rule 3: one month is not 720 hours, 14 business days are not 336 hours, and hours run through nights and holidays', async () => {
    const businessDays = { unit: 'business_days', n: 14, calendar: 'us-federal' };
    await contract('month', { term: { unit: 'calendar_months', n: 1 }, zone: 'Asia/Kolkata' });
    await contract('business', { term: businessDays, zone: 'America/Chicago' });
    await contract('hours', { term: { unit: 'elapsed_hours', n: 336 }, zone: 'Europe/Lisbon' });
    await contract('days', { term: { unit: 'calendar_days', n: 10 }, zone: 'Pacific/Auckland' });
    const duties = await known(codecraft);
    const due = (id: string) => dutyOf(duties, id).dueAt;
    // 30 January 21:30 in Kolkata; February has no 30th day.
    expect(due('month')).toBe('2026-02-28T18:29:59.000Z');
    // 30 January 10:00 in Chicago; the 16th of February is a holiday.
    expect(due('business')).toBe('2026-02-21T05:59:59.000Z');
    expect(due('hours')).toBe('2026-02-13T16:00:00.000Z');
    // 31 January 05:00 in Auckland: day 10 ends there on 10 February.
    expect(due('days')).toBe('2026-02-10T10:59:59.000Z');
  });

  test('rule 3: "without undue delay" gets no invented date; a soft target is shown as one, and is no due instant', async () => {
    await contract('soft', {
      ...{ term: { unit: 'none', n: 0 }, floor: 'without_undue_delay' },
      ...{ softTarget: { unit: 'elapsed_hours', n: 20 }, zone: 'UTC' },
    });
    const { id } = await known(codecraft);
    const query = `query ($id: ID!) { incident(id: $id) { obligations { ruleId dueAt softTargetAt remaining overdueBy } } }`;
    const { incident } = await api.ask(codecraft.token.AUDITOR, query, { id });
    const none = { dueAt: null, remaining: null, overdueBy: null };
    expect(dutyOf(incident, 'soft')).toMatchObject({ ...none, softTargetAt: '2026-01-31T12:00:00.000Z' });
    const processor = { ...accounts('NL'), role: 'PROCESSOR', controllers: ['Museum'] };
    const other = await known(codecraft, { dataSets: [processor] });
    expect(dutyOf(other, 'eu-gdpr-art33-2')).toMatchObject({ verdict: 'REQUIRED', ...none });
  });

  test('rule 4: the terms of the version in force when it occurred, as a copy: what is agreed later changes no open duty', async () => {
    await contract('terms', { term: { unit: 'elapsed_hours', n: 48 }, zone: 'UTC' });
    const before = await known(codecraft);
    expect(dutyOf(before, 'terms').dueAt).toBe('2026-02-01T16:00:00.000Z');
    const { organizationRules } = await api.ask(
      codecraft.token.AUDITOR,
      '{ organizationRules(first: 50) { nodes { ruleId rule } } }',
    );
    const { rule } = organizationRules.nodes.find((one: Json) => one.ruleId === 'terms');
    const next = {
      ...{ ...rule, version: '2026-01-30', validity: { ...rule.validity, from: '2026-01-30' } },
      clock: { ...rule.clock, zone: 'UTC', term: { unit: 'elapsed_hours', n: 6 } },
      fixtures: rule.fixtures.map((given: Json) => ({
        ...given,
        facts: { ...given.facts, occurredFrom: '2026-01-30T12:00:00Z' },
      })),
    };
    await done(api, codecraft.administrator, 'putOrganizationRule', { rule: next });
    await tickAt(api, '2026-01-30T18:05:00Z');
    const query = `query ($id: ID!) { incident(id: $id) { obligations { ruleId ruleVersion dueAt } } }`;
    const shown = async (id: string) =>
      dutyOf((await api.ask(codecraft.token.AUDITOR, query, { id })).incident, 'terms');
    expect(await shown(before.id)).toMatchObject({
      ruleVersion: '2025-06-01',
      dueAt: '2026-02-01T16:00:00.000Z',
    });
    const times = { occurredFrom: { at: '2026-01-30T13:00:00Z' }, detected: { at: AWARE } };
    const { id } = await leak(codecraft, times);
    await declare(codecraft, id);
    expect(await shown(id)).toMatchObject({ ruleVersion: '2026-01-30', dueAt: '2026-01-30T22:00:00.000Z' });
  });

  test('rule 5: an unknown that could change the verdict leaves it undecided, names the question, and its provisional clock reminds', async () => {
    const open = { ...accounts('NL'), personalData: 'UNKNOWN', confidentiality: 'UNKNOWN' };
    const { id, obligations, dataSets } = await leak(codecraft, { dataSets: [open] });
    const duty = dutyOf({ obligations }, LAW);
    expect(duty).toMatchObject({
      verdict: 'UNDECIDED',
      provisional: true,
      dueAt: '2026-02-01T20:30:00.000Z',
    });
    const asked = duty.openQuestions.map(({ key }: Json) => key.split('.').at(-1));
    expect(asked).toEqual(expect.arrayContaining(['personalData', 'confidentiality']));
    const waiting = () =>
      api.sql(`select 1 from reminder where obligation_id = $1 and state = 'WAITING'`, [duty.id]);
    expect((await waiting()).length).toBeGreaterThan(0);
    await tickAt(api, '2026-02-01T20:30:00Z');
    const [{ sent }] = await api.sql(
      `select count(*)::int as sent from reminder where obligation_id = $1 and offset_minutes = 0 and state = 'SENT'`,
      [duty.id],
    );
    expect(sent).toBe(1);
    api.clock.now = at('2026-02-01T21:00:00Z');

    const answered = await done(
      ...([api, codecraft.token.RESPONDER, 'amendFacts'] as const),
      { incidentId: id, dataSets: [{ ...open, id: dataSets[0].id, personalData: 'NO' }] },
      INCIDENT,
    );
    expect(dutyOf(answered, LAW)).toMatchObject({ verdict: 'NOT_REQUIRED', state: 'LAPSED' });
  });

  test('rule 5: nothing falls back silently to another start: a clock whose start is not known has no date, and says what starts it', async () => {
    await contract('contained', {
      start: 'contained',
      term: { unit: 'elapsed_hours', n: 12 },
      whileUnknown: null,
    });
    const { id } = await known(codecraft);
    const query = `query ($id: ID!) { incident(id: $id) { obligations { ruleId dueAt startAt startEvent derivation { says } } } }`;
    const shown = async () =>
      dutyOf((await api.ask(codecraft.token.AUDITOR, query, { id })).incident, 'contained');
    expect(await shown()).toMatchObject({ dueAt: null, startAt: null });
    expect((await shown()).derivation.map(({ says }: Json) => says).join(' ')).toMatch(/contain/i);
    await done(api, codecraft.token.RESPONDER, 'amendFacts', {
      ...{ incidentId: id, contained: { at: '2026-01-31T02:15:00Z' } },
    });
    expect((await shown()).dueAt).toBe('2026-01-31T14:15:00.000Z');
  });

  test('rule 6: an undecided duty blocks closing until it is answered or a named person decides', async () => {
    const open = { ...accounts('NL'), personalData: 'UNKNOWN' };
    const { id, dataSets } = await leak(pipo, { dataSets: [open] });
    for (const move of ['INVESTIGATE', 'CONTAIN'])
      await done(api, pipo.token.RESPONDER, 'moveIncident', { incidentId: id, move });
    const close = () => act(api, pipo.token.DECISION_MAKER, 'closeIncident', { incidentId: id }, 'state');
    const refused = await close();
    expect([refused.code, refused.errors[0]?.message]).toEqual([
      'CONFLICT',
      expect.stringMatching(/undecided/),
    ]);
    const answer = { incidentId: id, dataSets: [{ ...open, id: dataSets[0].id, personalData: 'NO' }] };
    await done(api, pipo.token.RESPONDER, 'amendFacts', answer);
    expect((await close()).data.closeIncident.state).toBe('CLOSED');
  });
});
