import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { RecordedActor } from './event.row.ts';

/** What an entry's hash covers, besides the entry before it. */
export interface HashedEntry {
  readonly organizationId: string;
  readonly seq: number;
  readonly id: string;
  readonly type: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly at: string;
  readonly actor: RecordedActor;
  readonly incidentId: string | null;
  readonly details: Record<string, unknown>;
}

/** The hash before the first entry. */
export const GENESIS = Buffer.alloc(32);

/** SHA-256 over the previous entry's hash and this entry's canonical JSON. */
export function eventHash(previous: Buffer, entry: HashedEntry): Buffer {
  return createHash('sha256').update(previous).update(canonicalJson(entry)).digest();
}
