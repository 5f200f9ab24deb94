import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/refusal.ts';

export const IDLE_MS = 60_000;
export const LONGEST_MS = 30 * 60_000;

export interface UploadTimes {
  /** How long an upload may stand still. */
  readonly idleMs: number;
  /** How long it may take as a whole. */
  readonly longestMs: number;
}

/**
 * The body as it arrives; ends an upload that stands still or takes too long, since it holds a connection to the
 * database. Leaving it early does not close the client's connection: the refusal still has to go out on it.
 */
export async function* uploadedFile(
  { raw }: FastifyRequest,
  { idleMs, longestMs }: UploadTimes,
): AsyncGenerator<Uint8Array> {
  const chunks = raw.iterator({ destroyOnReturn: false });
  const endAfter = (ms: number, what: string) => setTimeout(() => raw.destroy(ended(what)), ms);
  const whole = endAfter(longestMs, 'took too long');
  try {
    for (;;) {
      const idle = endAfter(idleMs, 'stood still');
      const { done, value } = await chunks.next().finally(() => clearTimeout(idle));
      if (done) return;
      yield value;
    }
  } finally {
    clearTimeout(whole);
    await chunks.return?.();
  }
}

function ended(what: string): Refusal {
  return new Refusal('UNAVAILABLE', `The upload ${what} and was ended. Nothing was changed; send it again.`);
}
