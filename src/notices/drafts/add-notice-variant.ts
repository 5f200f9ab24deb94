import { Refusal } from '../../domain/refusal.ts';
import { record } from '../../platform/audit/record.ts';
import { updateRows } from '../../platform/database/rows.ts';
import type { Work } from '../../platform/database/work.ts';
import type { Catalog } from '../../rules/catalog.ts';
import { checkedElements, type ElementInput, wordsFor } from '../element-input.ts';
import { findNoticeVersion, findVariants, lockNotice } from '../find-notice.ts';
import { obligationsOfNotice } from '../notice.batch.ts';
import { NoticeRow } from '../notice.row.ts';
import { templatesOf } from '../own-texts/templates-of.ts';
import { saveNoticeVersion } from '../save-notice-version.ts';
import { composeText, draftGround } from '../texts/compose-text.ts';
import { inLanguage, nameOf, type Templates, templatesFor } from '../texts/template.ts';
import { refuseOldVersion } from './edit-notice.ts';

export interface AddNoticeVariantInput {
  readonly noticeId: string;
  /** The version that was read. */
  readonly version: number;
  readonly locale: string;
  readonly elements?: readonly ElementInput[] | null | undefined;
}

/** Drafts the notice in one more language: the next version, with the texts it had as they were. */
export async function addNoticeVariant(
  work: Work,
  { catalog, templates }: { readonly catalog: Catalog; readonly templates: Templates },
  { noticeId, version, locale, elements }: AddNoticeVariantInput,
): Promise<{ noticeId: string; version: number }> {
  const { db, organizationId, now } = work;
  const notice = await lockNotice(work, noticeId);
  refuseOldVersion(notice, version);
  const name = nameOf(notice.templateId);
  const all = await templatesOf(db, organizationId, { catalog, templates });
  const texts = templatesFor(all, { audience: notice.audience, name, ruleIds: [] });
  const template = inLanguage(texts, locale);
  if (!template) {
    const known = texts.map((one) => one.locale);
    throw new Refusal(
      'INVALID_INPUT',
      `There is no template in "${locale}". There is: ${known.join(', ')}.`,
      { known },
    );
  }
  const before = await findNoticeVersion(db, organizationId, noticeId, version);
  const variants = await findVariants(db, organizationId, noticeId, version);
  if ([notice, ...variants].some((one) => one.locale === template.locale)) {
    throw new Refusal('CONFLICT', `This notice has a text in "${template.locale}" already: edit that one.`);
  }
  const [obligations = []] = await obligationsOfNotice(db, [noticeId]);
  const ground = await draftGround(work, notice.incidentId, obligations);
  const given = wordsFor(checkedElements(catalog, elements ?? [], now), template.locale, template.locale);
  const next = version + 1;
  const contentHash = await saveNoticeVersion(work, notice, {
    version: next,
    ...{ subject: before.subject, body: before.body, templateVersion: before.templateVersion },
    // The texts that were there before were written on the facts of then: what changed since is still to be looked at.
    incidentVersion: before.incidentVersion,
    variants: [...variants, composeText(ground, catalog, template, given, now)],
  });
  await updateRows(db, NoticeRow, { organizationId, id: noticeId }, { currentVersion: next, updatedAt: now });
  await record(work, {
    type: 'notice.edited',
    incidentId: notice.incidentId,
    details: { noticeId, version: next, contentHash },
  });
  return { noticeId, version: next };
}
