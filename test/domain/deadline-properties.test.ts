import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { Clock, Rollover, Term, TermCase } from '../../src/domain/clock.ts';
import { dueAt } from '../../src/domain/deadline.ts';
import { entityCountry } from '../../src/domain/entity-country.ts';
import type { Tri } from '../../src/domain/facts.ts';
import { endOfDay } from '../../src/domain/local-day.ts';
import { clock, organization, time } from './given.ts';
import { calendars } from './golden.ts';

const zones = Intl.supportedValuesOf('timeZone');
const zone = fc.constantFrom(...zones);
/** Years that every calendar typed in covers, with room for the longest term. */
const instant = fc
  .integer({ min: Date.UTC(2026, 0, 2) / 60_000, max: Date.UTC(2027, 6, 1) / 60_000 })
  .map((minutes) => minutes * 60_000);
const calendar = fc.constantFrom('us', 'br', 'de', 'il');
const term: fc.Arbitrary<Term> = fc.oneof(
  fc.record({
    unit: fc.constantFrom('elapsed_hours', 'calendar_days', 'calendar_months'),
    n: fc.integer({ min: 1, max: 100 }),
    calendar: fc.constant(null),
  }),
  fc.record({ unit: fc.constant('business_days'), n: fc.integer({ min: 1, max: 40 }), calendar }),
) as fc.Arbitrary<Term>;
const value = fc.constantFrom<Tri>('YES', 'NO', 'UNKNOWN');
/** A case whose condition has come to a value; the value is its key. */
const termCase: fc.Arbitrary<TermCase> = fc.record({
  id: fc.constant('some'),
  when: value.map((key) => ({ fact: { key, is: true } })),
  term,
  citation: fc.constant('Act, s. 1'),
  says: fc.constant('some'),
});
const extension = fc.record({
  id: fc.constant('more'),
  add: term,
  requires: fc.constant('good cause'),
  when: value.map((key) => ({ fact: { key, is: true } })),
});
/** The end of a day rolls over to the end of a later one: for terms that end with a day, that keeps their order. */
const rollover: fc.Arbitrary<Rollover> = fc.record({
  kind: fc.constantFrom('none', 'next_business_day_end', 'next_business_day_noon'),
  mode: fc.constant('info'),
  calendar,
});

const asked = {
  judge: (predicate: object) => {
    const key = 'fact' in predicate ? (predicate.fact as { key: Tri }).key : 'UNKNOWN';
    return { value: key, why: [], questions: [] };
  },
  entity: entityCountry(organization()),
  law: { source: 'STATUTE', jurisdiction: 'EU' },
} as const;

const due = (given: Clock, anchors: Readonly<Record<string, number>>, place: string) =>
  dueAt(
    given,
    Object.fromEntries(
      Object.entries(anchors).map(([event, at]) => [event, time(new Date(at).toISOString())]),
    ),
    place,
    calendars,
    asked,
  );

describe('a later start never makes an earlier due instant', () => {
  const later = fc.integer({ min: 0, max: 60 * 24 * 60 }).map((minutes) => minutes * 60_000);

  it('in any unit, zone and calendar, whatever cases and extensions come to', () => {
    const given = fc.record({
      term,
      cases: fc.array(termCase, { maxLength: 3 }),
      extensions: fc.array(extension, { maxLength: 2 }),
      rollover,
      start: fc.constantFrom('aware', 'end_of_year:aware'),
    });
    fc.assert(
      fc.property(given, zone, instant, later, (own, place, at, more) => {
        const rule = clock({ ...own, whileUnknown: null });
        const [first, second] = [at, at + more].map((aware) => due(rule, { aware }, place).dueAt);
        // Past the years of a calendar there is no date; before, there is.
        return first == null || second == null ? second == null : first <= second;
      }),
      { numRuns: 2000 },
    );
  });

  it('nor where a term of days rolls over to the end of the next business day', () => {
    const days = fc.record({
      unit: fc.constantFrom('calendar_days', 'calendar_months'),
      n: fc.integer({ min: 1, max: 12 }),
      calendar: fc.constant(null),
    }) as fc.Arbitrary<Term>;
    fc.assert(
      fc.property(days, calendar, zone, instant, later, (own, holidays, place, at, more) => {
        const kind = 'next_business_day_end' as const;
        const rolling: Rollover = { kind, mode: 'apply', calendar: holidays };
        const rule = clock({ term: own, rollover: rolling, whileUnknown: null });
        const [first, second] = [at, at + more].map((aware) => due(rule, { aware }, place).dueAt);
        return Number(first) <= Number(second);
      }),
      { numRuns: 1000 },
    );
  });

  it('nor where the earliest of two terms counts', () => {
    fc.assert(
      fc.property(term, term, zone, instant, instant, later, (one, other, place, at, since, more) => {
        const second = { start: 'detected', term: other, lapsesIfMainStartsLater: false, whileUnknown: null };
        const rule = clock({ term: one, combine: 'min', alternatives: [second], whileUnknown: null });
        const before = due(rule, { aware: at, detected: since }, place).dueAt;
        return [
          { aware: at + more, detected: since },
          { aware: at, detected: since + more },
        ].every((anchors) => Number(before) <= Number(due(rule, anchors, place).dueAt ?? before));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a day ends', () => {
  const day = fc
    .integer({ min: 0, max: 3650 })
    .map((days) => new Date(Date.UTC(2020, 0, 1) + days * 86_400_000));

  it('once in every zone: a second later it is another day there, and stays it', () => {
    fc.assert(
      fc.property(day, zone, (on, place) => {
        const iso = on.toISOString().slice(0, 10);
        const end = endOfDay(iso, place).setZone(place);
        const after = [1, 60, 3600, 6 * 3600].map((seconds) => end.plus({ seconds }).toISODate());
        return end.toISODate() === iso && after.every((one) => one !== null && one > iso);
      }),
      { numRuns: 3000 },
    );
  });

  it('and one that was left out altogether ends before it began: 30 December 2011 in Apia', () => {
    expect(endOfDay('2011-12-30', 'Pacific/Apia').toISO()).toBe('2011-12-30T09:59:59.000Z');
    expect(endOfDay('2011-12-31', 'Pacific/Apia').toISO()).toBe('2011-12-31T09:59:59.000Z');
  });
});

describe('an open condition', () => {
  it('never makes a date later than any answer to it would', () => {
    fc.assert(
      fc.property(term, termCase, zone, instant, (own, one, place, at) => {
        const as = (key: Tri) =>
          due(
            clock({ term: own, cases: [{ ...one, when: { fact: { key, is: true } } }], whileUnknown: null }),
            { aware: at },
            place,
          );
        const [open, yes, no] = [as('UNKNOWN'), as('YES'), as('NO')].map(({ dueAt: found }) =>
          Number(found ?? DateTime.fromMillis(8.64e15)),
        );
        return open === Math.min(yes ?? 0, no ?? 0);
      }),
      { numRuns: 1000 },
    );
  });
});
