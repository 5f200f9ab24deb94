import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { memberOf } from '../../domain/actor.ts';
import { cleanFileName } from '../../domain/file-name.ts';
import { Refusal } from '../../domain/refusal.ts';
import { makeStatement } from '../../platform/audit/make-statement.ts';
import { record } from '../../platform/audit/record.ts';
import { insertRows } from '../../platform/database/rows.ts';
import type { Work } from '../../platform/database/work.ts';
import { fileKeys, type MasterKey } from '../../platform/keys/key-ring.ts';
import { blindIndex } from '../../platform/keys/seal.ts';
import { findIncident, lockIncidentInAnyState } from '../find-incident.ts';
import { addCustody } from './add-custody.ts';
import { type AttachmentKind, AttachmentRow } from './attachment.row.ts';
import { findAttachment, refuseSuperseded, refuseWithdrawn } from './find-attachment.ts';
import { inPieces, keepPiece } from './pieces.ts';

export interface NewAttachment {
  readonly incidentId: string;
  readonly name: string;
  readonly kind: AttachmentKind;
  readonly supersedesId: string | null;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly maxBytes: number;
}

/** What was kept. */
export interface KeptAttachment {
  readonly attachmentId: string;
  readonly name: string;
  readonly kind: AttachmentKind;
  readonly size: number;
  /** SHA-256 of its content, in hex. */
  readonly sha256: string;
}

/**
 * Keeps a file of an incident, all of it or nothing: hashed and sealed as it arrives, a piece at a time. The incident is
 * locked only once the file has been read, so that a slow upload holds nobody up.
 */
export async function keepAttachment(
  work: Work,
  masterKey: MasterKey,
  { incidentId, kind, supersedesId, ...file }: NewAttachment,
): Promise<KeptAttachment> {
  const { db, organizationId, now } = work;
  await findIncident(db, organizationId, incidentId);
  if (supersedesId) await checkSuperseded(work, incidentId, supersedesId);
  const keys = await fileKeys(work, masterKey, incidentId);
  const attachmentId = uuid({ msecs: now.toMillis() });
  const place = { organizationId, incidentId, attachmentId };
  const hash = createHash('sha256');
  let size = 0;
  let seq = 0;
  for await (const piece of inPieces(file.bytes, file.maxBytes)) {
    hash.update(piece);
    size += piece.length;
    await keepPiece(db, keys.sealing, place, seq, piece);
    seq += 1;
  }
  if (size === 0)
    throw new Refusal('INVALID_INPUT', 'The file is empty. Check what was sent, and send it again.');

  await lockIncidentInAnyState(work, incidentId);
  if (supersedesId) await checkSuperseded(work, incidentId, supersedesId);
  const name = cleanFileName(file.name);
  const named = await makeStatement(work, { kind: 'FILE_NAME', text: name, incidentId });
  const sha256 = hash.digest();
  await insertRows(db, AttachmentRow, {
    ...{ organizationId, id: attachmentId, incidentId, kind, nameId: named.statementId, size, sha256 },
    ...{ supersedesId, addedBy: memberOf(work.actor), addedAt: now },
  });
  await addCustody(work, { incidentId, attachmentId, act: 'ADDED' });
  if (supersedesId) await addCustody(work, { incidentId, attachmentId: supersedesId, act: 'SUPERSEDED' });
  const digest = blindIndex(keys.indexing, sha256.toString('hex')).toString('hex');
  await record(work, {
    type: 'attachment.added',
    incidentId,
    details: { attachmentId, kind, size, digest, name: named, supersedes: supersedesId },
  });
  return { attachmentId, name, kind, size, sha256: sha256.toString('hex') };
}

/** Makes the incident's key in a transaction of its own: made inside a long upload, it would hold up others. */
export async function prepareAttachment(work: Work, masterKey: MasterKey, incidentId: string): Promise<void> {
  await findIncident(work.db, work.organizationId, incidentId);
  await fileKeys(work, masterKey, incidentId);
}

async function checkSuperseded(work: Work, incidentId: string, id: string): Promise<void> {
  await findAttachment(work, id, incidentId);
  await refuseWithdrawn(work, id);
  await refuseSuperseded(work, id);
}
