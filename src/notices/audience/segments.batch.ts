import { localeFor } from '../../domain/locale-choice.ts';
import { STILL_LISTED } from '../../people/recipients-sql.ts';
import type { Batch } from '../../platform/database/batch.ts';
import { noticeById, obligationsOfNotice, variantsOf } from '../notice.batch.ts';
import { goesToEach } from './audience-of-rule.ts';
import { isFor } from './places.ts';

/** People of one residence who get the same text. */
export interface NoticeSegment {
  readonly jurisdiction: string;
  /** The language they get. */
  readonly locale: string;
  readonly people: number;
  /** Of them, those whose own language is another one, in which there is no text. */
  readonly inAnotherLanguage: number;
}

interface Spoken {
  readonly incident_id: string;
  readonly jurisdiction: string;
  readonly locale: string | null;
  readonly count: number;
}

/** Who would get which text of each notice to people, by residence. */
export const segmentsOf: Batch<string, readonly NoticeSegment[]> = async (db, ids) => {
  const notices = await noticeById(db, ids);
  const variants = await variantsOf(db, ids);
  const obligations = await obligationsOfNotice(db, ids);
  const incidentIds = notices.flatMap((notice) => (notice && goesToEach(notice) ? notice.incidentId : []));
  const spoken: Spoken[] = await db.query(
    `select p.incident_id, p.jurisdiction, p.locale, count(*)::int as count from affected_person p
      where p.organization_id = tocsin_tenant() and p.incident_id = any($1) and ${STILL_LISTED} group by 1, 2, 3 order by 2, 3`,
    [[...new Set(incidentIds)]],
  );
  return notices.map((notice, i) => {
    if (!notice || !goesToEach(notice)) return [];
    const further = (variants[i] ?? []).filter(({ version }) => version === notice.currentVersion);
    const locales = [notice.locale, ...further.map(({ locale }) => locale)];
    const isOwed = isFor(notice, obligations[i] ?? []);
    const segments = new Map<string, NoticeSegment>();
    for (const { incident_id, jurisdiction, locale: own, count } of spoken) {
      if (incident_id !== notice.incidentId || !isOwed(jurisdiction)) continue;
      const locale = localeFor(locales, own) ?? notice.locale;
      const key = `${jurisdiction} ${locale}`;
      const known = segments.get(key) ?? { jurisdiction, locale, people: 0, inAnotherLanguage: 0 };
      const foreign = own !== null && own.slice(0, 2).toLowerCase() !== locale.slice(0, 2).toLowerCase();
      segments.set(key, {
        ...known,
        people: known.people + count,
        inAnotherLanguage: known.inAnotherLanguage + (foreign ? count : 0),
      });
    }
    return [...segments.values()].sort((a, b) => b.people - a.people);
  });
};
