import { createHash } from 'node:crypto';
import { Refusal } from '../../domain/refusal.ts';

/** Refuses a repeated key that comes with another file than the first time; reads the file to its end. */
export async function sameFile(
  csv: AsyncIterable<Uint8Array>,
  contentDigest: string,
  maxBytes: number,
): Promise<void> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of csv) {
    hash.update(chunk);
    size += chunk.length;
    if (size > maxBytes) break;
  }
  if (hash.digest('hex') === contentDigest) return;
  throw new Refusal(
    'IDEMPOTENCY_MISMATCH',
    'This Idempotency-Key was used with another file. Take a new key for a new file.',
  );
}
