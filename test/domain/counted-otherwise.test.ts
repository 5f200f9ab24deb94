import { assess } from '../../src/domain/assess.ts';
import { businessCalendar } from '../../src/domain/business-calendar.ts';
import type { Clock, Term } from '../../src/domain/clock.ts';
import { clock, context, incident, organization, time } from './given.ts';
import { rule } from './made-up-rule.ts';

const calendar = (key: string, holidays: readonly string[]) =>
  businessCalendar({ key, version: '1', restDays: [6, 7], holidays, years: { from: 2026, to: 2027 } });
const calendars = new Map([
  ['country:DE', calendar('country:DE', ['2026-04-03', '2026-04-06', '2026-12-25'])],
  ['country:US-NY', calendar('country:US-NY', ['2026-11-26'])],
]);
const hours = (n: number): Term => ({ unit: 'elapsed_hours', n, calendar: null });
const days = (n: number): Term => ({ unit: 'calendar_days', n, calendar: null });

function information(jurisdiction: string | null, aware: string, own: Partial<Clock>, home = 'DE') {
  const law = rule({ jurisdiction, clock: clock({ start: 'detected', whileUnknown: null, ...own }) });
  const about = organization({
    timeZone: home === 'DE' ? 'Europe/Berlin' : 'America/New_York',
    establishments: [home],
  });
  const [verdict] = assess(law, incident({ detected: time(aware) }), about, context({ calendars }));
  return {
    due: verdict?.due?.dueAt?.toISO(),
    calendars: verdict?.due?.calendars,
    informed: verdict?.due?.steps.flatMap(({ says, at }) => (says.includes('For information') ? [at] : [])),
  };
}

describe('a period of EU law in hours', () => {
  it('ends awareness plus 72 hours; that the hour of the event is not counted is only said beside', () => {
    // Monday 10:15 in Berlin: read strictly, from 11:00 to 11:00.
    expect(information('EU', '2026-10-12T08:15:00Z', { term: hours(72) })).toMatchObject({
      ...{ due: '2026-10-15T08:15:00.000Z', informed: ['2026-10-15T09:00:00.000Z'] },
    });
    expect(information('EU', '2026-10-12T08:00:00Z', { term: hours(24) }).informed).toEqual([
      '2026-10-13T09:00:00.000Z',
    ]);
  });

  it('that a period of two days might have to hold two working days is said beside, and disputed', () => {
    // Maundy Thursday to Easter Sunday: Good Friday and Easter Monday are holidays, so the second working day is Wednesday.
    expect(information('EU', '2026-04-02T08:15:00Z', { term: hours(72) })).toMatchObject({
      ...{ due: '2026-04-05T08:15:00.000Z', calendars: [] },
      informed: ['2026-04-05T09:00:00.000Z', '2026-04-08T21:59:59.000Z'],
    });
    expect(information('EU', '2026-04-02T08:15:00Z', { term: hours(24) }).informed).toHaveLength(1);
  });
});

describe('a period of days', () => {
  it('of EU law that ends on a Saturday: the next working day is information', () => {
    expect(information('EU', '2026-11-07T10:00:00Z', { term: days(14) })).toMatchObject({
      ...{ due: '2026-11-21T22:59:59.000Z', informed: ['2026-11-23T22:59:59.000Z'] },
    });
  });

  it('of a state that ends on its holiday: the next business day there is information', () => {
    expect(information('US-NY', '2026-10-27T15:00:00Z', { term: days(30) }, 'US')).toMatchObject({
      ...{ due: '2026-11-27T04:59:59.000Z', informed: ['2026-11-28T04:59:59.000Z'] },
    });
  });

  it('under a rule that has a rollover of its own, of other countries and of contracts: nothing is said', () => {
    const own = { kind: 'next_business_day_end', mode: 'info', calendar: 'country:DE' } as const;
    const saturday = '2026-11-07T10:00:00Z';
    expect(information('EU', saturday, { term: days(14), rollover: own }).informed).toHaveLength(1);
    expect(information('JP', saturday, { term: days(14) }).informed).toEqual([]);
    expect(information(null, saturday, { term: days(14) }).informed).toEqual([]);
    // The holidays of a place outside the Union are not those that count.
    expect(information('EU', saturday, { term: days(14) }, 'US').informed).toEqual([]);
  });
});
