import { type Batch, manyEach, oneEach } from '../../platform/database/batch.ts';
import { readRows } from '../../platform/database/read-rows.ts';
import { CommentRow } from './comment.row.ts';
import { CorrespondenceRow } from './correspondence.row.ts';
import { DecisionRow } from './decision.row.ts';
import { QuestionRow } from './question.row.ts';
import { pagesOf, withoutDateLast } from './room-page.ts';
import { TaskRow } from './task.row.ts';

const byId =
  <T extends { id: string }>(target: new () => T): Batch<string, T | null> =>
  async (db, ids) =>
    oneEach(ids, await readRows(db, target, 'where t.id = any($1)', [ids]), ({ id }) => id);

export const taskById = byId(TaskRow);
export const questionById = byId(QuestionRow);
export const commentById = byId(CommentRow);
export const decisionById = byId(DecisionRow);
export const correspondenceById = byId(CorrespondenceRow);

export const tasksOf = pagesOf(TaskRow, { by: withoutDateLast('t.due_at'), newestFirst: false });
export const questionsOf = pagesOf(QuestionRow, { by: withoutDateLast('t.wanted_by'), newestFirst: false });
export const decisionsOf = pagesOf(DecisionRow, { by: 't.decided_at', newestFirst: true });
export const correspondenceOf = pagesOf(CorrespondenceRow, { by: 't.happened_at', newestFirst: true });
export const commentsOf = pagesOf(CommentRow, {
  by: 't.written_at',
  newestFirst: true,
  where: 'not t.privileged',
});
export const adviceOf = pagesOf(CommentRow, { by: 't.written_at', newestFirst: true, where: 't.privileged' });

/** How many tasks and questions of each incident are open. */
export const openInRoom: Batch<string, { readonly tasks: number; readonly questions: number }> = async (
  db,
  ids,
) => {
  const rows: { id: string; tasks: number; questions: number }[] = await db.query(
    `select incident.id,
            (select count(*)::int from incident_task t where t.incident_id = incident.id and t.state = 'OPEN') as tasks,
            (select count(*)::int from incident_question q
              where q.incident_id = incident.id and q.state = 'OPEN') as questions
       from unnest($1::uuid[]) as incident (id)`,
    [[...ids]],
  );
  return manyEach(ids, rows, ({ id }) => id).map(([counts]) => counts ?? { tasks: 0, questions: 0 });
};
