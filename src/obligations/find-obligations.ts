import type { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';
import type { Cursor } from '../platform/graphql/paging.ts';
import { ObligationRow, type ObligationState } from './obligation.row.ts';

/** Where those without a date stand: after all others. */
const NO_DATE = "timestamptz '9999-12-31 00:00:00+00'";
const NO_DATE_MILLIS = Date.UTC(9999, 11, 31);

export interface BoardFilter {
  readonly states?: readonly ObligationState[] | null | undefined;
  readonly dueBefore?: DateTime | null | undefined;
  readonly overdueAt?: DateTime | null | undefined;
}

/** A page of clocks across incidents, earliest due first, with one more than asked for. */
export function findObligations(
  db: EntityManager,
  organizationId: string,
  { states, dueBefore, overdueAt }: BoardFilter,
  { size, after }: { size: number; after: Cursor | null },
): Promise<ObligationRow[]> {
  const due = `coalesce(obligation.due_at, ${NO_DATE})`;
  const query = db
    .createQueryBuilder(ObligationRow, 'obligation')
    .where('obligation.organizationId = :organizationId', { organizationId });
  // The literal list is what the partial index names.
  if (states) query.andWhere('obligation.state = any(:states)', { states: [...states] });
  else query.andWhere("obligation.state in ('OPEN', 'PARTLY_MET')");
  if (dueBefore) query.andWhere('obligation.dueAt < :dueBefore', { dueBefore: dueBefore.toJSDate() });
  if (overdueAt) query.andWhere('obligation.dueAt < :overdueAt', { overdueAt: overdueAt.toJSDate() });
  if (after)
    query.andWhere(`(${due}, obligation.id) > (:at, :id)`, { at: new Date(after.key), id: after.id });
  return query
    .orderBy(due, 'ASC')
    .addOrderBy('obligation.id', 'ASC')
    .limit(size + 1)
    .getMany();
}

/** The place of an obligation on the board. */
export function boardCursor({ dueAt, id }: ObligationRow): Cursor {
  return { key: dueAt?.toMillis() ?? NO_DATE_MILLIS, id };
}
