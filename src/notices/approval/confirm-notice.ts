import { v7 as uuid } from 'uuid';
import { blocks, isContradiction } from '../../domain/notice-problem.ts';
import { found, Refusal } from '../../domain/refusal.ts';
import { makeStatement } from '../../platform/audit/make-statement.ts';
import { record } from '../../platform/audit/record.ts';
import { insertRows } from '../../platform/database/rows.ts';
import type { Work } from '../../platform/database/work.ts';
import { checkMaterialOf } from '../checks/check-material.batch.ts';
import { problemsOf } from '../checks/check-notice.ts';
import { refuseOldVersion } from '../drafts/edit-notice.ts';
import { lockNotice } from '../find-notice.ts';
import { NoticeConfirmationRow } from '../notice-confirmation.row.ts';
import { decider, refuseAuthor } from '../refuse-author.ts';
import type { NoticeTools } from '../texts/notices-context.ts';

export interface ConfirmNoticeInput {
  readonly noticeId: string;
  /** The version that was read. */
  readonly version: number;
  /** Why the text is right where the record says otherwise. */
  readonly reason: string;
}

/**
 * The decision-maker says that a text is still true although the record says otherwise: it may be approved and sent as it
 * is, until the facts are amended again; never somebody who wrote it. The gate must not be what makes a team miss a deadline.
 */
export async function confirmNotice(
  work: Work,
  { catalog }: NoticeTools,
  { noticeId, version, reason }: ConfirmNoticeInput,
): Promise<{ noticeId: string }> {
  const { db, organizationId, now } = work;
  const confirmedBy = decider(work);
  const notice = await lockNotice(work, noticeId);
  refuseOldVersion(notice, version);
  await refuseAuthor(work, noticeId, confirmedBy);
  const material = found((await checkMaterialOf(db, [noticeId]))[0], 'notice');
  const held = problemsOf(material, catalog, now).filter(isContradiction).filter(blocks);
  const factsVersion = material.history.at(-1)?.version;
  if (held.length === 0 || factsVersion === undefined)
    throw new Refusal(
      'CONFLICT',
      'Nothing in this text contradicts the record: there is nothing to confirm.',
    );
  const { incidentId } = notice;
  const said = await makeStatement(work, { kind: 'STILL_TRUE', text: reason, incidentId });
  await insertRows(db, NoticeConfirmationRow, {
    organizationId,
    id: uuid({ msecs: now.toMillis() }),
    ...{ noticeId, noticeVersion: version, incidentVersion: factsVersion, kind: 'STILL_TRUE' },
    problemKeys: [...new Set(held.map(({ key }) => key))],
    codes: [...new Set(held.map(({ code }) => code))].sort(),
    ...{ reasonId: said.statementId, confirmedBy, confirmedAt: now },
  });
  const problems = [...new Set(held.map(({ code }) => code))].sort();
  await record(work, {
    type: 'notice.held-true',
    incidentId,
    details: { noticeId, version, factsVersion, problems, reason: said },
  });
  return { noticeId };
}
