import { memberOf } from '../domain/actor.ts';
import { contentHash } from '../domain/approval.ts';
import { elementsOf, parseBody } from '../domain/notice-body.ts';
import { Refusal } from '../domain/refusal.ts';
import { insertRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { findBrand } from './find-brand.ts';
import { type NoticeRow, NoticeVariantRow, NoticeVersionRow } from './notice.row.ts';

const LONGEST_SUBJECT = 300;
const LONGEST_BODY = 60_000;
const MOST_VARIANTS = 12;

export interface NewText {
  readonly subject: string;
  readonly body: string;
  readonly templateVersion: string;
}

/** The text in one more language. */
export interface NewVariant extends NewText {
  readonly locale: string;
  readonly templateId: string;
}

export interface NewVersion extends NewText {
  readonly version: number;
  readonly incidentVersion: number;
  readonly variants: readonly NewVariant[];
}

/** Inserts a version in all its languages, with what it states read off its texts, and answers its content hash in hex. */
export async function saveNoticeVersion(
  work: Work,
  notice: Pick<NoticeRow, 'id' | 'locale' | 'templateId' | 'code' | 'checkUrl'>,
  { version, subject, body, templateVersion, incidentVersion, variants: given }: NewVersion,
): Promise<string> {
  const { locale, templateId, code, checkUrl } = notice;
  if (given.length > MOST_VARIANTS)
    throw new Refusal('LIMIT_EXCEEDED', `A notice has ${MOST_VARIANTS} further languages at the most.`);
  const [own, ...variants] = [{ locale, templateId, subject, body, templateVersion }, ...given].map(readText);
  if (!own) throw new Error('a version without a text');
  const { organizationId } = work;
  const look = await findBrand(work.db, organizationId);
  const brand = look && { name: look.name, accent: look.accent, footer: look.footer };
  const hash = contentHash({ ...own, variants, code, checkUrl, brand });
  await insertRows(work.db, NoticeVersionRow, {
    organizationId,
    noticeId: notice.id,
    version,
    subject,
    body,
    templateVersion,
    brand,
    elements: own.elements,
    incidentVersion,
    contentHash: hash,
    writtenBy: memberOf(work.actor),
    writtenAt: work.now,
  });
  await insertRows(
    work.db,
    NoticeVariantRow,
    variants.map((variant) => ({ organizationId, noticeId: notice.id, version, ...variant })),
  );
  return hash.toString('hex');
}

function readText({ locale, templateId, subject, body, templateVersion }: NewVariant) {
  if (subject.length > LONGEST_SUBJECT || body.length > LONGEST_BODY) {
    throw new Refusal(
      'INVALID_INPUT',
      `Keep the subject under ${LONGEST_SUBJECT} and the body under ${LONGEST_BODY} characters.`,
    );
  }
  const elements = elementsOf(parseBody(body).blocks);
  return { locale, templateId, subject, body, templateVersion, elements };
}
