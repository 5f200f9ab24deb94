import { type DateTime, Duration } from 'luxon';

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

const MOST_OFFSETS = 24;
const LONGEST = 366 * 24 * HOUR;

/** A duration in elapsed minutes ("-PT24H", "P2D", "PT0S"); null: not one, or one that is no whole number of minutes. */
export function minutesOf(iso: string): number | null {
  const duration = Duration.fromISO(iso);
  // Luxon reads a bare "P" as nothing at all.
  if (!/\d/.test(iso) || !duration.isValid || duration.months || duration.years || duration.quarters)
    return null;
  const minutes = duration.as('minutes');
  return Number.isInteger(minutes) ? minutes + 0 : null;
}

/** The same the other way round: "-PT24H", "PT15M", "PT0S". */
export function isoOfMinutes(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / HOUR), Math.abs(minutes) % HOUR];
  const parts = `${hours > 0 ? `${hours}H` : ''}${rest > 0 ? `${rest}M` : ''}`;
  return `${minutes < 0 ? '-' : ''}PT${parts === '' ? '0S' : parts}`;
}

/** What is wrong with a choice of offsets, in words; null: nothing. */
export function checkOffsets(minutes: readonly number[]): string | null {
  if (!minutes.some((offset) => offset < 0)) return 'At least one reminder must come before the due instant.';
  if (!minutes.includes(0)) return 'One reminder must come at the due instant: add "PT0S".';
  if (minutes.length > MOST_OFFSETS) return `A clock has ${MOST_OFFSETS} reminders at the most.`;
  if (minutes.some((offset) => Math.abs(offset) > LONGEST)) return 'An offset is up to 366 days.';
  return null;
}

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

/** The same reminders, quiet until an instant: of those before it the latest comes then, in place of them all. */
export function quietUntil(
  planned: readonly PlannedReminder[],
  until: DateTime | null,
): readonly PlannedReminder[] {
  if (until === null) return planned;
  const [held, free] = [
    planned.filter(({ fireAt }) => fireAt < until),
    planned.filter(({ fireAt }) => fireAt >= until),
  ];
  const latest = held.at(-1);
  const spoken = free.some(({ fireAt }) => fireAt.toMillis() === until.toMillis());
  return latest && !spoken ? [{ ...latest, fireAt: until.toUTC() as DateTime<true> }, ...free] : free;
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
