import { memberOf } from '../domain/actor.ts';
import { wroteIt } from '../domain/approval.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Work } from '../platform/database/work.ts';
import { NoticeVersionRow } from './notice.row.ts';

/** Who decides: a named person. */
export function decider(work: Work): string {
  const id = memberOf(work.actor);
  if (!id) throw new Refusal('FORBIDDEN', 'A notice is decided on by a named person.');
  return id;
}

/** Refuses whoever wrote any version: what they wrote may stand in the text still. */
export async function refuseAuthor(
  { db, organizationId }: Work,
  noticeId: string,
  memberId: string,
): Promise<void> {
  const versions = await db.find(NoticeVersionRow, {
    select: { writtenBy: true },
    where: { organizationId, noticeId },
  });
  const writers = versions.map(({ writtenBy }) => writtenBy);
  if (!wroteIt(memberId, writers)) return;
  throw new Refusal(
    'FORBIDDEN',
    'You wrote a version of this notice: somebody else approves it. Where nobody else can be had in time, breakGlass says when you may.',
    { reason: 'AUTHOR' },
  );
}
