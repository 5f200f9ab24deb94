import { isOpen, lifecycle, movesFrom, stateAfter } from '../../src/domain/lifecycle.ts';
import { planReminders, takeTurn } from '../../src/domain/reminders.ts';
import { countDown, showInstant } from '../../src/domain/time-display.ts';
import { instant } from './given.ts';

const due = instant('2026-10-27T01:10:00Z');

describe('reminders', () => {
  const planned = planReminders(due, [0, -1440, -240, 60, -240]);

  it('stand before, at and after the due instant, in elapsed time', () => {
    expect(planned.map((one) => [one.offsetMinutes, one.fireAt.toISO()])).toEqual([
      [-1440, '2026-10-26T01:10:00.000Z'],
      [-240, '2026-10-26T21:10:00.000Z'],
      [0, '2026-10-27T01:10:00.000Z'],
      [60, '2026-10-27T02:10:00.000Z'],
    ]);
  });

  it('after an outage over three of them, fire once: the latest due (T-L03)', () => {
    const turn = takeTurn(planned, instant('2026-10-27T01:30:00Z'));
    expect(turn.fire?.offsetMinutes).toBe(0);
    expect(turn.overtaken.map((one) => one.offsetMinutes)).toEqual([-1440, -240]);
    expect(turn.waiting.map((one) => one.offsetMinutes)).toEqual([60]);
  });

  it('fire at their instant and not before', () => {
    expect(takeTurn(planned, instant('2026-10-26T01:09:59.999Z')).fire).toBeNull();
    expect(takeTurn(planned, instant('2026-10-26T01:10:00Z')).fire?.offsetMinutes).toBe(-1440);
  });
});

describe('the time that is left', () => {
  it.each([
    ['before', '2026-10-24T05:10:00Z', 'PT68H', null],
    ['in the last second', '2026-10-27T01:10:00.900Z', 'PT0S', null],
    ['after: what is left is nothing, not a negative time', '2026-10-27T02:40:30Z', null, 'PT1H30M30S'],
  ])('%s', (_when, now, remaining, overdueBy) => {
    expect(countDown(due, instant(now))).toEqual({ remaining, overdueBy });
  });

  it('is unknown without a date', () => {
    expect(countDown(null, due)).toEqual({ remaining: null, overdueBy: null });
  });

  it('is shown in local time and UTC', () => {
    expect(showInstant(due, 'Europe/Berlin')).toBe('Tue 27 Oct 2026 02:10 CET (01:10Z)');
    expect(showInstant(due, 'America/Los_Angeles')).toBe('Mon 26 Oct 2026 18:10 PDT (Tue 27 Oct 01:10Z)');
    expect(showInstant(due, 'UTC')).toBe('Tue 27 Oct 2026 01:10 UTC');
    expect(showInstant(due, 'Asia/Kathmandu')).toMatch(/^Tue 27 Oct 2026 06:55 \S+ \(01:10Z\)$/);
  });
});

describe('the life of an incident', () => {
  it('goes from reported over investigating and contained to closed', () => {
    expect(stateAfter('REPORTED', 'INVESTIGATE')).toBe('INVESTIGATING');
    expect(stateAfter('INVESTIGATING', 'CONTAIN')).toBe('CONTAINED');
    expect(stateAfter('CONTAINED', 'CLOSE')).toBe('CLOSED');
  });

  it('refuses what the table does not list', () => {
    expect(stateAfter('REPORTED', 'CLOSE')).toBeNull();
    expect(stateAfter('CLOSED', 'DISMISS')).toBeNull();
    expect(stateAfter('DISMISSED', 'INVESTIGATE')).toBeNull();
  });

  it('can be dismissed from any open state and reopened, each with a reason', () => {
    expect(movesFrom('REPORTED')).toEqual(['INVESTIGATE', 'DISMISS']);
    expect(movesFrom('DISMISSED')).toEqual(['REOPEN']);
    expect(stateAfter('CLOSED', 'REOPEN')).toBe('INVESTIGATING');
    expect(lifecycle.DISMISS.needsReason && lifecycle.REOPEN.needsReason).toBe(true);
    expect(isOpen('CONTAINED')).toBe(true);
    expect(isOpen('DISMISSED')).toBe(false);
  });
});
