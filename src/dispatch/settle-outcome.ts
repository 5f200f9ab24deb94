import type { SendOutcome } from '../platform/mail/transport.ts';
import type { UncertainPolicy } from './dispatch.row.ts';
import type { Claim, LedgerChange } from './ledger.ts';

/** How patiently a message is tried again; the times are the database's. */
export interface RetryPolicy {
  readonly firstSeconds: number;
  readonly longestSeconds: number;
  /** Given up only after this many attempts and this long after the dispatch started, whichever is later. */
  readonly leastAttempts: number;
  readonly leastSeconds: number;
}

export const PATIENT: RetryPolicy = {
  firstSeconds: 30,
  longestSeconds: 3_600,
  leastAttempts: 12,
  leastSeconds: 24 * 3_600,
};

export interface Rules {
  readonly uncertainPolicy: UncertainPolicy;
  readonly retry: RetryPolicy;
  /** When the dispatch started. */
  readonly startedAt: Date;
}

type Change = Pick<LedgerChange, 'state'> & Partial<LedgerChange>;

/** What an outcome makes of a row. A lost answer is uncertain, never failed and never sent twice by itself, but as the policy says. */
export function changeFor(outcome: SendOutcome, claim: Claim, rules: Rules): Change {
  // A lost answer has no words of its own: then the reason says what happened.
  const response = outcome.response || ('reason' in outcome ? outcome.reason : '');
  const { attempt, resends } = claim;
  switch (outcome.outcome) {
    case 'accepted':
      return { state: 'ACCEPTED', response };
    case 'failed':
      return { state: 'FAILED', response };
    case 'deferred':
      if (!isOverdue(claim, rules)) return retryLater(claim, rules.retry, response);
      return { state: 'FAILED', response: `given up after ${attempt} attempts: ${response}` };
    case 'channel-refused':
      return { state: 'PENDING', response };
    case 'uncertain':
      if (rules.uncertainPolicy === 'RESEND_ONCE' && resends === 0)
        return { state: 'DEFERRED', response, resends: 1, retryInSeconds: rules.retry.firstSeconds };
      return { state: 'UNCERTAIN', response };
  }
}

/** Tried again later, however often that has been: for what is the fault of no recipient, such as a server that is down. */
export function retryLater({ attempt }: Claim, retry: RetryPolicy, response: string): Change {
  return { state: 'DEFERRED', response, retryInSeconds: backOff(attempt, retry) };
}

function isOverdue({ attempt, claimedAt }: Claim, { retry, startedAt }: Rules): boolean {
  const seconds = (claimedAt.getTime() - startedAt.getTime()) / 1_000;
  return attempt >= retry.leastAttempts && seconds >= retry.leastSeconds;
}

/** Doubles up to the longest; the jitter keeps a recovering server from meeting everybody at once. */
function backOff(attempt: number, { firstSeconds, longestSeconds }: RetryPolicy): number {
  return Math.min(firstSeconds * 2 ** (attempt - 1), longestSeconds) * (0.75 + Math.random() / 2);
}
