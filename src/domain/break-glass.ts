import type { DateTime } from 'luxon';

export const DEFAULT_GLASS_HOURS = 12;

/** An obligation a notice answers, as break-glass looks at it. */
export interface GlassObligation {
  readonly state: string;
  readonly dueAt: DateTime | null;
  /** What its clock runs from; null: not known. */
  readonly startEvent: string | null;
}

/** Whether one person may approve their own text now, and if not, from when on; null: the law names no date. */
export type GlassWindow =
  | { readonly isOpen: true; readonly because: 'INITIAL_FILING' | 'LAST_HOURS' }
  | { readonly isOpen: false; readonly opensAt: DateTime | null };

/**
 * Rule 9: break-glass exists for initial filings, and in the last hours before the earliest date that a notice answers
 * and that is not met; a date that has passed is as urgent.
 */
export function glassWindow(
  { toAuthority }: { readonly toAuthority: boolean },
  obligations: readonly GlassObligation[],
  hours: number,
  now: DateTime,
): GlassWindow {
  const owed = obligations.filter(({ state }) => state === 'OPEN' || state === 'PARTLY_MET');
  const isFirst = owed.some(
    ({ state, startEvent }) => state === 'OPEN' && !(startEvent ?? '').endsWith('_submitted'),
  );
  if (toAuthority && isFirst) return { isOpen: true, because: 'INITIAL_FILING' };
  const dates = owed.flatMap(({ dueAt }) => dueAt ?? []).sort((a, b) => a.toMillis() - b.toMillis());
  const opensAt = dates[0]?.minus({ hours }) ?? null;
  return opensAt !== null && now >= opensAt
    ? { isOpen: true, because: 'LAST_HOURS' }
    : { isOpen: false, opensAt };
}
