import { v7 as uuid } from 'uuid';
import { Refusal } from '../../domain/refusal.ts';
import { makeStatement } from '../../platform/audit/make-statement.ts';
import { record } from '../../platform/audit/record.ts';
import { insertRows } from '../../platform/database/rows.ts';
import type { Work } from '../../platform/database/work.ts';
import { refuseOldVersion } from '../drafts/edit-notice.ts';
import { lockNotice } from '../find-notice.ts';
import { decider } from '../refuse-author.ts';
import type { NoticeTools } from '../texts/notices-context.ts';
import { ChangeRequestRow } from './change-request.row.ts';

const MOST = 100;

export interface RequestChangeInput {
  readonly noticeId: string;
  /** The version that was read. */
  readonly version: number;
  readonly element?: string | null | undefined;
  readonly text: string;
}

/** Asks for a change of the current version: nobody approves it until that is answered. */
export async function requestChange(
  work: Work,
  { catalog }: NoticeTools,
  { noticeId, version, element = null, text }: RequestChangeInput,
): Promise<{ noticeId: string; changeRequestId: string }> {
  const { db, organizationId, now } = work;
  const askedBy = decider(work);
  const notice = await lockNotice(work, noticeId);
  refuseOldVersion(notice, version);
  if (element !== null && !catalog.vocabulary.contentElements.some(({ key }) => key === element))
    throw new Refusal(
      'INVALID_INPUT',
      `There is no content element "${element}": ask for vocabulary { contentElements { key } }, or leave it out.`,
      { field: 'element' },
    );
  if ((await db.countBy(ChangeRequestRow, { organizationId, noticeId })) >= MOST)
    throw new Refusal(
      'LIMIT_EXCEEDED',
      `A notice has ${MOST} change requests at the most: refuse it instead.`,
    );
  const { incidentId } = notice;
  const said = await makeStatement(work, { kind: 'CHANGE_REQUEST', text, incidentId });
  const id = uuid({ msecs: now.toMillis() });
  await insertRows(db, ChangeRequestRow, {
    ...{ organizationId, id, noticeId, noticeVersion: version, element, wordsId: said.statementId },
    ...{
      askedBy,
      askedAt: now,
      state: 'OPEN',
      closedVersion: null,
      noteId: null,
      closedBy: null,
      closedAt: null,
    },
  });
  await record(work, {
    type: 'notice.change-requested',
    incidentId,
    details: { noticeId, version, changeRequestId: id, element, words: said },
  });
  return { noticeId, changeRequestId: id };
}
