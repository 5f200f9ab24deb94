import { createHash } from 'node:crypto';
import { In } from 'typeorm';
import { showCode } from '../domain/check-code.ts';
import { notFound, Refusal } from '../domain/refusal.ts';
import { directionOf } from '../domain/text-direction.ts';
import { fillBlocks, settableNotice } from '../notices/approval/settable-notice.ts';
import { findNotice, findNoticeVersion, findVariants } from '../notices/find-notice.ts';
import { findValidApproval } from '../notices/find-valid-approval.ts';
import { NoticeObligationRow, type NoticeRow } from '../notices/notice.row.ts';
import { textsOf } from '../notices/render/notice-texts.ts';
import { ObligationRow } from '../obligations/obligation.row.ts';
import { findOrganization } from '../organizations/find-organization.ts';
import { homeCountry } from '../organizations/home-country.ts';
import { record } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import { makePdf, UnsettableText } from '../platform/documents/make-pdf.ts';
import { letterFormOf, letterForms } from '../platform/documents/page-form.ts';

export interface NoticeOrder {
  readonly noticeId: string;
  /** Of its texts; null: the default. */
  readonly locale: string | null;
}

/**
 * The current version of a notice as a page to hand in, print or put on the web, and notes that it was taken out. What
 * nobody has approved says so at its head; a recipient's place stands in brackets.
 */
export async function exportNotice(
  work: Work,
  { noticeId, locale }: NoticeOrder,
): Promise<{ body: Buffer; fileName: string }> {
  const { db, organizationId, now } = work;
  const notice = await findNotice(db, organizationId, noticeId);
  const version = await findNoticeVersion(db, organizationId, noticeId, notice.currentVersion);
  const texts = textsOf(notice, version, await findVariants(db, organizationId, noticeId, version.version));
  const text = texts.find((one) => one.locale === (locale ?? notice.locale));
  if (!text) throw notFound('text in this language');
  const approved = await isApproved(work, noticeId);
  const organization = await findOrganization(db, organizationId);
  const { name, legalName, timeZone: zone } = organization;
  const settable = settableNotice(text, { today: { now, zone }, draft: !approved });
  const addressee = (await recipientOf(work, notice)) ?? '[name]';
  const blocks = fillBlocks(settable, { name: addressee, email: '[email]', notice_date: '[date]' });
  const [subject] = blocks;
  const author = legalName ?? name;
  const head = version.brand?.name ?? author;
  const body = await set({
    title: subject?.kind === 'heading' ? subject.line.map((run) => run.text).join('') : author,
    ...{ author, date: now },
    sheets: [
      {
        ...{ language: text.locale, direction: directionOf(text.locale), blocks },
        page: letterForms[letterFormOf(homeCountry(organization))].page,
        masthead: approved ? head : `${head} · DRAFT, version ${version.version}, not approved`,
        footer: [author, ...(notice.code ? [showCode(notice.code)] : [])],
      },
    ],
  });
  const digest = createHash('sha256').update(body).digest('hex');
  await record(work, {
    type: 'notice.exported',
    incidentId: notice.incidentId,
    details: { noticeId, version: version.version, locale: text.locale, approved, digest },
  });
  return { body, fileName: `notice-${text.locale}${approved ? '' : '-draft'}.pdf` };
}

/** Of a notice to an authority: whom its duties name; null: people, or nobody is named yet. */
async function recipientOf(
  { db, organizationId }: Work,
  { id, audience }: NoticeRow,
): Promise<string | null> {
  if (audience !== 'AUTHORITY') return null;
  const answers = await db.findBy(NoticeObligationRow, { organizationId, noticeId: id });
  const ids = answers.map(({ obligationId }) => obligationId);
  const duties = await db.findBy(ObligationRow, { organizationId, id: In(ids) });
  const names = [...new Set(duties.flatMap(({ recipientName }) => recipientName ?? []))].sort();
  return names.length > 0 ? names.join(', ') : null;
}

async function isApproved({ db, organizationId, now }: Work, noticeId: string): Promise<boolean> {
  try {
    await findValidApproval(db, organizationId, noticeId, now);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'NOT_APPROVED') return false;
    throw error;
  }
}

/** What is handed in stands as it was written, or not at all. */
async function set(document: Parameters<typeof makePdf>[0]): Promise<Buffer> {
  try {
    return await makePdf(document);
  } catch (error) {
    if (!(error instanceof UnsettableText)) throw error;
    throw new Refusal(
      'CONFLICT',
      `${error.message} Take them out of the text, or hand it out as HTML (notice { preview }).`,
      { characters: [...error.characters] },
    );
  }
}
