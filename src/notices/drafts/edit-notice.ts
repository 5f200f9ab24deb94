import { Refusal } from '../../domain/refusal.ts';
import { findIncident } from '../../incidents/find-incident.ts';
import { findOrganization } from '../../organizations/find-organization.ts';
import { record } from '../../platform/audit/record.ts';
import { updateRows } from '../../platform/database/rows.ts';
import type { Work } from '../../platform/database/work.ts';
import { checkedElements, type ElementInput, wordsFor } from '../element-input.ts';
import { findNoticeVersion, findVariants, lockNotice } from '../find-notice.ts';
import { NoticeRow } from '../notice.row.ts';
import { templatesOf } from '../own-texts/templates-of.ts';
import { saveNoticeVersion } from '../save-notice-version.ts';
import { type RestateTools, restateElements } from '../texts/restate-elements.ts';

export interface EditNoticeInput {
  readonly noticeId: string;
  /** The version that was read and changed: a text edited meanwhile by somebody else is not overwritten. */
  readonly version: number;
  readonly subject?: string | null | undefined;
  readonly body?: string | null | undefined;
  /** Which of its languages; the default one if absent. */
  readonly locale?: string | null | undefined;
  /** Elements to state anew; the rest stays as it is. */
  readonly elements?: readonly ElementInput[] | null | undefined;
}

interface Text {
  readonly locale: string;
  readonly subject: string;
  readonly body: string;
}

/** Writes the next version. Approvals are bound to versions, so an edit leaves the notice unapproved. */
export async function editNotice(
  work: Work,
  shipped: RestateTools,
  { noticeId, version, subject, body, locale, elements }: EditNoticeInput,
): Promise<{ noticeId: string; version: number }> {
  const { db, organizationId, now } = work;
  const notice = await lockNotice(work, noticeId);
  refuseOldVersion(notice, version);
  const before = await findNoticeVersion(db, organizationId, noticeId, version);
  const incident = await findIncident(db, organizationId, notice.incidentId);
  const next = version + 1;
  const variants = await findVariants(db, organizationId, noticeId, version);
  const edited = locale ?? notice.locale;
  const given = checkedElements(shipped.catalog, elements ?? [], now);
  const known = [notice.locale, ...variants.map((one) => one.locale)];
  const unknown = [edited, ...given.keys()].find((one) => one !== '' && !known.includes(one));
  if (unknown !== undefined) {
    throw new Refusal(
      'INVALID_INPUT',
      `This notice has no text in "${unknown}", but in ${known.join(', ')}. Add one with addNoticeVariant.`,
      { known },
    );
  }
  const tools = { ...shipped, templates: await templatesOf(db, organizationId, shipped) };
  const { timeZone: zone } = await findOrganization(db, organizationId);
  const { audience, templateId } = notice;
  const change = { ...(subject != null && { subject }), ...(body != null && { body }) };
  const changed = <T extends Text>(text: T): T => {
    const own = text.locale === edited ? { ...text, ...change } : text;
    const words = wordsFor(given, own.locale, edited);
    return { ...own, body: restateElements({ ...own, audience, templateId, zone }, words, tools) };
  };
  const text = changed({ locale: notice.locale, subject: before.subject, body: before.body });
  const contentHash = await saveNoticeVersion(work, notice, {
    version: next,
    subject: text.subject,
    body: text.body,
    templateVersion: before.templateVersion,
    incidentVersion: incident.version,
    variants: variants.map(changed),
  });
  await updateRows(db, NoticeRow, { organizationId, id: noticeId }, { currentVersion: next, updatedAt: now });
  await record(work, {
    type: 'notice.edited',
    incidentId: notice.incidentId,
    details: { noticeId, version: next, contentHash },
  });
  return { noticeId, version: next };
}

/** Refuses an act on a text that is no longer the current one. */
export function refuseOldVersion({ currentVersion }: NoticeRow, version: number): void {
  if (version === currentVersion) return;
  throw new Refusal(
    'CONFLICT',
    `The notice stands at version ${currentVersion}, not ${version}. Read it again, then repeat this for the current version.`,
    { currentVersion },
  );
}
