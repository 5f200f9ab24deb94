import type { DateTime } from 'luxon';
import type { Act } from '../domain/anchors.ts';
import type { Verdict } from '../domain/assess.ts';
import type { ObligationRow } from './obligation.row.ts';

/** What our own answers start the clocks of later stages with. */
export function actsOf(known: readonly ObligationRow[]): readonly Act[] {
  return known
    .filter(({ state, answeredAt }) => state !== 'LAPSED' || answeredAt !== null)
    .map(({ ruleId, recipientKey, answeredAt }) => ({
      ruleId,
      recipientKey,
      at: answeredAt?.toUTC().toISO() ?? null,
    }));
}

/**
 * What was met stays met; what is not required any more lapses, what a dispatch achieved for it stays on record. The
 * register's own duty is met while the register holds what it has to, and no longer.
 */
export function standing(
  row: ObligationRow | null,
  { verdict, kept }: Verdict,
  now: DateTime<true>,
): Pick<ObligationRow, 'state' | 'answeredAt'> {
  const answeredAt = row?.answeredAt ?? null;
  if (kept) {
    const holds = verdict === 'REQUIRED' && kept.value === 'YES';
    return holds ? { state: 'MET', answeredAt: answeredAt ?? now } : { state: 'OPEN', answeredAt: null };
  }
  if (row?.state === 'MET') return { state: 'MET', answeredAt };
  if (verdict === 'NOT_REQUIRED') return { state: 'LAPSED', answeredAt };
  return { state: row?.state === 'PARTLY_MET' ? 'PARTLY_MET' : 'OPEN', answeredAt };
}
