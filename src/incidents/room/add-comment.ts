import { v7 as uuid } from 'uuid';
import { memberOf } from '../../domain/actor.ts';
import { found } from '../../domain/refusal.ts';
import { record } from '../../platform/audit/record.ts';
import { insertRows } from '../../platform/database/rows.ts';
import type { Work } from '../../platform/database/work.ts';
import { findIncident } from '../find-incident.ts';
import { checkPart, type Part } from './check-part.ts';
import { CommentRow } from './comment.row.ts';
import { keepWords } from './keep-words.ts';

export interface NewComment {
  readonly incidentId: string;
  readonly text: string;
  /** Advice of counsel, or asking for it. */
  readonly privileged?: boolean | null | undefined;
  readonly about?: Part | null | undefined;
  /** An earlier comment that this one puts right. */
  readonly correctsId?: string | null | undefined;
}

/** Says something in the war room. Nobody changes it afterwards: it is corrected by adding. */
export async function addComment(work: Work, input: NewComment): Promise<{ commentId: string }> {
  const { db, organizationId, now } = work;
  const { incidentId, about = null, correctsId = null } = input;
  await findIncident(db, organizationId, incidentId);
  if (about) await checkPart(work, incidentId, about);
  const corrected = correctsId && found(await findComment(work, incidentId, correctsId), 'comment');
  // What puts advice right is advice.
  const privileged =
    input.privileged === true || (corrected !== null && corrected !== '' && corrected.privileged);
  const text = await keepWords(work, { incidentId, kind: 'COMMENT', text: input.text, field: 'text' });
  const commentId = uuid({ msecs: now.toMillis() });
  await insertRows(db, CommentRow, {
    ...{ organizationId, id: commentId, incidentId, privileged, textId: text.statementId, correctsId },
    ...{ aboutKind: about?.kind ?? null, aboutId: about?.id ?? null },
    ...{ authorId: memberOf(work.actor), writtenAt: now },
  });
  await record(work, {
    type: 'comment.added',
    incidentId,
    details: {
      commentId,
      privileged,
      about: about && { kind: about.kind, id: about.id },
      corrects: correctsId,
      text,
    },
  });
  return { commentId };
}

const findComment = ({ db, organizationId }: Work, incidentId: string, id: string) =>
  db.findOneBy(CommentRow, { organizationId, incidentId, id });
