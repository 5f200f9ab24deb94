import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Json, startApi, type TestApi } from '../support/api.ts';
import { accounts, act, done, dutyOf, INCIDENT, incidentOf, reportLeak } from '../support/breach.ts';
import { words } from '../support/notices-room.ts';

interface House {
  readonly profile: string;
  readonly name: string;
  readonly place: string;
  /** Its 72 hours to people, if its policy promises any; what such a notice has to say, as the check names it. */
  readonly promise: {
    readonly rule: string;
    readonly says: readonly string[];
    readonly ofAnyData: boolean;
  } | null;
  readonly dates: 'STATED' | 'LAST_UPDATED_ONLY' | 'UNDATED';
  readonly toConfirm: number;
  /** Of its data map: what is its own. */
  readonly holds: readonly string[];
  readonly processors: readonly string[];
  readonly monitored: boolean;
}

const houses: readonly House[] = [
  {
    ...{
      profile: 'pipo360',
      name: 'Pipo360',
      place: 'CZ',
      dates: 'LAST_UPDATED_ONLY',
      toConfirm: 2,
      monitored: false,
    },
    promise: {
      ...{ rule: 'pipo360-promise-people-72h', ofAnyData: false },
      says: ['nature', 'data_categories', 'measures_taken'],
    },
    ...{ holds: ['project_descriptions', 'prompts'], processors: ['AI provider', 'e-mail provider'] },
  },
  {
    ...{ profile: 'piora', name: 'Piora', place: 'GR', dates: 'STATED', toConfirm: 0, monitored: false },
    ...{
      promise: null,
      holds: ['ssh_credentials', 'deployment_logs'],
      processors: ['infrastructure provider'],
    },
  },
  {
    ...{
      profile: 'codecraft',
      name: 'CodeCraft AI',
      place: 'EE',
      dates: 'STATED',
      toConfirm: 1,
      monitored: true,
    },
    promise: {
      ...{ rule: 'codecraft-promise-users-72h', ofAnyData: true },
      says: ['nature', 'likely_consequences', 'mitigation_for_individuals'],
    },
    ...{ holds: ['payment_card', 'source_code'], processors: ['Stripe', 'EcommPay', 'Intercom'] },
  },
  {
    ...{
      profile: 'pixeldrive',
      name: 'PixelDrive',
      place: 'SI',
      dates: 'UNDATED',
      toConfirm: 1,
      monitored: false,
    },
    ...{
      promise: null,
      holds: ['customer_content', 'api_token'],
      processors: ['hosting', 'payment provider'],
    },
  },
  {
    ...{
      profile: 'ide-platform',
      name: 'Loomwork',
      place: 'HR',
      dates: 'UNDATED',
      toConfirm: 1,
      monitored: true,
    },
    ...{ promise: null, holds: ['education_records', 'children_data'], processors: ['Razorpay', 'Zendesk'] },
  },
];

const SIGNAL = '2026-05-08T06:45:00.000Z';
const AWARE = '2026-05-08T13:30:00.000Z';
const kept = { encrypted: 'YES', keySafe: 'YES', availableElsewhere: 'YES' };

describe.each(houses)(
  '$name: its promise runs or its absence is said, and its notice says what it promised',
  (house) => {
    let api: TestApi;
    let administrator: string;
    let responder: string;
    let decider: string;
    beforeAll(async () => {
      api = await startApi({ now: '2026-05-08T15:00:00Z' });
      const { createOrganization } = await api.ask(
        api.operator,
        `mutation ($input: CreateOrganizationInput!) { createOrganization(input: $input) { administratorToken } }`,
        { input: { profile: house.profile, name: house.name, administratorName: 'Ada' } },
      );
      administrator = createOrganization.administratorToken;
      responder = await tokenOf('RESPONDER');
      decider = await tokenOf('DECISION_MAKER');
    });
    afterAll(() => api.close());

    const tokenOf = async (role: string): Promise<string> => {
      const { id: memberId } = await done(api, administrator, 'addMember', { name: role, roles: [role] });
      return (await done(api, administrator, 'issueToken', { memberId, name: role }, 'secret')).secret;
    };
    const known = async (dataSets: object[], facts: object[] = [], aware = AWARE): Promise<Json> => {
      const { id } = await reportLeak(api, responder, {
        ...{ occurredFrom: { at: '2026-05-07T22:00:00Z' }, detected: { at: SIGNAL }, dataSets },
      });
      if (facts.length > 0) await done(api, responder, 'amendFacts', { incidentId: id, facts });
      const declared = {
        incidentId: id,
        aware: { at: aware },
        ground: 'Seen.',
        gapReason: 'The log had to be read.',
      };
      return done(api, decider, 'declareAwareness', declared, INCIDENT);
    };
    const promised = (incident: Json): Json[] =>
      incident.obligations.filter(({ source }: Json) => source === 'PROMISE');
    const draft = (incident: Json, rule: string, elements: object[]) =>
      done(
        ...([api, responder, 'draftNotice'] as const),
        { incidentId: incident.id, obligationIds: [dutyOf(incident, rule).id], elements },
        'id version { body } preview { html } problems { code severity element }',
      );
    const errors = ({ problems }: Json): string[] =>
      problems.flatMap(({ code, severity, element }: Json) =>
        severity === 'ERROR' ? [`${code} ${element ?? ''}`.trim()] : [],
      );

    test('it loads with its policy as published, its data map and its processors, and no contact counts as set', async () => {
      const { organization } = await api.ask(
        decider,
        `{ organization { name policies { dates toConfirm promises { ruleId readings } } dataMap { category note }
           processors { name } contacts { id } missingContacts { kind } } }`,
      );
      expect(organization).toMatchObject({ name: house.name, contacts: [] });
      expect(organization.missingContacts.map(({ kind }: Json) => kind)).toContain('PRIVACY');
      const [policy] = organization.policies;
      expect([policy.dates, policy.toConfirm.length]).toEqual([house.dates, house.toConfirm]);
      const hourly = policy.promises.filter(({ readings }: Json) => readings.length > 1);
      expect(hourly).toEqual(
        house.promise ? [{ ruleId: house.promise.rule, readings: ['detected', 'aware'] }] : [],
      );
      expect(organization.dataMap.map(({ category }: Json) => category)).toEqual(
        expect.arrayContaining([...house.holds]),
      );
      expect(organization.processors.map(({ name }: Json) => name)).toEqual(
        expect.arrayContaining([...house.processors]),
      );
    });

    test('whatever its policy claims of encryption, the protection of what is reported starts unknown', async () => {
      const { id } = await reportLeak(api, responder, {
        dataSets: [{ name: 'own', role: 'CONTROLLER', categories: [...house.holds] }],
      });
      const query = `query ($id: ID!) { incident(id: $id) { dataSets { protection { encrypted keySafe availableElsewhere algorithm } } } }`;
      const { incident } = await api.ask(responder, query, { id });
      expect(incident.dataSets[0].protection).toEqual({
        ...{ encrypted: 'UNKNOWN', keySafe: 'UNKNOWN', availableElsewhere: 'UNKNOWN', algorithm: null },
      });
    });

    test('well encrypted, unlikely to harm: the law asks nothing, a promise of 72 hours stands, and no hours are invented', async () => {
      const facts = [
        { key: 'risk_to_people', text: 'unlikely' },
        { key: 'encryption_state_of_the_art', yes: true },
      ];
      const incident = await known([{ ...accounts(house.place), protection: kept }], facts);
      expect(dutyOf(incident, 'eu-gdpr-art33-1').verdict).toBe('NOT_REQUIRED');
      const dated = promised(incident).filter(({ dueAt }) => dueAt !== null);
      if (!house.promise) return expect(dated).toEqual([]);
      expect(dated).toMatchObject([
        {
          ...{ ruleId: house.promise.rule, verdict: 'REQUIRED', recipientKind: 'INDIVIDUALS' },
          ...{ startEvent: 'detected', dueAt: '2026-05-11T06:45:00.000Z' },
          otherReadings: [{ startEvent: 'aware', dueAt: '2026-05-11T13:30:00.000Z' }],
        },
      ]);
    });

    test('code without personal data is promised about only where the promise speaks of any data breach', async () => {
      const code = {
        ...accounts(house.place),
        name: 'code',
        personalData: 'NO',
        categories: ['source_code'],
      };
      const required = promised(await known([code])).filter(({ verdict }) => verdict === 'REQUIRED');
      expect(required.map(({ ruleId }) => ruleId)).toEqual(
        house.promise?.ofAnyData ? [house.promise.rule] : [],
      );
    });

    test('as a processor it owes word to each of its customers, one duty each, without hours', async () => {
      const controllers = ['Lighthouse Books', 'Northern School', 'Orchard', 'Quay Rentals'].slice(
        0,
        2 + (house.toConfirm % 3),
      );
      const incident = await known(
        [{ ...accounts(house.place), role: 'PROCESSOR', controllers }],
        [{ key: 'targets_people_in_eea', yes: true }],
      );
      const duties = incident.obligations.filter(({ ruleId }: Json) => ruleId === 'eu-gdpr-art33-2');
      expect(duties.map(({ recipientKey }: Json) => recipientKey).sort()).toEqual(
        controllers.map((name) => `controller:${name}`),
      );
      expect(duties.every(({ dueAt }: Json) => dueAt === null)).toBe(true);
    });

    test('a long gap between signal and awareness is remarked where its policy claims monitoring around the clock', async () => {
      const { warnings } = await known([accounts(house.place)], [], '2026-05-08T09:00:00Z');
      expect(warnings).toEqual([]);
      api.clock.now = api.clock.now?.plus({ days: 2 }) ?? null;
      const late = await known([accounts(house.place)], [], '2026-05-09T18:00:00Z');
      const said = house.monitored ? [expect.stringMatching(/monitoring around the clock/)] : [];
      expect(late.warnings).toEqual(said);
      api.clock.now = api.clock.now?.minus({ days: 2 }) ?? null;
    });

    test('its notice passes with a contact and everything it promised to say, and not before; it tracks nobody; then it closes', async () => {
      const facts = [
        { key: 'risk_to_people', text: 'high_risk' },
        { key: 'targets_people_in_eea', yes: true },
      ];
      const incident = await known([{ ...accounts(house.place), categories: [] }], facts);
      const rule = house.promise?.rule ?? 'eu-gdpr-art34';
      const csv = `email,name,country\nola@people.test,Ola,${house.place}\n`;
      await done(api, responder, 'importPeople', { incidentId: incident.id, csv }, 'added');
      const approve = (noticeId: string) =>
        act(api, decider, 'approveNotice', { noticeId, version: 1 }, 'needsApproval');
      const whole = [
        ...words,
        { element: 'data_categories', text: 'Names, e-mail addresses and passwords.' },
      ];

      const mute = await draft(incident, rule, whole);
      expect(errors(mute)).toContain('CONTACT_MISSING contact_point');
      expect((await approve(mute.id)).code).toBe('NOTICE_HAS_PROBLEMS');
      await done(api, administrator, 'setContact', { kind: 'PRIVACY', email: 'privacy@house.test' });
      const promiseErrors = errors(await draft(incident, rule, [])).filter((error) =>
        error.startsWith('PROMISE_ABSENT'),
      );
      expect(promiseErrors).toEqual(
        // What kind of breach it was is on record, and said from there.
        (house.promise?.says ?? []).flatMap((element) =>
          element === 'nature' ? [] : `PROMISE_ABSENT ${element}`,
        ),
      );

      const notice = await draft(incident, rule, whole);
      expect(errors(notice)).toEqual([]);
      expect(notice.preview.html).not.toMatch(/<img|<script|src=|url\(|bit\.ly|utm_/i);
      expect((await approve(notice.id)).data.approveNotice.needsApproval).toBe(false);

      for (const move of ['INVESTIGATE', 'CONTAIN'])
        await done(api, responder, 'moveIncident', { incidentId: incident.id, move });
      const close = () => act(api, decider, 'closeIncident', { incidentId: incident.id }, 'state');
      expect((await close()).code).toBe('CONFLICT');
      const open = await incidentOf(api, decider, incident.id);
      for (const { id, state, recipientKind, verdict } of open.obligations) {
        if (state !== 'OPEN' || verdict === 'NOT_REQUIRED') continue;
        const filed = { obligationId: id, channel: 'PORTAL' };
        if (
          recipientKind === 'AUTHORITY' &&
          (await act(api, responder, 'recordFiling', filed)).code === undefined
        )
          continue;
        const rationale = 'Played through to its end; a person decided so.';
        await done(api, decider, 'decideNotRequired', { obligationId: id, rationale });
      }
      expect((await close()).data.closeIncident.state).toBe('CLOSED');
    });
  },
);
