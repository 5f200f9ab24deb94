import { found, Refusal } from '../domain/refusal.ts';
import type { DraftTools } from '../notices/drafts/draft-notice.ts';
import { draftNotice } from '../notices/drafts/draft-notice.ts';
import { editNotice } from '../notices/drafts/edit-notice.ts';
import { PreparedFilingRow } from '../obligations/prepared-filing.row.ts';
import { PreparedNoticeRow } from '../obligations/prepared-notice.row.ts';
import { insertRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { noticeBody, noticeSubject } from './notice-body.ts';
import { contentsOf } from './prepared.batch.ts';

/**
 * Makes a notice to the authority of a prepared filing, word for word, to be approved and mailed like any other. As long as
 * nobody edits it, the filing that comes of it is the prepared one, with its stage and reasons.
 */
export async function draftFilingNotice(
  work: Work,
  tools: DraftTools,
  { preparedFilingId }: { readonly preparedFilingId: string },
): Promise<{ noticeId: string }> {
  const { db, organizationId } = work;
  const key = { organizationId, id: preparedFilingId };
  const prepared = found(await db.findOneBy(PreparedFilingRow, key), 'prepared filing');
  const [content] = await contentsOf(db, [preparedFilingId]);
  if (!content) throw new Refusal('CONFLICT', 'What this filing says was erased: prepare another one.');
  const { noticeId } = await draftNotice(work, tools, {
    incidentId: found(prepared.incidentId, 'incident'),
    obligationIds: [prepared.obligationId],
    locale: 'en',
  });
  const { version } = await editNotice(work, tools, {
    ...{ noticeId, version: 1 },
    subject: noticeSubject(content),
    body: noticeBody(content),
  });
  await insertRows(db, PreparedNoticeRow, {
    ...{ organizationId, noticeId, noticeVersion: version, preparedId: preparedFilingId },
  });
  return { noticeId };
}
