import { found, Refusal } from '../../domain/refusal.ts';
import type { Work } from '../../platform/database/work.ts';
import { AttachmentRow } from './attachment.row.ts';
import { CustodyEntryRow } from './custody-entry.row.ts';

/** The file, or NOT_FOUND; with an incident named, only one of it. */
export async function findAttachment(
  { db, organizationId }: Work,
  id: string,
  incidentId?: string,
): Promise<AttachmentRow> {
  const where = { organizationId, id, ...(incidentId && { incidentId }) };
  return found(await db.findOneBy(AttachmentRow, where), 'attachment');
}

/** Refuses a file that was withdrawn. */
export async function refuseWithdrawn({ db, organizationId }: Work, attachmentId: string): Promise<void> {
  if (await db.existsBy(CustodyEntryRow, { organizationId, attachmentId, act: 'WITHDRAWN' }))
    throw new Refusal(
      'CONFLICT',
      'This file was withdrawn: it is kept and can be verified, and is no longer handed out or replaced.',
    );
}

/** Refuses a file that another one took the place of. */
export async function refuseSuperseded({ db, organizationId }: Work, attachmentId: string): Promise<void> {
  const by = await db.findOneBy(AttachmentRow, { organizationId, supersedesId: attachmentId });
  if (by)
    throw new Refusal(
      'CONFLICT',
      'This file was superseded already: supersede the one that took its place.',
      {
        supersededById: by.id,
      },
    );
}
