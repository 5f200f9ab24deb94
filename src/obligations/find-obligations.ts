import type { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';
import type { Cursor } from '../platform/graphql/paging.ts';
import type { ObligationState } from './obligation.row.ts';
import { readShown, type ShownObligation } from './shown-obligation.ts';

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
): Promise<ShownObligation[]> {
  const due = `coalesce(t.due_at, ${NO_DATE})`;
  const values: unknown[] = [organizationId];
  const given = (value: unknown) => `$${values.push(value)}`;
  const where = [
    't.organization_id = $1',
    // The literal list is what the partial index names.
    states ? `t.state = any(${given([...states])})` : "t.state in ('OPEN', 'PARTLY_MET')",
  ];
  if (dueBefore) where.push(`t.due_at < ${given(dueBefore.toJSDate())}`);
  if (overdueAt) where.push(`t.due_at < ${given(overdueAt.toJSDate())}`);
  if (after) where.push(`(${due}, t.id) > (${given(new Date(after.key))}, ${given(after.id)})`);
  return readShown(db, `where ${where.join(' and ')} order by ${due}, t.id limit ${size + 1}`, values);
}

/** The place of an obligation on the board. */
export function boardCursor({ dueAt, id }: ShownObligation): Cursor {
  return { key: dueAt?.toMillis() ?? NO_DATE_MILLIS, id };
}
