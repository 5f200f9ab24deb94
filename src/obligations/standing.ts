import type { DateTime } from 'luxon';
import type { Act } from '../domain/anchors.ts';
import type { Verdict, VerdictValue } from '../domain/assess.ts';
import type { Finding } from '../domain/finding.ts';
import type { ObligationRow } from './obligation.row.ts';
import { stateAfter } from './state-after.ts';

type Answerable = Pick<ObligationRow, 'ruleId' | 'recipientKey' | 'state' | 'answeredAt'>;

/** What our own answers start the clocks of later stages with. */
export function actsOf(known: readonly Answerable[]): readonly Act[] {
  return known
    .filter(({ state, answeredAt }) => state !== 'LAPSED' || answeredAt !== null)
    .map(({ ruleId, recipientKey, answeredAt }) => ({
      ruleId,
      recipientKey,
      at: answeredAt?.toUTC().toISO() ?? null,
    }));
}

/** Whether the register has only now come to hold what a duty asks of it. */
export function isNewlyKept({ verdict, kept }: Verdict, row: ObligationRow | null): boolean {
  return verdict === 'REQUIRED' && kept?.value === 'YES' && row?.state !== 'MET' && row?.state !== 'DECIDED';
}

/** Where an obligation stands after a verdict. The register's own duty is met while the register holds what it has to, and no longer. */
export function standing(
  { state, answeredAt }: Pick<ObligationRow, 'state' | 'answeredAt'>,
  verdict: VerdictValue,
  kept: Finding | null,
  now: DateTime<true>,
): Pick<ObligationRow, 'state' | 'answeredAt'> {
  if (kept === null || state === 'DECIDED') return { state: stateAfter(state, verdict), answeredAt };
  if (verdict === 'REQUIRED' && kept.value === 'YES') return { state: 'MET', answeredAt: answeredAt ?? now };
  return { state: stateAfter('OPEN', verdict), answeredAt: null };
}
