import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { DateTime, IANAZone } from 'luxon';
import { dueAt } from '../../src/domain/deadline.ts';
import { showInstant } from '../../src/domain/time-display.ts';
import { clock, instant, time } from './given.ts';

// Forty zones: both hemispheres' clock changes, half and quarter hours, both sides of the date line, none at all.
const zones = (
  'UTC Europe/Berlin Europe/London Europe/Dublin Europe/Lisbon Europe/Helsinki Europe/Athens Europe/Istanbul Atlantic/Azores ' +
  'Atlantic/Reykjavik America/Los_Angeles America/Denver America/Phoenix America/Chicago America/New_York America/Halifax ' +
  'America/St_Johns America/Sao_Paulo America/Santiago America/Caracas America/Havana Pacific/Honolulu Pacific/Pago_Pago ' +
  'Pacific/Kiritimati Pacific/Auckland Pacific/Chatham Australia/Sydney Australia/Lord_Howe Australia/Adelaide Asia/Tokyo ' +
  'Asia/Seoul Asia/Shanghai Asia/Singapore Asia/Kolkata Asia/Kathmandu Asia/Tehran Asia/Jerusalem Africa/Cairo ' +
  'Africa/Casablanca Africa/Johannesburg'
).split(' ');
const hours72 = 72 * 3600 * 1000;
const due = (aware: string, zone: string): DateTime<true> => {
  const found = dueAt(clock(), { aware: time(aware) }, zone, new Map()).dueAt;
  if (found === null) throw new Error('no due instant');
  return found;
};

describe('72 hours (T-L01)', () => {
  it('knows forty time zones', () => {
    expect(new Set(zones).size).toBe(40);
    expect(zones.filter((zone) => !IANAZone.isValidZone(zone))).toEqual([]);
  });

  it('end exactly 72 × 3600 s after awareness, in every zone, over clock changes and leap days', () => {
    const from = Date.UTC(2020, 0, 1);
    const to = Date.UTC(2036, 11, 31);
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), fc.constantFrom(...zones), (millis, zone) => {
        const aware = DateTime.fromMillis(millis, { zone: 'utc' }).toISO() ?? '';
        expect(due(aware, zone).toMillis() - millis).toBe(hours72);
      }),
      { numRuns: 10_000 },
    );
  });

  it('are shown in local time as the zone itself would show that instant', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2036, 0, 1) / 60_000 }),
        fc.constantFrom(...zones.filter((zone) => zone !== 'UTC')),
        (minutes, zone) => {
          const at = instant(DateTime.fromMillis(minutes * 60_000, { zone: 'utc' }).toISO() ?? '');
          // The platform's own calendar is the witness, not the library under test.
          const parts = new Intl.DateTimeFormat('en-GB', {
            timeZone: zone,
            weekday: 'short',
            day: 'numeric',
            year: 'numeric',
            hour: '2-digit',
            minute: '2-digit',
            hourCycle: 'h23',
          }).formatToParts(at.toMillis());
          const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
          const shown = showInstant(at, zone);
          expect(shown).toMatch(
            new RegExp(
              `^${part('weekday')} ${part('day')} \\w{3} ${part('year')} ${part('hour')}:${part('minute')} `,
            ),
          );
          expect(shown).toContain(`${at.toFormat('HH:mm')}Z)`);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it.each([
    [
      'clocks go back in Berlin',
      '2026-10-24T01:10:00Z',
      'Europe/Berlin',
      'Tue 27 Oct 2026 02:10 CET (01:10Z)',
    ],
    [
      'clocks go forward in Berlin',
      '2026-03-27T12:00:00Z',
      'Europe/Berlin',
      'Mon 30 Mar 2026 14:00 CEST (12:00Z)',
    ],
    [
      'clocks go back in California',
      '2026-10-31T05:00:00Z',
      'America/Los_Angeles',
      'Mon 2 Nov 2026 21:00 PST (Tue 3 Nov 05:00Z)',
    ],
    [
      'clocks go forward in California',
      '2026-03-07T05:00:00Z',
      'America/Los_Angeles',
      'Mon 9 Mar 2026 22:00 PDT (Tue 10 Mar 05:00Z)',
    ],
    ['a leap day', '2028-02-27T10:00:00Z', 'Europe/London', 'Wed 1 Mar 2028 10:00 GMT (10:00Z)'],
  ])('%s: %s in %s ends %s', (_what, aware, zone, shown) => {
    expect(showInstant(due(aware, zone), zone)).toBe(shown);
  });

  it('follow a zone whose daylight saving is half an hour', () => {
    const shown = showInstant(due('2026-10-02T10:00:00Z', 'Australia/Lord_Howe'), 'Australia/Lord_Howe');
    expect(shown).toMatch(/^Mon 5 Oct 2026 21:00 \S+ \(10:00Z\)$/);
  });

  it('say so when the clocks change meanwhile', () => {
    const { steps } = dueAt(clock(), { aware: time('2026-10-24T01:10:00Z') }, 'Europe/Berlin', new Map());
    expect(steps.map((one) => one.says).join(' ')).toContain(
      'The clocks in Europe/Berlin go back by 60 minutes',
    );
    expect(steps.at(-1)).toEqual({
      says: 'Due.',
      at: '2026-10-27T01:10:00.000Z',
      local: 'Tue 27 Oct 2026 02:10 CET (01:10Z)',
    });
  });

  it.each(['Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Kathmandu'])(
    'do not depend on the zone of the process: %s',
    (zone) => {
      const script = `
        import { dueAt } from './dist/src/domain/deadline.js';
        const given = JSON.parse(process.argv[1]);
        const { dueAt: due, steps } = dueAt(given.clock, given.anchors, 'America/Los_Angeles', new Map());
        console.log(new Date(0).getTimezoneOffset() !== 0, due.toISO(), steps.at(-1).local);`;
      const days = clock({ term: { unit: 'calendar_days', n: 30, calendar: null } });
      const given = JSON.stringify({ clock: days, anchors: { aware: time('2026-10-24T01:10:00Z') } });
      const options = { env: { ...process.env, TZ: zone }, encoding: 'utf8' as const };
      const said = execFileSync(process.execPath, ['--input-type=module', '-e', script, given], options);
      expect(said.trim()).toBe(
        'true 2026-11-23T07:59:59.000Z Sun 22 Nov 2026 23:59:59 PST (Mon 23 Nov 07:59:59Z)',
      );
    },
  );
});

describe('every unit', () => {
  it('is monotone: a later start never ends earlier', () => {
    const units = ['elapsed_hours', 'calendar_days', 'calendar_months'] as const;
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) }),
        fc.integer({ min: 0, max: 90 * 24 * 3600 * 1000 }),
        fc.constantFrom(...units),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom(...zones),
        (start, gap, unit, n, zone) => {
          const end = (millis: number): number =>
            dueAt(
              clock({ term: { unit, n, calendar: null } }),
              { aware: time(DateTime.fromMillis(millis, { zone: 'utc' }).toISO() ?? '') },
              zone,
              new Map(),
            ).dueAt?.toMillis() ?? 0;
          expect(end(start + gap)).toBeGreaterThanOrEqual(end(start));
          expect(end(start)).toBeGreaterThan(start);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('refuses a time or a zone it cannot read, instead of computing from it', () => {
    expect(() => dueAt(clock(), { aware: time('yesterday') }, 'UTC', new Map())).toThrow(
      'not an ISO 8601 instant',
    );
    expect(() => dueAt(clock(), { aware: time('2026-10-24T01:10:00Z') }, 'Mars/Base', new Map())).toThrow(
      'not an IANA time zone',
    );
    expect(instant('2026-10-24T01:10:00Z').isValid).toBe(true);
  });
});
