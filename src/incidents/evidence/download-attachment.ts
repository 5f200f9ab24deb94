import { record } from '../../platform/audit/record.ts';
import { StatementRow } from '../../platform/audit/statement.row.ts';
import type { Work } from '../../platform/database/work.ts';
import { fileKeys, type MasterKey } from '../../platform/keys/key-ring.ts';
import { addCustody } from './add-custody.ts';
import { findAttachment, refuseWithdrawn } from './find-attachment.ts';
import type { FilePlace } from './pieces.ts';

/** What it takes to send a file. */
export interface Download {
  readonly place: FilePlace;
  readonly key: Buffer;
  /** Null: the name was erased. */
  readonly name: string | null;
  readonly size: number;
  readonly sha256: Buffer;
}

/** Opens a file to be sent, and writes down who takes it before the first byte goes out. */
export async function downloadAttachment(
  work: Work,
  masterKey: MasterKey,
  { incidentId, attachmentId }: { incidentId: string; attachmentId: string },
): Promise<Download> {
  const { db, organizationId } = work;
  const { nameId, size, sha256 } = await findAttachment(work, attachmentId, incidentId);
  await refuseWithdrawn(work, attachmentId);
  const { sealing: key } = await fileKeys(work, masterKey, incidentId);
  const name = (await db.findOneBy(StatementRow, { organizationId, id: nameId }))?.text ?? null;
  await addCustody(work, { incidentId, attachmentId, act: 'DOWNLOADED' });
  await record(work, { type: 'attachment.downloaded', incidentId, details: { attachmentId } });
  return { place: { organizationId, incidentId, attachmentId }, key, name, size, sha256 };
}
