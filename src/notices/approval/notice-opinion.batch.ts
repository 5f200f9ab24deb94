import { In } from 'typeorm';
import { type Batch, manyEach } from '../../platform/database/batch.ts';
import { NoticeOpinionRow } from '../notice-opinion.row.ts';

/** Opinions on any version of each notice, oldest first. */
export const opinionRowsOf: Batch<string, NoticeOpinionRow[]> = async (db, noticeIds) =>
  manyEach(
    noticeIds,
    await db.find(NoticeOpinionRow, {
      where: { noticeId: In([...noticeIds]) },
      order: { givenAt: 'ASC', id: 'ASC' },
    }),
    ({ noticeId }) => noticeId,
  );
