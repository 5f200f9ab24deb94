import type { SendOutcome } from '../platform/mail/transport.ts';
import type { UncertainPolicy } from './dispatch.row.ts';
import type { Claim, LedgerChange } from './ledger.ts';

const FIRST_RETRY_SECONDS = 30;
const LONGEST_RETRY_SECONDS = 3_600;
const MOST_ATTEMPTS = 12;

type Change = Pick<LedgerChange, 'state'> & Partial<LedgerChange>;

/** What an outcome makes of a row. A lost answer is uncertain, never failed and never sent twice by itself, but as the policy says. */
export function changeFor(
  outcome: SendOutcome,
  { attempt, resends }: Claim,
  policy: UncertainPolicy,
): Change {
  const { response } = outcome;
  switch (outcome.outcome) {
    case 'accepted':
      return { state: 'ACCEPTED', response };
    case 'failed':
      return { state: 'FAILED', response };
    case 'deferred':
      if (attempt >= MOST_ATTEMPTS)
        return { state: 'FAILED', response: `given up after ${attempt} attempts: ${response}` };
      return { state: 'DEFERRED', response, retryInSeconds: backOff(attempt) };
    case 'channel-refused':
      return { state: 'PENDING', response };
    case 'uncertain':
      if (policy === 'RESEND_ONCE' && resends === 0)
        return { state: 'DEFERRED', response, resends: 1, retryInSeconds: FIRST_RETRY_SECONDS };
      return { state: 'UNCERTAIN', response };
  }
}

/** Doubles up to an hour; the jitter keeps a recovering server from meeting everybody at once. */
function backOff(attempt: number): number {
  const base = Math.min(FIRST_RETRY_SECONDS * 2 ** (attempt - 1), LONGEST_RETRY_SECONDS);
  return base * (0.75 + Math.random() / 2);
}
