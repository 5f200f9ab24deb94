import type { VerisReading } from '../../domain/veris/veris-reading.ts';
import { StatementRow } from '../../platform/audit/statement.row.ts';
import type { Work } from '../../platform/database/work.ts';
import type { MasterKey } from '../../platform/keys/key-ring.ts';
import { AttachmentRow } from '../evidence/attachment.row.ts';
import { CustodyEntryRow } from '../evidence/custody-entry.row.ts';
import { keepAttachment } from '../evidence/keep-attachment.ts';
import { addComment } from '../room/add-comment.ts';
import { CommentRow } from '../room/comment.row.ts';
import type { VerisRecordRow } from './veris-record.row.ts';

const LONGEST_WORDS = 9_500;

/** Keeps a record as it came among the evidence, in place of its earlier version. */
export async function keepOriginal(
  work: Work,
  masterKey: MasterKey,
  { incidentId, record, known }: { incidentId: string; record: string; known: VerisRecordRow | null },
): Promise<string> {
  const bytes = Buffer.from(record, 'utf8');
  const { attachmentId } = await keepAttachment(work, masterKey, {
    ...{ incidentId, name: 'veris.json', kind: 'EVIDENCE', maxBytes: bytes.length },
    supersedesId: known && (await replaceable(work, known)),
    bytes: once(bytes),
  });
  return attachmentId;
}

/** The earlier original; null where it was withdrawn, replaced already, or went to another incident. */
async function replaceable(
  { db, organizationId }: Work,
  { attachmentId, incidentId }: VerisRecordRow,
): Promise<string | null> {
  const there = await db.existsBy(AttachmentRow, { organizationId, id: attachmentId, incidentId });
  const withdrawn = await db.existsBy(CustodyEntryRow, { organizationId, attachmentId, act: 'WITHDRAWN' });
  const replaced = await db.existsBy(AttachmentRow, { organizationId, supersedesId: attachmentId });
  return there && !withdrawn && !replaced ? attachmentId : null;
}

/** Keeps the words of a record as a comment of the room, as text and erasable; words kept before are not kept twice. */
export async function keepRecordWords(
  work: Work,
  incidentId: string,
  { texts }: VerisReading,
  known: VerisRecordRow | null,
): Promise<string | null> {
  const { db, organizationId } = work;
  const words = wordsOf(texts);
  if (words === null) return null;
  const before = known?.wordsId
    ? await db.findOneBy(StatementRow, { organizationId, id: known.wordsId })
    : null;
  // What was erased here does not come back with the next version of the record.
  if (before && (before.text === null || before.text === words)) return before.id;
  const { commentId } = await addComment(work, { incidentId, text: words });
  const { textId } = await db.findOneByOrFail(CommentRow, { organizationId, id: commentId });
  return textId;
}

function wordsOf(texts: VerisReading['texts']): string | null {
  if (texts.length === 0) return null;
  const words = texts.map(({ path, text }) => `VERIS ${path}:\n${text}`).join('\n\n');
  if (words.length <= LONGEST_WORDS) return words;
  return `${words.slice(0, LONGEST_WORDS)}…\n\n(The rest stands in the original among the evidence.)`.replace(
    /\p{Cs}/gu,
    '',
  );
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
