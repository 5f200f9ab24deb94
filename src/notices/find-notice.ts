import type { EntityManager } from 'typeorm';
import { found } from '../domain/refusal.ts';
import type { Work } from '../platform/database/work.ts';
import { NoticeRow, NoticeVariantRow, NoticeVersionRow } from './notice.row.ts';

/** The notice, or NOT_FOUND. */
export async function findNotice(db: EntityManager, organizationId: string, id: string): Promise<NoticeRow> {
  return found(await db.findOneBy(NoticeRow, { organizationId, id }), 'notice');
}

/** The notice, locked until commit: an edit and a decision never cross. */
export async function lockNotice({ db, organizationId }: Work, id: string): Promise<NoticeRow> {
  return found(
    await db.findOne(NoticeRow, { where: { organizationId, id }, lock: { mode: 'pessimistic_write' } }),
    'notice',
  );
}

/** One version of a notice, or NOT_FOUND. */
export async function findNoticeVersion(
  db: EntityManager,
  organizationId: string,
  noticeId: string,
  version: number,
): Promise<NoticeVersionRow> {
  return found(await db.findOneBy(NoticeVersionRow, { organizationId, noticeId, version }), 'notice version');
}

/** A version in its other languages. */
export function findVariants(
  db: EntityManager,
  organizationId: string,
  noticeId: string,
  version: number,
): Promise<NoticeVariantRow[]> {
  return db.find(NoticeVariantRow, {
    where: { organizationId, noticeId, version },
    order: { locale: 'ASC' },
  });
}
