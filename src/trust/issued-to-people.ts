import { DateTime } from 'luxon';
import { In } from 'typeorm';
import { isFor } from '../notices/audience/places.ts';
import { obligationsOfNotice } from '../notices/notice.batch.ts';
import { NoticeRow, NoticeVariantRow, NoticeVersionRow } from '../notices/notice.row.ts';
import { type NoticeText, textsOf } from '../notices/render/notice-texts.ts';
import type { Work } from '../platform/database/work.ts';
import { ISSUED } from './issued-sql.ts';

/** A notice to people as it was issued last. */
export interface IssuedToPeople {
  readonly noticeId: string;
  readonly texts: readonly NoticeText[];
  readonly issuedAt: DateTime;
  /** Whether it goes to people of a residence. */
  readonly isFor: (residence: string) => boolean;
}

/** The notices to people of an incident that were issued: those sent to each before those published, the last one first. */
export async function issuedToPeople(
  { db, organizationId }: Pick<Work, 'db' | 'organizationId'>,
  incidentId: string,
): Promise<readonly IssuedToPeople[]> {
  const issued: { notice_id: string; version: number; at: Date }[] = await db.query(
    `with asked as (
       select id, incident_id from notice where organization_id = $1 and incident_id = $2 and audience = 'PEOPLE' and use <> 'script'
     ), ${ISSUED}
     select distinct on (notice_id) notice_id, version, at from issued order by notice_id, version desc`,
    [organizationId, incidentId],
  );
  const ids = issued.map(({ notice_id }) => notice_id);
  if (ids.length === 0) return [];
  const of = { organizationId, noticeId: In(ids) };
  const notices = await db.findBy(NoticeRow, { organizationId, id: In(ids) });
  const versions = await db.findBy(NoticeVersionRow, of);
  const variants = await db.findBy(NoticeVariantRow, of);
  const obligations = await obligationsOfNotice(db, ids);
  return issued
    .flatMap(({ notice_id: noticeId, version, at }, i) => {
      const notice = notices.find(({ id }) => id === noticeId);
      const same = (one: { noticeId: string; version: number }) =>
        one.noticeId === noticeId && one.version === version;
      const text = versions.find(same);
      if (!notice || !text) return [];
      const texts = textsOf(notice, text, variants.filter(same));
      const issuedAt = DateTime.fromJSDate(at, { zone: 'utc' });
      return [
        { ...{ noticeId, texts, issuedAt, use: notice.use }, isFor: isFor(notice, obligations[i] ?? []) },
      ];
    })
    .sort(
      (a, b) =>
        Number(b.use === 'message') - Number(a.use === 'message') ||
        b.issuedAt.toMillis() - a.issuedAt.toMillis(),
    );
}
