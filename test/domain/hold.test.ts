import { assess } from '../../src/domain/assess.ts';
import { afterHolds, covers, type Hold, holdOn, isLive, ownEndOf } from '../../src/domain/hold.ts';
import type { Rule } from '../../src/domain/rule.ts';
import { clock, context, dataSet, incident, instant, organization, time } from './given.ts';

const ZONE = 'America/Los_Angeles';
const STATED = instant('2026-10-25T19:00:00Z');

function hold(given: Partial<Hold> = {}): Hold {
  const { written = false, statedAt = STATED, until = null } = given;
  const endsAt = ownEndOf({ written, statedAt, until }, ZONE);
  const scope = { everything: true, jurisdictions: [], regimes: [] };
  return { id: 'h', written, statedAt, until, endsAt, liftedAt: null, scope, ...given };
}

/** Sixty days to tell people, counted from detection, as 45 CFR 164.404 does. */
const rule: Rule = {
  ...{ id: 'people-60-days', regime: 'us-hipaa', title: 'Tell the people', version: '1' },
  validity: { from: '2013-01-01', to: null, appliesBy: 'detected' },
  ...{ status: 'in_force', source: 'STATUTE', jurisdiction: 'US', citation: '45 CFR 164.404' },
  actor: { roles: ['CONTROLLER'], predicates: [] },
  recipient: { kind: 'individuals', resolver: { kind: 'affected_people', in: null, kinds: [] } },
  trigger: { always: true },
  ...{ exemptions: [], dependsOn: [], followUp: [], notes: [], fixtures: [], contractOverlay: false },
  clock: clock({
    start: 'detected',
    term: { unit: 'calendar_days', n: 60, calendar: null },
    whileUnknown: null,
  }),
  late: { allowed: true, element: null, tellBeforeDue: false },
  holdEffect: 'new_due',
  content: {
    required: [],
    ifApplicable: [],
    prohibited: [],
    headings: [],
    promised: [],
    format: { minFontPt: null },
  },
  order: { before: [], after: [] },
  verification: { state: 'memory', sources: ['45 CFR 164.412'], checked: '2026-11-20', reviewer: null },
};
const DUE = '2026-12-22T07:59:59.000Z';

function dueAfter(holds: readonly Hold[], terms: Partial<Rule> = {}): string | null {
  const facts = incident({ detected: time('2026-10-23T06:00:00Z'), dataSets: [dataSet()] });
  const [verdict] = assess({ ...rule, ...terms }, facts, organization(), context());
  if (!verdict) throw new Error('no verdict');
  return afterHolds(verdict, holds, ZONE).due?.dueAt?.toUTC().toISO() ?? null;
}

describe('rule 11: a law-enforcement hold has the effect that each rule says', () => {
  test('an oral one ends 30 days after the statement at the latest, a written one at the time it states or never', () => {
    const end = (given: Partial<Hold>) => hold(given).endsAt?.toUTC().toISO() ?? null;
    // 25 October in Los Angeles is day 0; the clocks go back on 1 November.
    expect(end({})).toBe('2026-11-25T07:59:59.000Z');
    expect(end({ until: instant('2026-11-01T00:00:00Z') })).toBe('2026-11-01T00:00:00.000Z');
    expect(end({ until: instant('2027-03-01T00:00:00Z') })).toBe('2026-11-25T07:59:59.000Z');
    expect(end({ written: true, until: instant('2027-03-01T00:00:00Z') })).toBe('2027-03-01T00:00:00.000Z');
    expect(end({ written: true })).toBeNull();
  });

  test('it stands up to its end, and no longer once it is lifted', () => {
    const until = instant('2026-11-01T00:00:00Z');
    const one = hold({ until });
    expect([isLive(one, until.minus(1)), isLive(one, until)]).toEqual([true, false]);
    expect(isLive(hold({ written: true, liftedAt: STATED.plus(1) }), STATED.plus(2))).toBe(false);
    expect(isLive(hold({ written: true }), STATED.plus({ years: 9 }))).toBe(true);
  });

  test.each([
    ['US', 'US-CA', true],
    ['US-CA', 'US', true],
    ['EEA', 'DE', true],
    ['GB', 'EU', false],
    ['US-NY', 'US-CA', false],
    ['US-CA', null, true],
  ])('a hold for %s and a rule of %s: %s', (place, jurisdiction, expected) => {
    const scope = { everything: false, jurisdictions: [place], regimes: [] };
    expect(covers(scope, { ...rule, jurisdiction })).toBe(expected);
  });

  test('one for a regime is about that regime alone', () => {
    const scope = { everything: false, jurisdictions: [], regimes: ['us-hipaa'] };
    expect([covers(scope, rule), covers(scope, { ...rule, regime: 'eu-gdpr' })]).toEqual([true, false]);
  });

  test('a rule without effect is never stopped (GDPR Art. 33(1)); of several holds the longest counts', () => {
    const short = hold({ id: 'short', until: instant('2026-11-01T00:00:00Z') });
    const endless = hold({ id: 'endless', written: true });
    expect(holdOn({ ...rule, holdEffect: 'none' }, [short, endless], STATED)).toBeNull();
    expect(holdOn({ ...rule, holdEffect: 'delays' }, [short, endless], STATED)?.id).toBe('endless');
    expect(holdOn(rule, [short], instant('2026-11-01T00:00:00Z'))).toBeNull();
  });

  test('only a rule that says so computes its due instant from the end of the hold', () => {
    const until = instant('2027-02-01T12:00:00Z');
    const written = hold({ written: true, until });
    expect(dueAfter([])).toBe(DUE);
    expect(dueAfter([written], { holdEffect: 'none' })).toBe(DUE);
    expect(dueAfter([written], { holdEffect: 'delays' })).toBe(DUE);
    expect(dueAfter([written])).toBe('2027-02-01T12:00:00.000Z');
  });

  test('a hold that ends before the due instant moves nothing, nor does one stated after it', () => {
    expect(dueAfter([hold()])).toBe(DUE);
    const late = instant('2026-12-23T00:00:00Z');
    expect(dueAfter([hold({ statedAt: late })])).toBe(DUE);
  });

  test('an oral statement carries 30 days, and a written one that follows in that time carries on to its own time', () => {
    const oral = hold({ id: 'oral', statedAt: instant('2026-12-10T19:00:00Z') });
    expect(dueAfter([oral])).toBe('2027-01-10T07:59:59.000Z');
    const until = instant('2027-03-01T12:00:00Z');
    const written = hold({ written: true, until, statedAt: instant('2027-01-05T12:00:00Z') });
    expect(dueAfter([written, oral])).toBe('2027-03-01T12:00:00.000Z');
    const tooLate = hold({ written: true, until, statedAt: instant('2027-01-11T12:00:00Z') });
    expect(dueAfter([tooLate, oral])).toBe('2027-01-10T07:59:59.000Z');
  });

  test('a written one without a time moves the date no further than 30 days; a lifted one ended when it was lifted', () => {
    const statedAt = instant('2026-12-10T19:00:00Z');
    expect(dueAfter([hold({ written: true, statedAt })])).toBe('2027-01-10T07:59:59.000Z');
    const liftedAt = instant('2027-01-02T10:00:00Z');
    expect(dueAfter([hold({ written: true, statedAt, liftedAt })])).toBe('2027-01-02T10:00:00.000Z');
    expect(dueAfter([hold({ statedAt, liftedAt: instant('2026-12-12T10:00:00Z') })])).toBe(DUE);
  });

  test('a rule may leave days after the end (Maryland: seven), and may let an oral statement count for less', () => {
    const days = (n: number) => ({ unit: 'calendar_days', n, calendar: null }) as const;
    const written = hold({ written: true, until: instant('2027-01-10T20:00:00Z') });
    const terms = (oralAtMost: number | null, afterEnd: number | null) => ({
      holdTerms: {
        oralAtMost: oralAtMost === null ? null : days(oralAtMost),
        afterEnd: afterEnd === null ? null : days(afterEnd),
      },
    });
    expect(dueAfter([written], terms(null, 7))).toBe('2027-01-18T07:59:59.000Z');
    // A hold that ends days before the due instant still moves it by what is left of the seven.
    const early = hold({ written: true, until: instant('2026-12-18T20:00:00Z') });
    expect(dueAfter([early], terms(null, 7))).toBe('2026-12-26T07:59:59.000Z');
    expect(dueAfter([early])).toBe(DUE);
    const oral = hold({ statedAt: instant('2026-12-10T20:00:00Z') });
    expect(dueAfter([oral])).toBe('2027-01-10T07:59:59.000Z');
    expect(dueAfter([oral], terms(20, null))).toBe('2026-12-31T07:59:59.000Z');
  });
});
