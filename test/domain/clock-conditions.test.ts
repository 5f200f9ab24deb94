import { assess } from '../../src/domain/assess.ts';
import { assessAll } from '../../src/domain/assess-all.ts';
import { businessCalendar } from '../../src/domain/business-calendar.ts';
import type { Clock, Rollover, Term } from '../../src/domain/clock.ts';
import type { FactValue } from '../../src/domain/facts.ts';
import { clock, context, incident, organization, time } from './given.ts';
import { rule } from './made-up-rule.ts';

const germany = businessCalendar({
  key: 'country:DE',
  version: 'made up 1',
  restDays: [6, 7],
  holidays: ['2026-12-25'],
  years: { from: 2026, to: 2027 },
});
const calendars = new Map([[germany.key, germany]]);
const days = (n: number): Term => ({ unit: 'calendar_days', n, calendar: null });
const hours = (n: number): Term => ({ unit: 'elapsed_hours', n, calendar: null });
const yes = (key: string) => ({ fact: { key, is: true } });

interface Given {
  readonly clock: Partial<Clock>;
  readonly answers?: Readonly<Record<string, FactValue>>;
  readonly homes?: readonly string[] | null;
  readonly main?: string | null;
  readonly detected?: string;
  readonly jurisdiction?: string | null;
}

function judged(given: Given) {
  const facts = incident({
    detected: time(given.detected ?? '2026-12-01T10:00:00Z'),
    answers: given.answers ?? {},
  });
  const about = organization({
    timeZone: 'UTC',
    establishments: given.homes === undefined ? ['DE'] : given.homes,
    mainEstablishment: given.main ?? null,
  });
  const own = rule({
    clock: clock({ start: 'detected', whileUnknown: null, term: days(30), ...given.clock }),
    jurisdiction: given.jurisdiction ?? null,
  });
  const [verdict] = assess(own, facts, about, context({ calendars }));
  return {
    due: verdict?.due?.dueAt?.toISO() ?? null,
    provisional: verdict?.provisional,
    asked: verdict?.openQuestions.map(({ key }) => key),
    says: verdict?.due?.steps.map(({ says }) => says).join(' '),
    calendars: verdict?.due?.calendars,
  };
}

describe('another term for some', () => {
  const small = {
    id: 'small',
    when: yes('small_agent'),
    term: days(60),
    citation: 'Act, s. 9',
    says: 'small agents',
  };
  const trust = {
    id: 'trust',
    when: yes('trust_service'),
    term: hours(24),
    citation: 'Act, s. 4',
    says: 'trust services',
  };

  it('the first case that holds replaces the term, and the derivation says which, and by what clause', () => {
    const found = judged({ clock: { cases: [small, trust] }, answers: { small_agent: true } });
    expect(found).toMatchObject({ due: '2027-01-30T23:59:59.000Z', provisional: false, asked: [] });
    expect(found.says).toContain('Another term applies: small agents (Act, s. 9): small_agent true.');
  });

  it('none holds: the term stands and nothing is asked', () => {
    const answers = { small_agent: false, trust_service: false };
    expect(judged({ clock: { cases: [small, trust] }, answers })).toMatchObject({
      ...{ due: '2026-12-31T23:59:59.000Z', provisional: false, asked: [] },
    });
  });

  it('while one is open the earliest possible date counts, provisionally, and its question is asked', () => {
    const found = judged({ clock: { cases: [small, trust] }, answers: { small_agent: false } });
    expect(found).toMatchObject({
      ...{ due: '2026-12-02T10:00:00.000Z', provisional: true, asked: ['trust_service'] },
    });
    expect(found.says).toContain(
      'Not known: whether another term applies: trust services (Act, s. 4). The earliest of the possible dates counts.',
    );
  });

  it('a longer term that may apply leaves the shorter one standing', () => {
    expect(judged({ clock: { cases: [small] } })).toMatchObject({
      ...{ due: '2026-12-31T23:59:59.000Z', provisional: true, asked: ['small_agent'] },
    });
  });

  it('a case after one that holds is not asked for; nor is one that would change nothing', () => {
    expect(judged({ clock: { cases: [small, trust] }, answers: { small_agent: true } }).asked).toEqual([]);
    expect(judged({ clock: { cases: [{ ...small, term: days(30) }] } })).toMatchObject({
      ...{ provisional: false, asked: [] },
    });
  });
});

describe('an extension', () => {
  const extension = { id: 'cause', add: days(15), requires: 'good cause in writing', citation: 'Act, s. 3' };
  it('is only shown while nothing says that it was obtained', () => {
    const found = judged({ clock: { extensions: [extension] } });
    expect(found).toMatchObject({ due: '2026-12-31T23:59:59.000Z', provisional: false, asked: [] });
    expect(found.says).toContain('May be extended by 15 calendar days: good cause in writing (Act, s. 3).');
  });

  it('is added once its condition holds, with a step of its own; open, it is asked for', () => {
    const asked = { ...extension, when: yes('extension_requested') };
    const found = judged({ clock: { extensions: [asked] }, answers: { extension_requested: true } });
    expect(found).toMatchObject({ due: '2027-01-15T23:59:59.000Z', provisional: false });
    expect(found.says).toContain('Extended by 15 calendar days: good cause in writing (Act, s. 3).');
    expect(judged({ clock: { extensions: [asked] } })).toMatchObject({
      ...{ due: '2026-12-31T23:59:59.000Z', provisional: true, asked: ['extension_requested'] },
    });
  });

  it('counts months together with the term: 31 December, one month and one more, is 28 February', () => {
    const month = { unit: 'calendar_months', n: 1, calendar: null } as const;
    const found = judged({
      clock: { term: month, extensions: [{ ...extension, add: month, when: yes('granted') }] },
      detected: '2026-12-31T10:00:00Z',
      answers: { granted: true },
    });
    expect(found.due).toBe('2027-02-28T23:59:59.000Z');
  });
});

describe('a rollover for some, on the business days of the country of the establishment', () => {
  const noon: Rollover = {
    kind: 'next_business_day_noon',
    mode: 'apply',
    calendar: 'entity',
    when: yes('may_roll_over'),
  };
  const christmas = { detected: '2026-12-22T10:00:00Z', clock: { term: hours(72), rollover: noon } };

  it('moves the due instant to noon of the next business day, and keeps calendar and version', () => {
    expect(judged({ ...christmas, answers: { may_roll_over: true } })).toMatchObject({
      ...{ due: '2026-12-28T12:00:00.000Z', provisional: false, asked: [] },
      calendars: [{ key: 'country:DE', version: 'made up 1' }],
    });
  });

  it('open, the strict instant stands and the question is asked only where the day would move', () => {
    expect(judged(christmas)).toMatchObject({
      ...{ due: '2026-12-25T10:00:00.000Z', provisional: true, asked: ['may_roll_over'] },
    });
    expect(judged({ ...christmas, detected: '2026-12-01T10:00:00Z' })).toMatchObject({
      ...{ provisional: false, asked: [] },
    });
    expect(judged({ ...christmas, answers: { may_roll_over: false } })).toMatchObject({
      ...{ due: '2026-12-25T10:00:00.000Z', provisional: false, asked: [] },
    });
  });

  it('asks for the main establishment where there are several, and for the establishments where none is known', () => {
    const applies = { ...christmas, answers: { may_roll_over: true } };
    expect(judged({ ...applies, homes: ['DE', 'FR'] })).toMatchObject({
      ...{ due: '2026-12-25T10:00:00.000Z', provisional: true, asked: ['organization.mainEstablishment'] },
    });
    expect(judged({ ...applies, homes: null })).toMatchObject({ asked: ['organization.establishments'] });
    expect(judged({ ...applies, homes: ['FR', 'DE'], main: 'DE' }).due).toBe('2026-12-28T12:00:00.000Z');
  });
});

describe('a clock that starts at the end of the year', () => {
  it('counts from 31 December of the year of the event in the zone that counts', () => {
    const given = { clock: { start: 'end_of_year:detected', term: days(60) } };
    expect(judged({ ...given, detected: '2026-03-05T10:00:00Z' }).due).toBe('2027-03-01T23:59:59.000Z');
    expect(judged({ ...given, detected: '2027-03-05T10:00:00Z' }).due).toBe('2028-02-29T23:59:59.000Z');
    const samoa = { ...given.clock, zone: { kind: 'fixed', zone: 'Pacific/Apia' } } as const;
    expect(judged({ clock: samoa, detected: '2026-12-31T11:00:00Z' }).due).toBe('2028-02-29T10:59:59.000Z');
  });
});

describe('a duty due not later than another', () => {
  const people = rule({ id: 'people', clock: clock({ start: 'detected', term: days(30) }) });
  const authority = rule({
    id: 'authority',
    clock: clock({
      start: 'detected',
      term: { unit: 'none', n: 0, calendar: null },
      concurrentWith: 'people',
    }),
  });
  const families = [people, authority].map((one) => ({ id: one.id, versions: [one] }));
  const facts = incident({ detected: time('2026-12-01T10:00:00Z') });
  const second = (acts: { ruleId: string; recipientKey: string; at: string }[]) =>
    assessAll(families, facts, organization({ timeZone: 'UTC' }), context({ acts }))[1];

  it('is due with it, and with its first answer once there is one', () => {
    const due = second([])?.due;
    expect(due?.dueAt?.toISO()).toBe('2026-12-31T23:59:59.000Z');
    expect(due?.steps.at(-1)?.says).toBe('The duty under people is due: this counts.');
    const sent = { ruleId: 'people', recipientKey: 'people', at: '2026-12-09T08:00:00.000Z' };
    expect(second([sent])?.due?.dueAt?.toISO()).toBe('2026-12-09T08:00:00.000Z');
  });
});
