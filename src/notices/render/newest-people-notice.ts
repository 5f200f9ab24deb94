import type { EntityManager } from 'typeorm';
import { findNoticeVersion } from '../find-notice.ts';
import { NoticeRow } from '../notice.row.ts';
import { type Cut, renderNotice } from './render-notice.ts';

/** Stands for whatever differs from one recipient to the next. */
const anybody = ({ parts }: Cut) => parts.join('…');

/**
 * What the people of an incident are written, as text without anybody's data: laws of American states ask for a sample
 * of it. The newest notice to them, its current version; null: there is none.
 */
export async function newestPeopleNotice(
  db: EntityManager,
  organizationId: string,
  incidentId: string,
): Promise<string | null> {
  const notice = await db.findOne(NoticeRow, {
    where: { organizationId, incidentId, audience: 'PEOPLE', use: 'message' },
    order: { createdAt: 'DESC', id: 'DESC' },
  });
  if (!notice) return null;
  const version = await findNoticeVersion(db, organizationId, notice.id, notice.currentVersion);
  const { subject, words } = renderNotice(version, notice.locale, { draft: true });
  return `${anybody(subject)}\n\n${anybody(words)}`;
}
