import { v7 as uuid } from 'uuid';
import { memberOf } from '../../domain/actor.ts';
import { insertRows } from '../../platform/database/rows.ts';
import type { Work } from '../../platform/database/work.ts';
import { CustodyEntryRow } from './custody-entry.row.ts';

type Link = Pick<CustodyEntryRow, 'incidentId' | 'attachmentId' | 'act'> & Partial<CustodyEntryRow>;

/** Adds a link to a file's chain of custody: what happened now, unless told when. The caller records it. */
export async function addCustody(work: Work, link: Link): Promise<string> {
  const { db, organizationId, actor, now } = work;
  const id = uuid({ msecs: now.toMillis() });
  await insertRows(db, CustodyEntryRow, {
    ...{ happened: { at: now.toUTC().toISO(), toleranceMinutes: 0, zone: 'UTC' }, happenedAt: now },
    ...{ personId: null, placeId: null, noteId: null, intact: null },
    ...link,
    ...{ organizationId, id, recordedBy: memberOf(actor), recordedAt: now },
  });
  return id;
}
