import { Agent, buildConnector, request } from 'undici';
import { checkUrl, type Reach } from './check-url.ts';
import { AddressRefused, guardedConnector } from './guarded-connector.ts';

/** What became of one POST: always data, never a throw; never a word of what the other side said. */
export type PostOutcome =
  | { readonly answered: true; readonly status: number; readonly retryAfterSeconds: number | null }
  | { readonly answered: false; readonly problem: 'REFUSED_ADDRESS' | 'TIMED_OUT' | 'UNREACHABLE' };

export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const TIMEOUT_MS = 15_000;
const LONGEST_REPLY = 64 * 1024;
const LONGEST_WAIT_SECONDS = 24 * 60 * 60;

/** Sends one POST over a connection of its own and follows no redirect: whoever answers "elsewhere" was not reached. */
export async function postOnce({ url, headers, body }: Post, reach: Reach): Promise<PostOutcome> {
  const checked = checkUrl(url, reach);
  if (!checked.ok) return { answered: false, problem: 'REFUSED_ADDRESS' };
  const connect = reach.allowPrivate ? buildConnector({ timeout: TIMEOUT_MS }) : guardedConnector(TIMEOUT_MS);
  const agent = new Agent({ connect, maxResponseSize: LONGEST_REPLY, pipelining: 0 });
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const reply = await request(checked.url, { method: 'POST', headers, body, dispatcher: agent, signal });
    // The status is the answer. A body that drips on or never ends changes nothing about it.
    reply.body.on('error', () => undefined);
    reply.body.destroy();
    const { statusCode: status } = reply;
    return { answered: true, status, retryAfterSeconds: secondsOf(reply.headers['retry-after']) };
  } catch (error) {
    if (error instanceof AddressRefused) return { answered: false, problem: 'REFUSED_ADDRESS' };
    return { answered: false, problem: signal.aborted ? 'TIMED_OUT' : 'UNREACHABLE' };
  } finally {
    await agent.destroy().catch(() => undefined);
  }
}

/** Retry-After in seconds (RFC 9110 §10.2.3); its form with a date is left to the usual schedule. */
function secondsOf(header: string | string[] | undefined): number | null {
  const [first] = [header].flat();
  return first !== undefined && /^\d{1,9}$/.test(first)
    ? Math.min(Number(first), LONGEST_WAIT_SECONDS)
    : null;
}
