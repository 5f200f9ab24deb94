import { type EntityManager, In } from 'typeorm';
import { found } from '../domain/refusal.ts';
import { NoticeObligationRow, type NoticeRow } from '../notices/notice.row.ts';
import { ObligationRow } from '../obligations/obligation.row.ts';
import type { Cursor } from '../platform/graphql/paging.ts';
import { filesCountFor, isOwedIn } from './count-coverage.ts';
import type { DeliveryRecipient, DeliveryState } from './delivery.row.ts';

/** Somebody an obligation is owed to whom no completed run has reached, and who was not told another way either. */
export interface Unreached {
  readonly personId: string;
  readonly jurisdiction: string;
  /** Of the last run that wrote to them. */
  readonly dispatchId: string;
  readonly deliveryId: string;
  readonly state: DeliveryState;
  readonly response: string | null;
  readonly updatedAt: Date;
  /** Who of the two was not reached: the person, the guardian in its place or beside it, or both. */
  readonly missed: readonly DeliveryRecipient[];
}

// A child and its guardian may both be written to: the child is told when both are. Whom we missed comes before whom we reached.
const LAST = `order by d.state = 'ACCEPTED', s.created_at desc`;

// Every person of the completed live runs that answer the obligation, with what became of them in each.
const WRITTEN_TO = `
  from notice_obligation o
  join dispatch s on s.organization_id = $1 and s.notice_id = o.notice_id and s.kind = 'LIVE' and s.state = 'COMPLETED'
  join delivery d on d.organization_id = $1 and d.dispatch_id = s.id and d.state <> 'SUPPRESSED' and d.person_id is not null
 where o.organization_id = $1 and o.obligation_id = any($2)`;

const REACHED = `d.state = 'ACCEPTED' and (s.transport = 'SMTP' or $5)`;

const STILL_OWED = `
   and d.jurisdiction = any($3)
   and ($4::uuid is null or d.person_id > $4)
   and ($7::uuid is null or d.person_id = $7)
   and not exists (select from affected_person p where p.organization_id = $1 and p.id = d.person_id
                    and (p.erased_at is not null or p.removed_at is not null))
 group by d.person_id
having count(distinct d.recipient) > count(distinct d.recipient) filter (where ${REACHED})
   and not exists (select from told_otherwise t join notice_obligation n on n.organization_id = $1 and n.notice_id = t.notice_id
                    where t.organization_id = $1 and t.person_id = d.person_id and n.obligation_id = any($2))
   and ($6::uuid is null or bool_or(s.notice_id = $6))`;

/** What somebody is still owed: one obligation, or those that a notice answers, of people it was written for. */
interface Owed {
  readonly organizationId: string;
  readonly incidentId: string;
  readonly obligations: readonly ObligationRow[];
  readonly noticeId: string | null;
}

interface Page {
  readonly size: number;
  readonly after: Pick<Cursor, 'id'> | null;
  /** This person alone, if they are among them. */
  readonly personId?: string | null;
}

/** A page of the people an obligation is still owed to, by person, with one more than asked for. */
export async function findUnreached(
  db: EntityManager,
  obligationId: string,
  filesReach: boolean,
  page: Page,
): Promise<Unreached[]> {
  const obligation = found(await db.findOneBy(ObligationRow, { id: obligationId }), 'obligation');
  return find(db, owedBy(obligation), filesReach, page);
}

/** The same of all that a notice answers, and of those alone to whom a run of it wrote, or should have. */
export async function findUnreachedBy(
  db: EntityManager,
  notice: NoticeRow,
  filesReach: boolean,
  page: Page,
): Promise<Unreached[]> {
  return find(db, await owedThrough(db, notice), filesReach, page);
}

/** How many they are. */
export async function countUnreached(
  db: EntityManager,
  obligation: ObligationRow,
  filesReach: boolean,
): Promise<number> {
  return count(db, owedBy(obligation), filesReach);
}

/** How many a notice did not reach. */
export async function countUnreachedBy(
  db: EntityManager,
  notice: NoticeRow,
  filesReach: boolean,
): Promise<number> {
  return count(db, await owedThrough(db, notice), filesReach);
}

const owedBy = (obligation: ObligationRow): Owed => {
  const { organizationId, incidentId } = obligation;
  return { organizationId, incidentId, obligations: [obligation], noticeId: null };
};

async function owedThrough(db: EntityManager, { organizationId, incidentId, id }: NoticeRow): Promise<Owed> {
  const answers = await db.findBy(NoticeObligationRow, { organizationId, noticeId: id });
  const ids = answers.map(({ obligationId }) => obligationId);
  const obligations = await db.findBy(ObligationRow, { organizationId, id: In(ids) });
  return { organizationId, incidentId, obligations, noticeId: id };
}

async function find(
  db: EntityManager,
  owed: Owed,
  filesReach: boolean,
  { size, after, personId = null }: Page,
): Promise<Unreached[]> {
  return db.query(
    `select d.person_id as "personId", max(d.jurisdiction) as jurisdiction,
            (array_agg(d.dispatch_id ${LAST}))[1] as "dispatchId",
            (array_agg(d.id ${LAST}))[1] as "deliveryId",
            (array_agg(d.state ${LAST}))[1] as state,
            (array_agg(d.response ${LAST}))[1] as response,
            max(d.updated_at) as "updatedAt",
            array(select unnest(array_agg(d.recipient)) except select unnest(array_agg(d.recipient) filter (where ${REACHED}))
                   order by 1 desc) as missed
       ${WRITTEN_TO} ${STILL_OWED} order by d.person_id limit ${size + 1}`,
    await valuesOf(db, owed, filesReach, after?.id ?? null, personId),
  );
}

async function count(db: EntityManager, owed: Owed, filesReach: boolean): Promise<number> {
  const [{ count: people }] = await db.query(
    `select count(*)::int as count from (select d.person_id ${WRITTEN_TO} ${STILL_OWED}) owed`,
    await valuesOf(db, owed, filesReach, null, null),
  );
  return people;
}

async function valuesOf(
  db: EntityManager,
  owed: Owed,
  filesReach: boolean,
  after: string | null,
  personId: string | null,
): Promise<unknown[]> {
  const { organizationId, obligations, noticeId } = owed;
  const ids = obligations.map(({ id }) => id);
  const segments: { segment: string }[] = await db.query(
    `select distinct d.jurisdiction as segment ${WRITTEN_TO}`,
    [organizationId, ids],
  );
  const places = segments.flatMap(({ segment }) =>
    obligations.some((obligation) => isOwedIn(segment, obligation)) ? [segment] : [],
  );
  const byFile = await filesCountFor(db, owed, filesReach);
  return [organizationId, ids, places, after, byFile, noticeId, personId];
}
