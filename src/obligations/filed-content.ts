import { createHash } from 'node:crypto';
import { found, Refusal } from '../domain/refusal.ts';
import { AttachmentRow } from '../incidents/evidence/attachment.row.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import type { Work } from '../platform/database/work.ts';
import type { FilingRow } from './filing.row.ts';
import type { FiledText, NewFiling } from './new-filing.ts';
import type { ObligationRow } from './obligation.row.ts';
import { PreparedFilingRow } from './prepared-filing.row.ts';
import { PreparedNoticeRow } from './prepared-notice.row.ts';
import { readFilings } from './shown-filing.ts';

type Content = Pick<
  FilingRow,
  'noticeId' | 'noticeVersion' | 'preparedId' | 'contentId' | 'contentFileId' | 'contentDigest'
>;
const none: Content = {
  ...{ noticeId: null, noticeVersion: null, preparedId: null },
  ...{ contentId: null, contentFileId: null, contentDigest: null },
};

/**
 * What exactly was handed in: an approved notice, a form that was prepared here, or, of a filing made elsewhere, its words or
 * the file that is it. Whichever it is, its digest stands in the filing.
 */
export async function filedContent(
  work: Work,
  { incidentId }: Pick<ObligationRow, 'incidentId'>,
  input: NewFiling,
  text: FiledText | null,
  prepared: PreparedFilingRow | null,
): Promise<Content> {
  const { contentText, contentAttachmentId } = input;
  const given = [text ?? prepared, contentText?.trim() || null, contentAttachmentId ?? null].filter(Boolean);
  if (given.length > 1)
    throw new Refusal(
      'INVALID_INPUT',
      'Name one content: a prepared filing (preparedFilingId), its words (contentText) or the file that is it (contentAttachmentId).',
    );
  if (text) return { ...none, ...text, preparedId: prepared?.id ?? null };
  if (prepared) return { ...none, preparedId: prepared.id, contentDigest: prepared.contentDigest };
  if (contentAttachmentId) {
    const file = await fileOf(work, incidentId, contentAttachmentId);
    return { ...none, contentFileId: file.id, contentDigest: file.sha256 };
  }
  if (!contentText?.trim()) return none;
  const words = contentText.trim();
  const { statementId } = await makeStatement(work, { kind: 'FILED_CONTENT', text: words, incidentId });
  return { ...none, contentId: statementId, contentDigest: createHash('sha256').update(words).digest() };
}

/** The prepared filing that is handed in: of this obligation and of this kind; or the one a notice says word for word. */
export async function preparedFor(
  work: Work,
  { obligationId, kind, preparedFilingId }: NewFiling,
  text: FiledText | null,
): Promise<PreparedFilingRow | null> {
  const { db, organizationId } = work;
  if (text) {
    const same = await ofNotice(work, text);
    return same?.obligationId === obligationId && same.kind === kind ? notHandedInYet(work, same) : null;
  }
  if (!preparedFilingId) return null;
  const row = found(
    await db.findOneBy(PreparedFilingRow, { organizationId, id: preparedFilingId }),
    'prepared filing',
  );
  if (row.obligationId === obligationId && row.kind === kind) return notHandedInYet(work, row);
  throw new Refusal(
    'INVALID_INPUT',
    row.obligationId === obligationId
      ? `This filing was prepared as ${row.kind}: record it as that.`
      : 'This filing was prepared for another obligation.',
    { field: 'preparedFilingId' },
  );
}

/** One submission is one filing, however often it is told of; tried and not taken, or rejected, it may go in again. */
async function notHandedInYet(
  { db, organizationId }: Work,
  prepared: PreparedFilingRow,
): Promise<PreparedFilingRow> {
  const filings = await readFilings(db, 'where t.organization_id = $1 and t.prepared_id = $2', [
    ...[organizationId, prepared.id],
  ]);
  const before = filings.find(({ state }) => state === 'SUBMITTED' || state === 'ACKNOWLEDGED');
  if (!before) return prepared;
  throw new Refusal(
    'CONFLICT',
    'This prepared filing is recorded as handed in already. Its answer goes into answerFiling; for a further submission prepare another.',
    { filingId: before.id },
  );
}

async function ofNotice({ db, organizationId }: Work, text: FiledText): Promise<PreparedFilingRow | null> {
  const { noticeId, noticeVersion } = text;
  const link = await db.findOneBy(PreparedNoticeRow, { organizationId, noticeId, noticeVersion });
  return link && db.findOneBy(PreparedFilingRow, { organizationId, id: link.preparedId });
}

/** A file of the incident, or NOT_FOUND. */
export async function fileOf(
  { db, organizationId }: Work,
  incidentId: string,
  id: string,
): Promise<AttachmentRow> {
  return found(await db.findOneBy(AttachmentRow, { organizationId, incidentId, id }), 'attachment');
}
