import { In } from 'typeorm';
import { type Batch, manyEach } from '../../platform/database/batch.ts';
import { GlassReviewRow } from '../glass-review.row.ts';
import { confirmationsOf } from '../notice.batch.ts';
import { saidIn } from '../said-in.ts';
import {
  type GlassReview,
  type NoticeConfirmation,
  type NoticeOpinion,
  toGlassReview,
  toNoticeConfirmation,
  toNoticeOpinion,
} from './notice-decision.type.ts';
import { opinionRowsOf } from './notice-opinion.batch.ts';

/** Opinions on any version, oldest first. */
export const opinionsOf: Batch<string, NoticeOpinion[]> = async (db, noticeIds) => {
  const rows = await opinionRowsOf(db, noticeIds);
  const said = await saidIn(
    db,
    rows.flat().map(({ statementId }) => statementId),
  );
  return rows.map((own) => own.map((row) => toNoticeOpinion(row, said(row.statementId))));
};

/** What the decision-maker held to be true still, with the reasons, oldest first. */
export const confirmationsSaid: Batch<string, NoticeConfirmation[]> = async (db, noticeIds) => {
  const rows = await confirmationsOf(db, noticeIds);
  const said = await saidIn(
    db,
    rows.flat().map(({ reasonId }) => reasonId),
  );
  return rows.map((own) => own.map((row) => toNoticeConfirmation(row, said(row.reasonId))));
};

const reviewsBy =
  (key: 'noticeId' | 'incidentId'): Batch<string, GlassReview[]> =>
  async (db, ids) => {
    const rows = await db.find(GlassReviewRow, {
      where: { [key]: In([...ids]) },
      order: { dueAt: 'ASC', approvalId: 'ASC' },
    });
    const said = await saidIn(
      db,
      rows.flatMap(({ reasonId, commentId }) => [reasonId, commentId]),
    );
    return manyEach(ids, rows, (row) => row[key]).map((own) =>
      own.map((row) => toGlassReview(row, { reason: said(row.reasonId), comment: said(row.commentId) })),
    );
  };

/** Approvals of each notice under break-glass, and their reviews. */
export const reviewsOfNotice = reviewsBy('noticeId');
/** The same for all notices of each incident. */
export const reviewsOfIncident = reviewsBy('incidentId');
