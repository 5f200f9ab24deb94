import { memberOf } from '../../domain/actor.ts';
import { found, Refusal } from '../../domain/refusal.ts';
import { wipeStatement } from '../../platform/audit/erase-statement.ts';
import { record } from '../../platform/audit/record.ts';
import type { Work } from '../../platform/database/work.ts';
import { CommentRow } from './comment.row.ts';

/** Takes a comment back: its author's act alone. The words go, that something was said stays. */
export async function retractComment(
  work: Work,
  { commentId }: { commentId: string },
): Promise<{ commentId: string }> {
  const { db, organizationId } = work;
  const comment = found(await db.findOneBy(CommentRow, { organizationId, id: commentId }), 'comment');
  if (comment.authorId === null || comment.authorId !== memberOf(work.actor))
    throw new Refusal('FORBIDDEN', 'Only its author takes a comment back. Add one that corrects it.', {
      reason: 'AUTHOR',
    });
  await wipeStatement(work, comment.textId);
  await record(work, {
    type: 'comment.retracted',
    incidentId: comment.incidentId,
    details: { commentId, statementId: comment.textId },
  });
  return { commentId };
}
