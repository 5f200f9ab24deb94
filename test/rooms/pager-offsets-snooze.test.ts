import { at, type Json, startApi, type TestApi, type TestOrganization } from '../support/api.ts';
import { act, done, dutyOf, reportLeak } from '../support/breach.ts';
import { pagesOf, tickAt } from '../support/pager-room.ts';

const START = '2026-11-02T09:00:00.000Z';
const DUE = '2026-11-05T09:00:00.000Z';
let api: TestApi;
let team: TestOrganization;
beforeEach(async () => {
  api = await startApi({ now: START });
  team = await api.organizationWith('RESPONDER', 'DECISION_MAKER');
});
afterEach(() => api.close());

const report = async () => {
  const incident = await reportLeak(api, team.token.RESPONDER);
  return { incident, duty: dutyOf(incident, 'eu-gdpr-art33-1').id as string };
};
const remindersOf = (duty: string, ...states: string[]): Promise<Json[]> =>
  api.sql(
    'select offset_minutes / 60 as hours, fire_at from reminder where obligation_id = $1 and state = any($2) order by fire_at',
    [duty, states],
  );
const waiting = async (duty: string) => (await remindersOf(duty, 'WAITING')).map(({ hours }) => hours);
const setOffsets = (...offsets: string[]) =>
  act(api, team.administrator, 'setReminderOffsets', { offsets }, 'reminderOffsets');
const digests = async () => (await pagesOf(api, team.id)).filter(({ kind }) => kind === 'CLOCK').length / 2;

describe('rule 13: reminders have several offsets, and the organization says which', () => {
  test('its open clocks are planned anew, in order and without repeating what went out', async () => {
    const { duty } = await report();
    await tickAt(api, '2026-11-03T09:00:01.000Z');
    expect(await digests()).toBe(1);
    const set = await setOffsets('PT2H', '-PT3H', 'PT0S', '-P1D', '-PT180M');
    expect(set.data.setReminderOffsets.reminderOffsets).toEqual(['-PT24H', '-PT3H', 'PT0S', 'PT2H']);
    await tickAt(api, '2026-11-03T09:00:02.000Z');
    await tickAt(api, '2026-11-03T09:00:03.000Z');
    expect(await waiting(duty)).toEqual([-24, -3, 0, 2]);
    expect(await digests()).toBe(1);
    await tickAt(api, '2026-11-04T09:00:00.000Z');
    expect(await digests()).toBe(2);
    const fresh = await report();
    expect(await waiting(fresh.duty)).toEqual([-24, -3, 0, 2]);
  });

  test('a reminder that is due this moment is not lost by the change', async () => {
    const { duty } = await report();
    api.clock.now = at('2026-11-03T09:00:05.000Z');
    await setOffsets('-PT1H', 'PT0S');
    await tickAt(api, '2026-11-03T09:00:06.000Z');
    await tickAt(api, '2026-11-03T09:00:07.000Z');
    expect((await remindersOf(duty, 'SENT')).map(({ hours }) => hours)).toEqual([-48]);
    expect(await waiting(duty)).toEqual([-1, 0]);
  });

  test.each([
    ['nothing before the due instant', ['PT0S', 'PT1H']],
    ['nothing at it', ['-PT1H', 'PT1H']],
    ['a month, which is no number of hours', ['-P1M', 'PT0S']],
    ['half a minute', ['-PT30S', 'PT0S']],
    ['none', []],
    ['too many', [...Array(30).keys()].map((n) => `-PT${n}H`)],
  ])('%s is refused, and everything stays as it is', async (_what, offsets) => {
    expect((await setOffsets(...offsets)).code).toBe('INVALID_INPUT');
    const { pager } = await api.ask(team.token.RESPONDER, '{ pager { reminderOffsets } }');
    expect(pager.reminderOffsets).toEqual([
      '-PT48H',
      '-PT24H',
      '-PT12H',
      '-PT6H',
      '-PT1H',
      'PT0S',
      'PT1H',
      'PT24H',
    ]);
  });
});

describe('rule 13: a snooze never goes past the due instant', () => {
  const snooze = (input: object) => act(api, team.token.RESPONDER, 'snooze', input, 'id');

  test('reminders keep quiet until then, the latest of them comes then, and the one at the due instant always', async () => {
    const { incident, duty } = await report();
    expect((await snooze({ incidentId: incident.id, until: '2026-11-04T22:00:00Z' })).errors).toEqual([]);
    expect((await remindersOf(duty, 'WAITING')).slice(0, 2)).toMatchObject([
      { hours: -12, fire_at: new Date('2026-11-04T22:00:00.000Z') },
      { hours: -6 },
    ]);
    await tickAt(api, '2026-11-04T21:59:00.000Z');
    expect(await digests()).toBe(0);
    await tickAt(api, '2026-11-04T22:00:00.000Z');
    expect(await digests()).toBe(1);

    expect((await snooze({ obligationId: duty, until: DUE })).errors).toEqual([]);
    await tickAt(api, '2026-11-05T08:59:59.000Z');
    const before = await digests();
    await tickAt(api, DUE);
    expect((await digests()) - before).toBe(1);
    expect((await remindersOf(duty, 'SENT')).map(({ hours }) => hours)).toEqual([-12, 0]);
  });

  test('a later wish is refused and says when it is due; what is overdue, past or unknown cannot be snoozed', async () => {
    const { incident, duty } = await report();
    const refused = await snooze({ incidentId: incident.id, until: '2026-11-05T09:00:01Z' });
    expect(refused.code).toBe('INVALID_INPUT');
    expect(refused.errors[0]).toMatchObject({
      message: expect.stringContaining('Thu 5 Nov 2026 01:00 PST (09:00Z)'),
      extensions: { dueAt: '2026-11-05T09:00:00.000Z' },
    });
    expect((await snooze({ obligationId: duty, until: '2026-11-01T00:00:00Z' })).code).toBe('INVALID_INPUT');
    expect((await snooze({ until: DUE })).code).toBe('INVALID_INPUT');
    api.clock.now = at('2026-11-05T10:00:00.000Z');
    expect((await snooze({ obligationId: duty, until: '2026-11-06T00:00:00Z' })).code).toBe('CONFLICT');
  });

  test('a clock that moves speaks again: the snooze was for the instant before', async () => {
    const { incident, duty } = await report();
    await snooze({ obligationId: duty, until: '2026-11-05T08:30:00Z' });
    expect(await waiting(duty)).toEqual([-1, 0, 1, 24]);
    const detected = { at: '2026-11-02T05:00:00Z' };
    await done(api, team.token.RESPONDER, 'amendFacts', {
      incidentId: incident.id,
      detected,
      reason: 'The log is older.',
    });
    expect(await waiting(duty)).toEqual([-48, -24, -12, -6, -1, 0, 1, 24]);
  });

  test('new offsets keep a snooze', async () => {
    const { duty } = await report();
    await snooze({ obligationId: duty, until: '2026-11-05T08:30:00Z' });
    await setOffsets('-PT5H', '-PT2H', 'PT0S');
    await tickAt(api, minuteAfterStart());
    await tickAt(api, minuteAfterStart());
    expect(await remindersOf(duty, 'WAITING')).toMatchObject([
      { hours: -2, fire_at: new Date('2026-11-05T08:30:00.000Z') },
      { hours: 0 },
    ]);
  });

  const minuteAfterStart = () => at(START).plus({ minutes: 1 }).toISO();
});
