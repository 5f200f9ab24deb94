import { In } from 'typeorm';
import { type Batch, manyEach } from '../../platform/database/batch.ts';
import { saidIn } from '../said-in.ts';
import { ChangeRequestRow } from './change-request.row.ts';

export interface ChangeRequestSaid {
  readonly row: ChangeRequestRow;
  /** Null: erased. */
  readonly text: string | null;
  readonly note: string | null;
}

/** The changes asked of each notice, oldest first, with what was said. */
export const changeRequestsOf: Batch<string, ChangeRequestSaid[]> = async (db, noticeIds) => {
  const rows = await db.find(ChangeRequestRow, {
    where: { noticeId: In([...noticeIds]) },
    order: { askedAt: 'ASC', id: 'ASC' },
  });
  const said = await saidIn(
    db,
    rows.flatMap(({ wordsId, noteId }) => [wordsId, noteId]),
  );
  return manyEach(noticeIds, rows, ({ noticeId }) => noticeId).map((own) =>
    own.map((row) => ({ row, text: said(row.wordsId), note: said(row.noteId) })),
  );
};
