import type { DateTime } from 'luxon';

const HOUR = 60;
/** Minutes from the due instant: two days, one day, half a day, six hours and one hour before, at it, and after it. */
export const usualOffsets: readonly number[] = [
  -48 * HOUR,
  -24 * HOUR,
  -12 * HOUR,
  -6 * HOUR,
  -HOUR,
  0,
  HOUR,
  24 * HOUR,
];

export interface PlannedReminder {
  /** Minutes from the due instant: negative before, 0 at, positive after. */
  readonly offsetMinutes: number;
  readonly fireAt: DateTime<true>;
}

/** The instants at which people are reminded of a due instant, in order. Minutes are elapsed time: daylight saving moves none. */
export function planReminders(
  dueAt: DateTime<true>,
  offsetsMinutes: readonly number[],
): readonly PlannedReminder[] {
  return [...new Set(offsetsMinutes)]
    .sort((a, b) => a - b)
    .map((offsetMinutes) => ({ offsetMinutes, fireAt: dueAt.toUTC().plus({ minutes: offsetMinutes }) }));
}

export interface ReminderTurn<R> {
  /** The latest that has come due; null: none has. */
  readonly fire: R | null;
  /** Those that came due before it and say less than it does: never sent, but recorded as overtaken. */
  readonly overtaken: readonly R[];
  readonly waiting: readonly R[];
}

/** Which of the waiting reminders of one obligation fires now; after an outage the latest due one, once (T-L03). */
export function takeTurn<R extends { readonly fireAt: DateTime }>(
  unfired: readonly R[],
  now: DateTime,
): ReminderTurn<R> {
  const inOrder = [...unfired].sort((a, b) => a.fireAt.toMillis() - b.fireAt.toMillis());
  const due = inOrder.filter((reminder) => reminder.fireAt.toMillis() <= now.toMillis());
  return {
    fire: due.at(-1) ?? null,
    overtaken: due.slice(0, -1),
    waiting: inOrder.slice(due.length),
  };
}
