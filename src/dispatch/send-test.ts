import { In } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { memberOf } from '../domain/actor.ts';
import { notFound, Refusal } from '../domain/refusal.ts';
import { findNotice, findNoticeVersion } from '../notices/find-notice.ts';
import { textsOf } from '../notices/render/notice-texts.ts';
import { previewText } from '../notices/render/preview-notice.ts';
import { record } from '../platform/audit/record.ts';
import { MemberRow } from '../platform/auth/member.row.ts';
import type { Work } from '../platform/database/work.ts';
import { enqueue } from '../platform/jobs/enqueue.ts';
import { checkAddress } from '../platform/mail/address.ts';

export interface TestSend {
  readonly noticeId: string;
  /** Colleagues who get it; the caller if absent. */
  readonly memberIds?: readonly string[] | null | undefined;
}

/**
 * Sends the current version, labelled as a test and with an invented recipient's data in it, to members of the
 * organization and to nobody else. It needs no approval, and achieves nothing.
 */
export async function sendTest(
  work: Work,
  { noticeId, memberIds }: TestSend,
): Promise<{ noticeId: string; sentTo: number }> {
  const { db, organizationId, actor } = work;
  const notice = await findNotice(db, organizationId, noticeId);
  const version = notice.currentVersion;
  // Renders or refuses here, where somebody can read why.
  const text = await findNoticeVersion(db, organizationId, noticeId, version);
  for (const one of textsOf(notice, text, []))
    previewText(one, notice.audience, { now: work.now, zone: 'utc' });
  const ids = [...new Set(memberIds ?? [memberOf(actor) ?? ''])];
  const members = await db.findBy(MemberRow, { organizationId, id: In(ids) });
  if (members.length < ids.length) throw notFound('member');
  const reachable = members.filter(({ email, disabledAt }) => email && !disabledAt && checkAddress(email).ok);
  if (reachable.length < ids.length)
    throw new Refusal(
      'INVALID_INPUT',
      'A test goes to members who have an e-mail address and may sign in; at least one of these does not. An administrator can add one.',
    );
  const pressId = uuid();
  for (const { id: memberId } of reachable)
    await enqueue(work, 'mail-test', { organizationId, noticeId, version, memberId, pressId });
  const sentTo = reachable.map(({ id }) => id).sort();
  await record(work, {
    type: 'notice.test-sent',
    incidentId: notice.incidentId,
    details: { noticeId, version, memberIds: sentTo },
  });
  return { noticeId, sentTo: sentTo.length };
}
