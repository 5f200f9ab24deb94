import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { StatementRow } from '../../platform/audit/statement.row.ts';
import { CommentRow } from './comment.row.ts';

export interface ExportableComment {
  readonly comment: CommentRow;
  readonly text: string;
}

/**
 * Comments that may leave the company, oldest first, without those taken back. Exports leave comments out unless
 * counsel includes them, and call this only then; advice is left out again unless counsel includes that, too.
 */
export async function exportableComments(
  db: EntityManager,
  {
    organizationId,
    incidentId,
    includePrivileged = false,
  }: { organizationId: string; incidentId: string; includePrivileged?: boolean },
): Promise<ExportableComment[]> {
  const comments = await db.find(CommentRow, {
    where: { organizationId, incidentId, ...(!includePrivileged && { privileged: false }) },
    order: { writtenAt: 'ASC', id: 'ASC' },
  });
  const ids = comments.map(({ textId }) => textId);
  const said = await db.findBy(StatementRow, { organizationId, id: In(ids) });
  const words = new Map(said.map(({ id, text }) => [id, text]));
  return comments.flatMap((comment) => {
    const text = words.get(comment.textId);
    return text ? [{ comment, text }] : [];
  });
}
