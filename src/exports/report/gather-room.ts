import type { EntityManager } from 'typeorm';
import { AttachmentRow } from '../../incidents/evidence/attachment.row.ts';
import { CustodyEntryRow } from '../../incidents/evidence/custody-entry.row.ts';
import { CorrespondenceRow } from '../../incidents/room/correspondence.row.ts';
import { DecisionRow } from '../../incidents/room/decision.row.ts';
import { type ExportableComment, exportableComments } from '../../incidents/room/exportable-comments.ts';
import { QuestionRow } from '../../incidents/room/question.row.ts';
import { TaskRow } from '../../incidents/room/task.row.ts';
import { ChangeRequestRow } from '../../notices/changes/change-request.row.ts';
import { NoticeOpinionRow } from '../../notices/notice-opinion.row.ts';

/** What stays in the house unless counsel includes it (rule 14). Drafts are with the notices. */
export interface Inside {
  readonly comments: readonly ExportableComment[];
  readonly opinions: readonly NoticeOpinionRow[];
  readonly changes: readonly ChangeRequestRow[];
  readonly questions: readonly QuestionRow[];
  readonly tasks: readonly TaskRow[];
}

export interface GatheredRoom {
  readonly decisions: readonly DecisionRow[];
  readonly correspondence: readonly CorrespondenceRow[];
  readonly files: readonly { readonly file: AttachmentRow; readonly custody: readonly CustodyEntryRow[] }[];
  readonly inside: Inside | null;
}

/** Reads the war room of an incident; what is privileged is not even read unless it was asked for. */
export async function gatherRoom(
  db: EntityManager,
  of: { readonly organizationId: string; readonly incidentId: string },
  privileged: boolean,
): Promise<GatheredRoom> {
  const files = await db.find(AttachmentRow, { where: of, order: { addedAt: 'ASC', id: 'ASC' } });
  const custody = await db.find(CustodyEntryRow, { where: of, order: { happenedAt: 'ASC', id: 'ASC' } });
  return {
    decisions: await db.find(DecisionRow, { where: of, order: { decidedAt: 'ASC', id: 'ASC' } }),
    correspondence: await db.find(CorrespondenceRow, {
      where: of,
      order: { happenedAt: 'ASC', id: 'ASC' },
    }),
    files: files.map((file) => ({
      file,
      custody: custody.filter(({ attachmentId }) => attachmentId === file.id),
    })),
    inside: privileged ? await gatherInside(db, of) : null,
  };
}

async function gatherInside(
  db: EntityManager,
  of: { readonly organizationId: string; readonly incidentId: string },
): Promise<Inside> {
  return {
    comments: await exportableComments(db, { ...of, includePrivileged: true }),
    opinions: await db.find(NoticeOpinionRow, { where: of, order: { givenAt: 'ASC', id: 'ASC' } }),
    changes: await db.find(ChangeRequestRow, { where: of, order: { askedAt: 'ASC', id: 'ASC' } }),
    questions: await db.find(QuestionRow, { where: of, order: { askedAt: 'ASC', id: 'ASC' } }),
    tasks: await db.find(TaskRow, { where: of, order: { createdAt: 'ASC', id: 'ASC' } }),
  };
}
