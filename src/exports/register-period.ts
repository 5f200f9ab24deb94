import { DateTime } from 'luxon';
import { Refusal } from '../domain/refusal.ts';

/** Which incidents an export of the register holds: those reported from a day to a day, both included, in UTC. */
export interface RegisterPeriod {
  readonly from: DateTime | null;
  readonly to: DateTime | null;
}

/** Reads `?from=2026-01-01&to=2026-12-31`; refuses what is no day. */
export function registerPeriod(query: unknown): RegisterPeriod {
  const { from, to } = query as { from?: unknown; to?: unknown };
  return { from: dayOf('from', from), to: dayOf('to', to)?.endOf('day') ?? null };
}

function dayOf(name: string, given: unknown): DateTime | null {
  if (given === undefined || given === '') return null;
  const day = DateTime.fromFormat(String(given), 'yyyy-MM-dd', { zone: 'utc' });
  if (!day.isValid) throw new Refusal('INVALID_INPUT', `${name} is a day, like 2026-10-24.`, { field: name });
  return day;
}
