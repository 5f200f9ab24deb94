import { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';
import { inZone } from '../domain/instant.ts';
import { replaceSlots } from '../domain/recipient-slot.ts';
import { lineText } from '../notices/render/markdown.ts';
import { markdownSafe } from '../notices/render/markdown-safe.ts';
import { showDate } from '../notices/render/show-time.ts';
import { ISSUED } from './issued-sql.ts';

/** One text of a notice that went out, in all its languages. */
export interface IssuedText {
  readonly version: number;
  readonly at: DateTime<true>;
  /** Every day some of it left, as it was where the organization is: what a reader holds bears one of them. */
  readonly days: readonly DateTime<true>[];
  readonly subjects: readonly { readonly locale: string; readonly subject: string }[];
}

/** What the public may know of a notice: who, what about, when. Nothing of anybody. */
export interface IssuedNotice {
  readonly organization: string;
  readonly timeZone: string;
  readonly exercise: boolean;
  /** The newest first; those after it were replaced by it. */
  readonly texts: readonly [IssuedText, ...IssuedText[]];
  /** Notices of their own that set it right or add to it, and what it does so to; each if it was issued. */
  readonly related: readonly RelatedNotice[];
}

export interface RelatedNotice {
  readonly how: 'CORRECTS' | 'CORRECTED_BY';
  readonly code: string | null;
  readonly at: DateTime<true>;
}

interface Row {
  readonly organization: string;
  readonly time_zone: string;
  readonly exercise: boolean;
  readonly version: number;
  readonly at: Date;
  readonly days: readonly Date[];
  readonly locale: string;
  readonly subject: string;
}

/**
 * The notice of a code, if it was issued: its sending began and was not called off before anything left, it was handed
 * in or published, or letters of it were taken out to be posted. A draft, an approval or a test is none.
 */
export async function findIssued(
  db: EntityManager,
  organizationId: string,
  code: string,
): Promise<IssuedNotice | null> {
  const rows: Row[] = await db.query(
    `with asked as (
       select id, incident_id, locale from notice where organization_id = $1 and code = $2
     ), ${ISSUED}
     select coalesce(o.legal_name, o.name) as organization, o.time_zone, i.exercise, issued.version, issued.at, issued.days, text.locale, text.subject
       from asked n cross join issued
       join organization o on o.id = $1
       join incident i on i.organization_id = $1 and i.id = n.incident_id
       cross join lateral (
         select 0 as place, n.locale, v.subject from notice_version v
          where v.organization_id = $1 and v.notice_id = n.id and v.version = issued.version
         union all
         select 1, v.locale, v.subject from notice_variant v
          where v.organization_id = $1 and v.notice_id = n.id and v.version = issued.version) text
      order by issued.version desc, text.place, text.locale`,
    [organizationId, code],
  );
  const related = await findRelated(db, organizationId, code);
  const [newest] = rows;
  if (!newest) return null;
  const versions = [...new Set(rows.map(({ version }) => version))];
  const [first, ...rest] = versions.map((version) => textOf(rows.filter((row) => row.version === version)));
  if (!first) return null;
  const { organization, time_zone: timeZone, exercise } = newest;
  return { organization, timeZone, exercise, texts: [first, ...rest], related };
}

async function findRelated(
  db: EntityManager,
  organizationId: string,
  code: string,
): Promise<RelatedNotice[]> {
  const rows: { how: RelatedNotice['how']; code: string | null; at: Date }[] = await db.query(
    `with own as (
       select id, incident_id, corrects from notice where organization_id = $1 and code = $2
     ), asked as (
       select n.id, n.incident_id, n.code, case when n.id = own.corrects then 'CORRECTS' else 'CORRECTED_BY' end as how
         from own join notice n on n.organization_id = $1 and n.incident_id = own.incident_id
          and (n.id = own.corrects or n.corrects = own.id)
     ), ${ISSUED}
     select n.how, n.code, min(i.at) as at from asked n join issued i on i.notice_id = n.id
      group by n.how, n.id, n.code order by at, n.id`,
    [organizationId, code],
  );
  return rows.map(({ how, code: other, at }) => ({
    ...{ how, code: other },
    at: DateTime.fromJSDate(at, { zone: 'utc' }) as DateTime<true>,
  }));
}

function textOf(rows: readonly Row[]): IssuedText {
  const [{ version, at: then, days: instants, time_zone: zone }] = rows as readonly [Row];
  const at = DateTime.fromJSDate(then, { zone: 'utc' }) as DateTime<true>;
  const starts = instants.map(
    (one) => inZone(DateTime.fromJSDate(one), zone).startOf('day') as DateTime<true>,
  );
  const days = starts.filter((day, i) => day.toMillis() !== starts[i - 1]?.toMillis());
  const subjects = rows.map(({ locale, subject }) => ({
    locale,
    subject: withoutRecipient(subject, showDate(at, zone, locale)),
  }));
  return { version, at, days, subjects };
}

/** A subject may greet its reader: here it stands as it does for somebody of whom nothing is known. */
function withoutRecipient(subject: string, day: string): string {
  const shown = replaceSlots(subject, ({ key, otherwise }) =>
    key === 'notice_date' ? markdownSafe(day) : (otherwise ?? '…'),
  );
  return lineText(shown);
}
