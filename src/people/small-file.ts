import { Readable } from 'node:stream';
import { Refusal } from '../domain/refusal.ts';

/** What fits into a GraphQL request beside the rest of it. */
const LARGEST = 200_000;

/** A file given as text, to be read like any other. */
export function smallFile(csv: string): () => AsyncIterable<Uint8Array> {
  const bytes = Buffer.from(csv);
  if (bytes.length > LARGEST)
    throw new Refusal(
      'LIMIT_EXCEEDED',
      `This file has ${bytes.length} bytes, more than ${LARGEST}: send it to POST /incidents/{id}/people.`,
      { limit: LARGEST },
    );
  return () => Readable.from(bytes.length > 0 ? [bytes] : []);
}
