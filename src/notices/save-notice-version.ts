import { memberOf } from '../domain/actor.ts';
import { contentHash } from '../domain/approval.ts';
import { elementsOf, parseBody } from '../domain/notice-body.ts';
import { Refusal } from '../domain/refusal.ts';
import { insertRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { type NoticeRow, NoticeVersionRow } from './notice.row.ts';

const LONGEST_SUBJECT = 300;
const LONGEST_BODY = 60_000;

export interface NewVersion {
  readonly version: number;
  readonly subject: string;
  readonly body: string;
  readonly templateVersion: string;
  readonly incidentVersion: number;
}

/** Inserts a version, with what it states read off its text, and answers its content hash in hex. */
export async function saveNoticeVersion(
  work: Work,
  notice: Pick<NoticeRow, 'id' | 'locale' | 'templateId'>,
  { version, subject, body, templateVersion, incidentVersion }: NewVersion,
): Promise<string> {
  if (subject.length > LONGEST_SUBJECT || body.length > LONGEST_BODY) {
    throw new Refusal(
      'INVALID_INPUT',
      `Keep the subject under ${LONGEST_SUBJECT} and the body under ${LONGEST_BODY} characters.`,
    );
  }
  const { locale, templateId } = notice;
  const elements = elementsOf(parseBody(body).blocks);
  const hash = contentHash({ subject, body, locale, templateId, templateVersion, elements });
  await insertRows(work.db, NoticeVersionRow, {
    organizationId: work.organizationId,
    noticeId: notice.id,
    version,
    subject,
    body,
    templateVersion,
    elements,
    incidentVersion,
    contentHash: hash,
    writtenBy: memberOf(work.actor),
    writtenAt: work.now,
  });
  return hash.toString('hex');
}
