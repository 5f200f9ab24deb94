import { businessCalendar } from '../../src/domain/business-calendar.ts';
import type { Clock, Term } from '../../src/domain/clock.ts';
import { type Deadline, dueAt } from '../../src/domain/deadline.ts';
import type { ImpreciseTime } from '../../src/domain/facts.ts';
import { clock, time } from './given.ts';

const vermont = businessCalendar({
  key: 'us-vt',
  version: 'made up',
  restDays: [6, 7],
  holidays: ['2026-11-11', '2026-11-26', '2026-12-25'],
  years: { from: 2026, to: 2026 },
});
const calendars = new Map([[vermont.key, vermont]]);
const term = (unit: Term['unit'], n: number, calendar: string | null = null): Term => ({ unit, n, calendar });
const end = (given: Partial<Clock>, anchors: Record<string, ImpreciseTime>, zone = 'UTC'): Deadline =>
  dueAt(clock(given), anchors, zone, calendars);
const iso = (deadline: Deadline): string | null => deadline.dueAt?.toISO() ?? null;
const words = (deadline: Deadline): string => deadline.steps.map((one) => one.says).join(' ');
const aware = time('2026-10-24T01:10:00Z');

describe('time errors seen in other products', () => {
  it('14 business days are not 336 hours (Vermont)', () => {
    const started = { detected: time('2026-11-02T15:00:00Z') };
    const business = end(
      { start: 'detected', term: term('business_days', 14, 'us-vt') },
      started,
      'America/New_York',
    );
    expect(iso(business)).toBe('2026-11-24T04:59:59.000Z');
    expect(iso(end({ start: 'detected', term: term('elapsed_hours', 336) }, started))).toBe(
      '2026-11-16T15:00:00.000Z',
    );
  });

  it('one month is not 720 hours (NIS2 final report)', () => {
    const started = { notification_submitted: time('2027-01-31T09:00:00Z') };
    const month = { start: 'notification_submitted', whileUnknown: null, term: term('calendar_months', 1) };
    expect(iso(end(month, started, 'Europe/Berlin'))).toBe('2027-02-28T22:59:59.000Z');
    expect(iso(end(month, { notification_submitted: time('2028-01-31T09:00:00Z') }, 'Europe/Berlin'))).toBe(
      '2028-02-29T22:59:59.000Z',
    );
    expect(iso(end(month, { notification_submitted: time('2026-10-20T09:00:00Z') }, 'Europe/Berlin'))).toBe(
      '2026-11-20T22:59:59.000Z',
    );
  });

  it('a missing start is never replaced silently by another', () => {
    const chained = { start: 'individuals_notified', whileUnknown: null, term: term('calendar_days', 15) };
    const deadline = end(chained, { aware, detected: aware, occurred: aware });
    expect(iso(deadline)).toBeNull();
    expect(deadline.startEvent).toBeNull();
    expect(deadline.provisional).toBe(true);
    expect(words(deadline)).toContain('"individuals notified" is not known. Nothing else stands in for it.');
  });

  it('a report that follows another counts from the submission it is given, whatever came later', () => {
    const started = {
      initial_submitted: time('2026-10-24T10:00:00Z'),
      intermediate_submitted: time('2026-10-26T10:00:00Z'),
    };
    expect(iso(end({ start: 'initial_submitted', whileUnknown: null }, started))).toBe(
      '2026-10-27T10:00:00.000Z',
    );
  });

  it('an incident is not moved to yesterday by a time zone: the day is that of the entity', () => {
    const days = { term: term('calendar_days', 30) };
    expect(iso(end(days, { aware }, 'America/Los_Angeles'))).toBe('2026-11-23T07:59:59.000Z');
    expect(iso(end(days, { aware }, 'UTC'))).toBe('2026-11-23T23:59:59.000Z');
    expect(
      iso(end({ ...days, zone: { kind: 'fixed', zone: 'America/Los_Angeles' } }, { aware }, 'UTC')),
    ).toBe('2026-11-23T07:59:59.000Z');
  });
});

describe('a start that is not known', () => {
  it('until awareness is declared, runs a worst-case clock from the first signal and says so', () => {
    const deadline = end({}, { detected: time('2026-10-23T18:05:00Z') });
    expect(iso(deadline)).toBe('2026-10-26T18:05:00.000Z');
    expect(deadline.provisional).toBe(true);
    expect(deadline.startEvent).toBe('detected');
    expect(words(deadline)).toContain(
      'Awareness is not declared: a worst-case clock runs from the first signal',
    );
    expect(end({}, { detected: time('2026-10-23T18:05:00Z'), aware }).provisional).toBe(false);
  });

  it('with neither known, has no due instant rather than one from elsewhere', () => {
    const deadline = end({}, { occurred: time('2026-10-21T22:15:00Z'), contained: aware });
    expect(iso(deadline)).toBeNull();
    expect(words(deadline)).toContain('awareness is not known, nor is the first signal (detection)');
  });

  it('counts from the earliest bound when it is imprecise', () => {
    const deadline = end({}, { aware: time('2026-10-24T02:40:00Z', 30) });
    expect(iso(deadline)).toBe('2026-10-27T02:10:00.000Z');
    expect(words(deadline)).toContain('known to ± 30 minutes: its earliest bound counts');
  });
});

describe('a duty without a date', () => {
  it('gets none; a soft target is shown apart', () => {
    const deadline = end(
      { term: term('none', 0), floor: 'without_undue_delay', softTarget: term('elapsed_hours', 72) },
      { aware },
    );
    expect(iso(deadline)).toBeNull();
    expect(deadline.softTargetAt?.toISO()).toBe('2026-10-27T01:10:00.000Z');
    expect(words(deadline)).toContain('none is invented');
    expect(words(deadline)).toContain('Soft target, from guidance and not from law');
  });
});

describe('two terms (DORA initial report: 4 h from classification, at most 24 h from awareness)', () => {
  const dora = {
    start: 'classified_major',
    whileUnknown: null,
    term: term('elapsed_hours', 4),
    combine: 'min' as const,
    alternatives: [
      {
        start: 'aware',
        term: term('elapsed_hours', 24),
        lapsesIfMainStartsLater: true,
        whileUnknown: 'detected',
      },
    ],
  };
  it.each([
    ['classified early: 4 h', '2026-10-24T05:00:00Z', '2026-10-24T09:00:00.000Z'],
    ['classified late: the cap', '2026-10-24T23:00:00Z', '2026-10-25T01:10:00.000Z'],
    ['classified after the cap: 4 h again', '2026-10-25T06:00:00Z', '2026-10-25T10:00:00.000Z'],
  ])('%s', (_what, classified, due) => {
    expect(iso(end(dora, { aware, classified_major: time(classified) }))).toBe(due);
  });

  it('not classified yet: the cap, provisionally', () => {
    const deadline = end(dora, { aware });
    expect(iso(deadline)).toBe('2026-10-25T01:10:00.000Z');
    expect(deadline.provisional).toBe(true);
    expect(words(deadline)).toContain('the classification as major is not known: its term may come earlier');
  });

  it('falls back only where the rule says so, and says so', () => {
    const deadline = end({ ...dora, combine: 'fallback' }, { aware });
    expect(iso(deadline)).toBe('2026-10-25T01:10:00.000Z');
    expect(deadline.provisional).toBe(true);
    expect(words(deadline)).toContain("the rule's own second term counts until it is");
  });
});

describe('business days', () => {
  it.each([
    ['from a Friday, Monday is day 1', '2026-11-06T15:00:00Z', 1, '2026-11-09T23:59:59.000Z'],
    ['from a Saturday, Monday is day 1', '2026-11-07T15:00:00Z', 1, '2026-11-09T23:59:59.000Z'],
    ['over a holiday', '2026-11-10T15:00:00Z', 1, '2026-11-12T23:59:59.000Z'],
  ])('%s', (_what, started, n, due) => {
    expect(iso(end({ term: term('business_days', n, 'us-vt') }, { aware: time(started) }))).toBe(due);
  });

  it('beyond the years a calendar covers, gives no date rather than a wrong one', () => {
    const deadline = end(
      { term: term('business_days', 5, 'us-vt') },
      { aware: time('2026-12-30T15:00:00Z') },
    );
    expect(iso(deadline)).toBeNull();
    expect(words(deadline)).toContain('does not cover the term');
  });
});

describe('a term that ends on a weekend', () => {
  const saturday = { aware: time('2026-11-04T10:00:00Z') };
  const noon = { kind: 'next_business_day_noon' as const, calendar: 'us-vt' };
  it('rolls over only where the rule applies it', () => {
    expect(iso(end({ rollover: { ...noon, mode: 'apply' } }, saturday))).toBe('2026-11-09T12:00:00.000Z');
    const informed = end({ rollover: { ...noon, mode: 'info' } }, saturday);
    expect(iso(informed)).toBe('2026-11-07T10:00:00.000Z');
    expect(words(informed)).toContain('the strict instant stands');
  });
});
