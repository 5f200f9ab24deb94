const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Seconds from one attempt to the next, as Standard Webhooks 1.0 suggests: ten attempts in about three days. */
const waits = [0, 5, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];

/** How long to wait before the next attempt, after so many; what the other side asked for counts if longer; null: no more. */
export function waitAfter(attempts: number, askedSeconds: number | null): number | null {
  const wait = waits[attempts];
  return wait === undefined ? null : Math.max(wait, askedSeconds ?? 0);
}
