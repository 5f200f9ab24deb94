import { Refusal } from '../domain/refusal.ts';
import { findIncident } from '../incidents/find-incident.ts';
import { record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { findNoticeVersion, findVariants, lockNotice } from './find-notice.ts';
import { NoticeRow } from './notice.row.ts';
import { saveNoticeVersion } from './save-notice-version.ts';

export interface EditNoticeInput {
  readonly noticeId: string;
  /** The version that was read and changed: a text edited meanwhile by somebody else is not overwritten. */
  readonly version: number;
  readonly subject?: string | null | undefined;
  readonly body?: string | null | undefined;
  /** Which of its languages; the default one if absent. */
  readonly locale?: string | null | undefined;
}

/** Writes the next version. Approvals are bound to versions, so an edit leaves the notice unapproved. */
export async function editNotice(
  work: Work,
  { noticeId, version, subject, body, locale }: EditNoticeInput,
): Promise<{ noticeId: string; version: number }> {
  const { db, organizationId, now } = work;
  const notice = await lockNotice(work, noticeId);
  refuseOldVersion(notice, version);
  const before = await findNoticeVersion(db, organizationId, noticeId, version);
  const incident = await findIncident(db, organizationId, notice.incidentId);
  const next = version + 1;
  const variants = await findVariants(db, organizationId, noticeId, version);
  const edited = locale ?? notice.locale;
  if (edited !== notice.locale && !variants.some((one) => one.locale === edited)) {
    const known = [notice.locale, ...variants.map((one) => one.locale)];
    throw new Refusal(
      'INVALID_INPUT',
      `This notice has no text in "${edited}", but in ${known.join(', ')}. Add one with addNoticeVariant.`,
      { known },
    );
  }
  const change = { ...(subject != null && { subject }), ...(body != null && { body }) };
  const contentHash = await saveNoticeVersion(work, notice, {
    version: next,
    subject: before.subject,
    body: before.body,
    ...(edited === notice.locale && change),
    templateVersion: before.templateVersion,
    incidentVersion: incident.version,
    variants: variants.map((one) => (one.locale === edited ? { ...one, ...change } : one)),
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
