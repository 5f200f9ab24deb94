import { DateTime } from 'luxon';

/** The clock of the story: it stands where the chapter begins and runs on from there, and never goes back. */
export interface StoryClock {
  readonly now: () => DateTime<true>;
  /** The next chapter begins at this instant (ISO 8601). */
  readonly to: (iso: string) => void;
  /** The story is over: from here on it is the real time. */
  readonly toReality: () => void;
}

export function storyClock(begins: string): StoryClock {
  let from = at(begins);
  let since = performance.now();
  let real = false;
  const now = (): DateTime<true> =>
    real
      ? (DateTime.max(DateTime.utc(), from) as DateTime<true>)
      : (from.plus({ milliseconds: Math.floor(performance.now() - since) }) as DateTime<true>);
  return {
    now,
    to(iso) {
      from = DateTime.max(at(iso), now()) as DateTime<true>;
      since = performance.now();
    },
    toReality() {
      from = now();
      real = true;
    },
  };
}

const at = (iso: string) => DateTime.fromISO(iso, { zone: 'utc' }) as DateTime<true>;
