import type { DateTime } from 'luxon';
import { type Batch, oneEach } from '../../platform/database/batch.ts';
import { readRows } from '../../platform/database/read-rows.ts';
import { pagesOf } from '../room/room-page.ts';
import { AttachmentRow } from './attachment.row.ts';
import { CustodyEntryRow } from './custody-entry.row.ts';

export const attachmentById: Batch<string, AttachmentRow | null> = async (db, ids) =>
  oneEach(ids, await readRows(db, AttachmentRow, 'where t.id = any($1)', [ids]), ({ id }) => id);

export const attachmentsOf = pagesOf(AttachmentRow, { by: 't.added_at', newestFirst: true });

/** The chain of custody of each file, oldest first. */
export const custodyOf = pagesOf(CustodyEntryRow, {
  by: 't.happened_at',
  newestFirst: false,
  of: 'attachment',
});

/** The entry that withdrew each file; null: it stands. */
export const withdrawalOf: Batch<string, { readonly recordedAt: DateTime } | null> = async (db, ids) =>
  oneEach(
    ids,
    await readRows(db, CustodyEntryRow, "where t.attachment_id = any($1) and t.act = 'WITHDRAWN'", [ids]),
    ({ attachmentId }) => attachmentId,
  );

/** The file that took the place of each; null: none did. */
export const successorOf: Batch<string, AttachmentRow | null> = async (db, ids) =>
  oneEach(
    ids,
    await readRows(db, AttachmentRow, 'where t.supersedes_id = any($1)', [ids]),
    ({ supersedesId }) => supersedesId ?? '',
  );
