import type { VerdictValue } from '../domain/assess.ts';
import type { ObligationState } from './obligation.row.ts';

/** What was met stays met; what is not required any more lapses, what a dispatch achieved for it stays on record. */
export function stateAfter(state: ObligationState, verdict: VerdictValue): ObligationState {
  if (state === 'MET' || state === 'DECIDED') return state;
  if (verdict === 'NOT_REQUIRED') return 'LAPSED';
  return state === 'PARTLY_MET' ? 'PARTLY_MET' : 'OPEN';
}
