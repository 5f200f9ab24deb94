import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { at, type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { accounts, act, done, dutyOf, INCIDENT, incidentOf, reportLeak } from '../support/breach.ts';
import { words } from '../support/notices-room.ts';
import { tickAt } from '../support/pager-room.ts';

const LAW = 'eu-gdpr-art33-1';
const AWARE = '2026-07-03T14:20:00.000Z';
const NOW = '2026-07-03T15:00:00Z';
const locked = {
  encrypted: 'YES',
  keySafe: 'YES',
  algorithm: 'AES-256',
  keyLocation: 'A vault of another firm',
};
const settled = [
  { key: 'risk_to_people', text: 'risk' },
  { key: 'targets_people_in_eea', yes: true },
];

describe('rules 7, 8, 11, 12 and 15: what answers a duty, what may be said, and what excuses nobody', () => {
  let api: TestApi;
  let team: TestOrganization;
  beforeAll(async () => {
    api = await startApi({ now: NOW });
    team = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'AUDITOR');
    await done(api, team.administrator, 'setContact', { kind: 'PRIVACY', email: 'privacy@codecraft.test' });
  });
  afterAll(() => api.close());

  const known = async (more: object = {}, facts: object[] = settled): Promise<Json> => {
    const { id } = await reportLeak(api, team.token.RESPONDER, {
      ...{ detected: { at: AWARE }, dataSets: [accounts('BE')], ...more },
    });
    await done(api, team.token.RESPONDER, 'amendFacts', { incidentId: id, facts });
    const aware = { incidentId: id, aware: { at: AWARE }, ground: 'Read in the log.' };
    return done(api, team.token.DECISION_MAKER, 'declareAwareness', aware, INCIDENT);
  };
  const file = (obligationId: string, more: object = {}) =>
    act(
      api,
      team.token.RESPONDER,
      'recordFiling',
      { obligationId, channel: 'PORTAL', ...more },
      'id lateBy dueAt',
    );
  const stateOf = async (incidentId: string, rule = LAW): Promise<string> =>
    dutyOf(await incidentOf(api, team.token.AUDITOR, incidentId), rule).state;

  test('rule 7: a draft, a time-out, a follow-up, another authority or a notice in the press answer nothing', async () => {
    api.clock.now = at(NOW);
    const incident = await known();
    const { id } = dutyOf(incident, LAW);
    for (const tried of [{ state: 'PREPARED' }, { kind: 'FOLLOW_UP' }, { kind: 'CORRECTION' }])
      await file(id, tried);
    const wrong = [
      { filedWith: 'The authority of Austria' },
      { channel: 'PUBLICATION' },
      { channel: 'DISPATCH' },
    ];
    for (const one of wrong) expect((await file(id, one)).code).toBe('INVALID_INPUT');
    expect(await stateOf(incident.id)).toBe('OPEN');
    expect((await file(id)).errors).toEqual([]);
    expect(await stateOf(incident.id)).toBe('MET');
  });

  test('rule 7: one that the authority does not take opens the duty again, and what is handed in after the date says why', async () => {
    api.clock.now = at(NOW);
    const incident = await known();
    const { id } = dutyOf(incident, LAW);
    const { data } = await file(id);
    await done(api, team.token.RESPONDER, 'answerFiling', {
      filingId: data.recordFiling.id,
      state: 'REJECTED',
    });
    expect(await stateOf(incident.id)).toBe('OPEN');
    api.clock.now = at('2026-07-06T17:05:00Z');
    expect((await file(id)).code).toBe('REASON_REQUIRED');
    const late = await file(id, { lateReason: 'The form of the authority did not take our file.' });
    expect(late.data.recordFiling).toMatchObject({ lateBy: 'PT2H45M', dueAt: '2026-07-06T14:20:00.000Z' });
    expect(data.recordFiling).toMatchObject({ lateBy: null });
  });

  test('rule 8: a later stage counts from the earlier one as it was handed in, and has no date before', async () => {
    api.clock.now = at(NOW);
    const { rule } = await done(
      ...([api, team.token.DECISION_MAKER, 'addContractDuty'] as const),
      {
        ...{
          title: 'First word',
          citation: 'Frame contract, 12.1',
          partyKind: 'CUSTOMER',
          partyName: 'Kontor',
        },
        ...{ hours: 24, start: 'AWARE', effectiveFrom: '2025-01-01', key: 'kontor-first' },
      },
      'rule',
    );
    const fixtures = rule.fixtures.map(({ expect: { verdict }, ...given }: Json) => ({
      ...given,
      expect: { verdict },
    }));
    const clock = {
      ...{ start: 'answered:kontor-first', term: { unit: 'calendar_months', n: 1 } },
      ...{ zone: 'Europe/Brussels', whileUnknown: null },
    };
    const final = {
      ...rule,
      id: 'kontor-final',
      title: 'Final report',
      fixtures,
      clock: { ...rule.clock, ...clock },
    };
    await done(api, team.administrator, 'putOrganizationRule', { rule: final });
    const incident = await known();
    expect(dutyOf(incident, 'kontor-final').dueAt).toBeNull();
    const first = dutyOf(incident, 'kontor-first').id;
    await file(first, { state: 'PREPARED' });
    const due = async () =>
      dutyOf(await incidentOf(api, team.token.AUDITOR, incident.id), 'kontor-final').dueAt;
    expect(await due()).toBeNull();
    await file(first, { channel: 'POST' });
    // 3 July in Brussels: one month later ends there on 3 August.
    expect(await due()).toBe('2026-08-03T21:59:59.000Z');
  });

  test('rule 11: the same hold does nothing to one duty, delays a second, dates a third anew; when it runs out somebody is paged once', async () => {
    api.clock.now = at(NOW);
    const records = {
      ...{ ...accounts('US-TX'), name: 'patients', categories: ['name', 'email_address', 'health'] },
      ...{ medium: 'ELECTRONIC', protection: { encrypted: 'NO' } },
    };
    const incident = await known({ dataSets: [accounts('BE'), records] }, [
      ...settled,
      { key: 'regulated_as', texts: ['hipaa_covered_entity'] },
    ]);
    const until = '2026-09-28T16:00:00.000Z';
    const { id: holdId } = await done(api, team.token.RESPONDER, 'placeHold', {
      ...{
        incidentId: incident.id,
        agency: 'Federal police',
        officer: 'Agent Reyes',
        reason: 'A trap is set.',
      },
      ...{ written: true, until },
    });
    const query = `query ($id: ID!) { incident(id: $id) { obligations { ruleId dueAt hold { effect held heldUntil } } } }`;
    const held = async (rule: string) =>
      dutyOf((await api.ask(team.token.AUDITOR, query, { id: incident.id })).incident, rule);
    expect(await held(LAW)).toMatchObject({
      ...{ hold: { effect: 'NONE', held: false }, dueAt: '2026-07-06T14:20:00.000Z' },
    });
    expect(await held('codecraft-promise-users-72h')).toMatchObject({
      ...{ hold: { effect: 'DELAYS', held: true, heldUntil: until }, dueAt: '2026-07-06T14:20:00.000Z' },
    });
    expect(await held('us-hipaa-individuals')).toMatchObject({
      hold: { effect: 'NEW_DUE', held: true },
      dueAt: until,
    });

    await tickAt(api, until);
    await tickAt(api, '2026-09-28T16:01:00Z');
    const alerts = await api.sql(
      `select subject_ids from alert where incident_id = $1 and kind = 'HOLD_ENDED'`,
      [incident.id],
    );
    expect(alerts).toEqual([{ subject_ids: [holdId] }]);
    expect((await held('codecraft-promise-users-72h')).hold.held).toBe(false);
  });

  test('rule 12: an element is stated, or not yet known by a time, or absent; only what is absent blocks', async () => {
    api.clock.now = at(NOW);
    const incident = await known();
    const draft = async (elements: object[]) =>
      done(
        ...([api, team.token.RESPONDER, 'draftNotice'] as const),
        { incidentId: incident.id, obligationIds: [dutyOf(incident, LAW).id], elements },
        'id version { body } problems { code severity element }',
      );
    const approve = (noticeId: string) =>
      act(api, team.token.DECISION_MAKER, 'approveNotice', { noticeId, version: 1 }, 'needsApproval');
    const without = await draft(words.filter(({ element }) => element !== 'likely_consequences'));
    const absent = { code: 'ELEMENT_ABSENT', severity: 'ERROR', element: 'likely_consequences' };
    expect(without.problems).toContainEqual(absent);
    expect((await approve(without.id)).code).toBe('NOTICE_HAS_PROBLEMS');
    const later = await draft([
      ...words.filter(({ element }) => element !== 'likely_consequences'),
      { element: 'likely_consequences', notYetKnownUntil: '2026-07-08T09:00:00Z' },
    ]);
    expect(later.problems.filter(({ severity }: Json) => severity === 'ERROR')).toEqual([]);
    expect(later.version.body).toMatch(/8 July|Jul 8|8 Jul/);
    expect((await approve(later.id)).data.approveNotice.needsApproval).toBe(false);
    // The gate never makes a team miss a date: what was handed in is recorded, whatever the text in here lacks.
    expect((await file(dutyOf(incident, LAW).id)).errors).toEqual([]);
  });

  test('rule 15: "AES-256" is no protection until encryption and key are facts; then it lifts, and never a loss of availability', async () => {
    api.clock.now = at(NOW);
    const duty = async (protection: object, more: object = {}): Promise<Json> => {
      const dataSet = { ...accounts('BE'), protection, ...more };
      const facts = [...settled.slice(1), { key: 'encryption_state_of_the_art', yes: true }];
      return dutyOf(await known({ dataSets: [dataSet] }, facts), LAW);
    };
    expect((await duty({ algorithm: 'AES-256' })).verdict).not.toBe('NOT_REQUIRED');
    expect((await duty({ ...locked, keySafe: 'UNKNOWN' })).verdict).not.toBe('NOT_REQUIRED');
    expect(await duty({ ...locked, availableElsewhere: 'YES' })).toMatchObject({ verdict: 'NOT_REQUIRED' });
    const lost = { confidentiality: 'NO', availability: 'YES' };
    expect((await duty({ ...locked, availableElsewhere: 'NO' }, lost)).verdict).not.toBe('NOT_REQUIRED');
    expect((await duty({ ...locked }, lost)).verdict).not.toBe('NOT_REQUIRED');
  });

  test('rule 15: a notice that claims encryption the record does not bear out does not pass', async () => {
    api.clock.now = at(NOW);
    const incident = await known({ dataSets: [{ ...accounts('BE'), protection: { algorithm: 'AES-256' } }] });
    const nature = {
      element: 'nature',
      text: 'A disk was read by others. All passwords on it were encrypted.',
    };
    const elements = [nature, ...words.filter(({ element }) => element !== 'nature')];
    const { problems } = await done(
      ...([api, team.token.RESPONDER, 'draftNotice'] as const),
      {
        incidentId: incident.id,
        obligationIds: [dutyOf(incident, 'codecraft-promise-users-72h').id],
        elements,
      },
      'problems { code severity }',
    );
    expect(problems).toContainEqual({ code: 'PROTECTION_CONTRADICTED', severity: 'ERROR' });
  });
});
