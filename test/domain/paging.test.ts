import { DateTime } from 'luxon';
import { stepAt, usualPolicy } from '../../src/domain/escalation.ts';
import { waitAfter } from '../../src/domain/page-schedule.ts';
import {
  checkOffsets,
  isoOfMinutes,
  minutesOf,
  planReminders,
  quietUntil,
} from '../../src/domain/reminders.ts';

const utc = (iso: string) => DateTime.fromISO(iso, { zone: 'utc' }) as DateTime<true>;

describe('rule 13: who is paged next', () => {
  test('the steps in order, the last one three more times, then nobody', () => {
    const paged = [1, 2, 3, 4, 5, 6, 7].map((n) => stepAt(usualPolicy, n)?.to ?? null);
    expect(paged).toEqual([
      { contact: 'RESPONSIBLE' },
      { contact: 'SECOND' },
      ...Array(4).fill({ contact: 'DECISION_MAKER' }),
      null,
    ]);
  });

  test('a policy without steps pages nobody further', () => {
    expect(stepAt({ steps: [], withinMinutes: 0 }, 1)).toBeNull();
  });
});

describe('Offsets', () => {
  test.each([
    ['-PT24H', -1_440],
    ['-P1D', -1_440],
    ['P1W', 10_080],
    ['PT0S', 0],
    ['PT90M', 90],
    ['-PT60S', -1],
  ])('%s is %i minutes', (iso, minutes) => {
    expect(minutesOf(iso)).toBe(minutes);
  });

  test.each(['', 'P1M', 'P1Y', 'PT30S', '24h', '-48', 'P', 'PT1.5M'])('"%s" is none', (iso) => {
    expect(minutesOf(iso)).toBeNull();
  });

  test('are written as they are read', () => {
    for (const iso of ['-PT48H', '-PT90M', 'PT0S', 'PT1H30M'])
      expect(minutesOf(isoOfMinutes(minutesOf(iso) as number))).toBe(minutesOf(iso));
    expect([-2_880, 0, 90].map(isoOfMinutes)).toEqual(['-PT48H', 'PT0S', 'PT1H30M']);
  });

  test('one before and one at the due instant, not too many and not too far', () => {
    expect(checkOffsets([-60, 0])).toBeNull();
    for (const bad of [[0], [-60], [], [-60 * 24 * 400, 0], [...Array(30).keys()].map((n) => -n)])
      expect(checkOffsets(bad)).toEqual(expect.any(String));
  });
});

describe('Quiet until', () => {
  const due = utc('2026-11-05T09:00:00Z');
  const planned = planReminders(due, [-120, -60, 0, 60]);
  const minutes = (until: string) =>
    quietUntil(planned, utc(until)).map(({ offsetMinutes, fireAt }) => [
      offsetMinutes,
      fireAt.diff(due).as('minutes'),
    ]);

  test('the latest of those held comes then, in place of them all', () => {
    expect(minutes('2026-11-05T08:30:00Z')).toEqual([
      [-60, -30],
      [0, 0],
      [60, 60],
    ]);
  });

  test('until the due instant: the one there says it', () => {
    expect(minutes('2026-11-05T09:00:00Z')).toEqual([
      [0, 0],
      [60, 60],
    ]);
  });

  test('until before the first of them nothing changes', () => {
    expect(minutes('2026-11-05T06:00:00Z')).toEqual([
      [-120, -120],
      [-60, -60],
      [0, 0],
      [60, 60],
    ]);
  });
});

test('ten attempts in about three days, longer where the other side asks for it, and then no more', () => {
  const waits = [...Array(11).keys()].map((attempts) => waitAfter(attempts, null));
  expect(waits).toEqual([0, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400, null]);
  expect([waitAfter(1, 600), waitAfter(9, 5), waitAfter(10, 600)]).toEqual([600, 86_400, null]);
});
