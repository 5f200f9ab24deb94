import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { record } from '../../platform/audit/record.ts';
import type { Work } from '../../platform/database/work.ts';
import { fileKeys, type MasterKey } from '../../platform/keys/key-ring.ts';
import { blindIndex } from '../../platform/keys/seal.ts';
import { addCustody } from './add-custody.ts';
import { findAttachment } from './find-attachment.ts';
import { type FilePlace, piecesOf, readPiece } from './pieces.ts';

/** What a verification found; kept with the idempotency key, so a repetition answers the same. */
export interface AttachmentVerdict {
  readonly attachmentId: string;
  readonly intact: boolean;
  /** What is wrong; null when intact. */
  readonly reason: string | null;
}

/** Reads a file anew, piece by piece, and says whether it is what was added: by its hash, and by the record. */
export async function verifyAttachment(
  work: Work,
  masterKey: MasterKey,
  { attachmentId }: { attachmentId: string },
): Promise<AttachmentVerdict> {
  const { db, organizationId } = work;
  const { incidentId, size, sha256 } = await findAttachment(work, attachmentId);
  const keys = await fileKeys(work, masterKey, incidentId);
  const place = { organizationId, incidentId, attachmentId };
  const found = await digestOf(db, keys.sealing, place, size);
  const digest = typeof found === 'string' ? null : found;
  let reason = typeof found === 'string' ? found : null;
  if (digest && !digest.equals(sha256)) reason = 'its content is not what was added';
  const recorded = await recordedDigest(work, incidentId, attachmentId);
  if (!reason && digest && blindIndex(keys.indexing, digest.toString('hex')).toString('hex') !== recorded)
    reason = 'the record names other content';
  const intact = reason === null;
  await addCustody(work, { incidentId, attachmentId, act: 'VERIFIED', intact });
  await record(work, { type: 'attachment.verified', incidentId, details: { attachmentId, intact } });
  return { attachmentId, intact, reason };
}

/** SHA-256 of what is kept, or what is wrong with it. */
async function digestOf(
  db: EntityManager,
  key: Buffer,
  place: FilePlace,
  size: number,
): Promise<Buffer | string> {
  const hash = createHash('sha256');
  for (let seq = 0; seq < piecesOf(size); seq += 1) {
    const piece = await readPiece(db, key, place, seq);
    if (typeof piece === 'string') return `piece ${seq} of it is ${piece}`;
    hash.update(piece);
  }
  return hash.digest();
}

async function recordedDigest(
  { db, organizationId }: Work,
  incidentId: string,
  attachmentId: string,
): Promise<string | undefined> {
  const [added] = await db.query(
    `select details ->> 'digest' as digest from event
      where organization_id = $1 and incident_id = $2 and type = 'attachment.added' and details ->> 'attachmentId' = $3`,
    [organizationId, incidentId, attachmentId],
  );
  return added?.digest;
}
