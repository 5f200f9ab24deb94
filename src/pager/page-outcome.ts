import type { SendOutcome } from '../platform/mail/transport.ts';
import type { PostOutcome } from '../platform/web/post-once.ts';

/** What one attempt to page came to. */
export interface PageOutcome {
  readonly came: 'DELIVERED' | 'UNCERTAIN' | 'AGAIN' | 'FAILED' | 'GONE';
  readonly status: number | null;
  /** A code; never what the other side wrote. */
  readonly problem: string | null;
  /** How long the other side asked to wait. */
  readonly waitSeconds: number | null;
}

const GONE = 410;

/** Only 2xx says that a webhook arrived (Standard Webhooks 1.0); 410 says never to call again. */
export function ofPost(post: PostOutcome): PageOutcome {
  if (!post.answered) return { came: 'AGAIN', status: null, problem: post.problem, waitSeconds: null };
  const { status, retryAfterSeconds } = post;
  if (status >= 200 && status < 300) return { came: 'DELIVERED', status, problem: null, waitSeconds: null };
  if (status === GONE) return { came: 'GONE', status, problem: 'GONE', waitSeconds: null };
  const problem = status >= 300 && status < 400 ? 'REDIRECTED' : 'ANSWERED_NO';
  return { came: 'AGAIN', status, problem, waitSeconds: retryAfterSeconds };
}

/** A lost answer is not tried again: better one page fewer than the same one all night; the next step follows anyway. */
export function ofMail(mail: SendOutcome): PageOutcome {
  const known = { status: null, waitSeconds: null };
  switch (mail.outcome) {
    case 'accepted':
      return { came: 'DELIVERED', problem: null, ...known };
    case 'uncertain':
      return { came: 'UNCERTAIN', problem: mail.reason, ...known };
    case 'failed':
      return { came: 'FAILED', problem: mail.reason, ...known };
    default:
      return { came: 'AGAIN', problem: mail.reason, ...known };
  }
}
