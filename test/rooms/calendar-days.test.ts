import { tick } from '../../src/platform/jobs/wakeup.ts';
import { wakeupsWith } from '../../src/wakeups.ts';
import { type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { accounts, act, done, dutyOf, reportLeak } from '../support/breach.ts';

const NOW = '2026-05-29T12:00:00Z';
const DAYS = 'calendarDays { calendar day isBusinessDay name }';
const CORPUS_CHRISTI = { day: '2026-06-04', isBusinessDay: false, name: 'Corpus Christi' };
const QUERY =
  'query ($id: ID!) { incident(id: $id) { obligations { ruleId dueAt provisional calendars { key version } derivation { says } } } }';

describe('Business days as an organization counts them', () => {
  let api: TestApi;
  let team: TestOrganization;
  beforeAll(async () => {
    api = await startApi({ now: NOW });
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    await api.sql('delete from wakeup');
    team = await api.organizationWith('RESPONDER', 'DECISION_MAKER', 'AUDITOR');
    await done(api, team.administrator, 'amendOrganization', {
      ...{ establishments: ['DE'], timeZone: 'Europe/Berlin' },
    });
    const fixture = {
      ...{ name: 'seen by others', organization: { establishments: ['DE'] } },
      facts: { detected: '2026-05-29T10:00:00Z', dataSets: [{ confidentiality: 'YES' }] },
      expect: { verdict: 'REQUIRED', due: '2026-06-05T23:59:59Z' },
    };
    const rule = {
      ...{ id: 'own-insurer', regime: 'own', title: 'Tell the insurer', version: '2026-01-01' },
      validity: { from: '2026-01-01', appliesBy: 'detected' },
      ...{ status: 'in_force', source: 'CONTRACT', jurisdiction: null, citation: 'Policy, section 4' },
      actor: { roles: ['CONTROLLER'] },
      recipient: { kind: 'contract_party', resolver: { kind: 'static', key: 'party:Insurer' } },
      trigger: { dataSet: { breach: ['confidentiality'] } },
      clock: { start: 'detected', term: { unit: 'business_days', n: 5, calendar: 'entity' } },
      ...{ holdEffect: 'none', content: {} },
      verification: { state: 'stated', sources: ['Policy'], checked: '2026-05-29' },
      fixtures: [
        fixture,
        {
          ...{ name: 'not seen', facts: { dataSets: [{ confidentiality: 'NO' }] } },
          expect: { verdict: 'NOT_REQUIRED' },
        },
      ],
    };
    await done(api, team.token.DECISION_MAKER, 'putOrganizationRule', { rule }, 'id');
  });

  const set = (input: object, token = team.administrator) => act(api, token, 'setCalendarDays', input, DAYS);
  const duty = async (id: string) =>
    dutyOf((await api.ask(team.token.AUDITOR, QUERY, { id })).incident, 'own-insurer');
  const report = async (): Promise<Json> =>
    reportLeak(api, team.token.RESPONDER, {
      ...{ detected: { at: '2026-05-29T10:00:00Z' }, dataSets: [accounts('DE')] },
    });

  test('the deadline is counted on the holidays of the country, and keeps which calendar in which version', async () => {
    const { id } = await report();
    expect(await duty(id)).toMatchObject({
      ...{ dueAt: '2026-06-05T21:59:59.000Z', provisional: false },
      calendars: [
        { key: 'country:DE', version: expect.stringMatching(/^date-holidays \d+\.\d+\.\d+, CLDR \d+$/) },
      ],
    });
  });

  test('a holiday of its Land moves the deadlines of open incidents, and they say so', async () => {
    const { id } = await report();
    const { data } = await set({ calendar: 'country:DE', days: [CORPUS_CHRISTI] });
    expect(data.setCalendarDays.calendarDays).toEqual([{ calendar: 'country:DE', ...CORPUS_CHRISTI }]);
    const failures: unknown[] = [];
    await tick(api.installation, wakeupsWith(api.installation.catalog), (error) => failures.push(error));
    expect(failures).toEqual([]);
    const after = await duty(id);
    expect(after.dueAt).toBe('2026-06-08T21:59:59.000Z');
    expect(after.calendars[0].version).toContain(`with 1 own day as of ${NOW.replace('Z', '.000Z')}`);

    const evaluate =
      'query ($input: EvaluateInput!) { evaluate(input: $input) { duties { ruleId dueAt calendars { version } } } }';
    const input = {
      ...{ rules: ['own-insurer'], detected: { at: '2026-05-29T10:00:00Z' } },
      dataSets: [{ name: 'accounts', confidentiality: 'YES' }],
    };
    const { evaluate: tried } = await api.ask(team.token.AUDITOR, evaluate, { input });
    expect(tried.duties[0]).toMatchObject({ dueAt: '2026-06-08T21:59:59.000Z' });

    const taken = await set({ calendar: 'country:DE', days: [] });
    expect(taken.data.setCalendarDays.calendarDays).toEqual([]);
    const [entry] = await api.sql(
      `select details from event where type = 'calendar.days-set' order by seq limit 1`,
    );
    expect(entry.details).toEqual({ calendar: 'country:DE', businessDays: [], daysOff: ['2026-06-04'] });
  });

  test.each<[string, object, string, string]>([
    [
      'a calendar nobody knows',
      { calendar: 'country:ZZ', days: [] },
      'INVALID_INPUT',
      'There is no calendar',
    ],
    [
      'a part of a country nobody knows',
      { calendar: 'country:DE-XX', days: [] },
      'INVALID_INPUT',
      'no calendar',
    ],
    [
      'what is no day',
      { calendar: 'country:DE', days: [{ day: '2026-02-30', isBusinessDay: false }] },
      'INVALID_INPUT',
      '"2026-02-30" is no day',
    ],
    [
      'a day given twice',
      { calendar: 'country:DE', days: [CORPUS_CHRISTI, { ...CORPUS_CHRISTI, isBusinessDay: true }] },
      'INVALID_INPUT',
      'is given twice',
    ],
  ])('%s is refused, and nothing changes', async (_what, input, code, says) => {
    const refused = await set(input);
    expect([refused.code, refused.errors[0]?.message]).toEqual([code, expect.stringContaining(says)]);
    const { organization } = await api.ask(team.administrator, `{ organization { ${DAYS} } }`);
    expect(organization.calendarDays).toEqual([]);
  });

  test('only an administrator says how days count', async () => {
    const refused = await set({ calendar: 'country:DE', days: [] }, team.token.RESPONDER);
    expect(refused.code).toBe('FORBIDDEN');
  });
});
