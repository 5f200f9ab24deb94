import { Refusal } from '../../domain/refusal.ts';
import { StatementRow } from '../../platform/audit/statement.row.ts';
import type { Work } from '../../platform/database/work.ts';
import { fileKeys, type MasterKey } from '../../platform/keys/key-ring.ts';
import { AttachmentRow } from '../evidence/attachment.row.ts';
import { CustodyEntryRow } from '../evidence/custody-entry.row.ts';
import { piecesOf, readPiece } from '../evidence/pieces.ts';
import { recordOf } from './read-record.ts';
import { VerisRecordRow } from './veris-record.row.ts';

export interface HeldOriginal {
  readonly record: object;
  /** Whether its words were erased here: then they do not leave any more either. */
  readonly wordsErased: boolean;
}

/** The newest VERIS record an incident was made of; null: there is none, it was withdrawn, or its key is destroyed. */
export async function heldOriginal(
  work: Work,
  masterKey: MasterKey,
  incidentId: string,
): Promise<HeldOriginal | null> {
  const { db, organizationId } = work;
  const row = await db.findOne(VerisRecordRow, {
    where: { organizationId, incidentId },
    order: { importedAt: 'DESC', id: 'DESC' },
  });
  if (!row) return null;
  const { attachmentId, wordsId } = row;
  const file = await db.findOneBy(AttachmentRow, { organizationId, incidentId, id: attachmentId });
  if (!file || (await db.existsBy(CustodyEntryRow, { organizationId, attachmentId, act: 'WITHDRAWN' })))
    return null;
  const text = await readWhole(work, masterKey, file);
  const words = wordsId === null ? null : await db.findOneBy(StatementRow, { organizationId, id: wordsId });
  return text === null ? null : { record: recordOf(text), wordsErased: wordsId !== null && !words?.text };
}

async function readWhole(work: Work, masterKey: MasterKey, file: AttachmentRow): Promise<string | null> {
  const { organizationId, incidentId, id: attachmentId, size } = file;
  const keys = await fileKeys(work, masterKey, incidentId).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'CONFLICT') return null;
    throw error;
  });
  if (!keys) return null;
  const pieces: Buffer[] = [];
  for (let seq = 0; seq < piecesOf(size); seq += 1) {
    const piece = await readPiece(work.db, keys.sealing, { organizationId, incidentId, attachmentId }, seq);
    if (typeof piece === 'string') return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
