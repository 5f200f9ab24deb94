import type { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';
import type { VerdictValue } from '../domain/assess.ts';
import type { RecipientKind, RuleSource } from '../domain/rule.ts';
import type { Cursor } from '../platform/graphql/paging.ts';
import type { ObligationState } from './obligation.row.ts';
import { readShown, type ShownObligation } from './shown-obligation.ts';

/** Where those without a date stand: after all others. */
export const NO_DATE = "timestamptz '9999-12-31 00:00:00+00'";
export const NO_DATE_MILLIS = Date.UTC(9999, 11, 31);

export interface BoardFilter {
  readonly states?: readonly ObligationState[] | null | undefined;
  readonly dueBefore?: DateTime | null | undefined;
  readonly dueAfter?: DateTime | null | undefined;
  readonly overdueAt?: DateTime | null | undefined;
  readonly incidentIds?: readonly string[] | null | undefined;
  readonly sources?: readonly RuleSource[] | null | undefined;
  readonly verdicts?: readonly VerdictValue[] | null | undefined;
  readonly recipientKinds?: readonly RecipientKind[] | null | undefined;
  readonly provisional?: boolean | null | undefined;
  readonly exercise?: boolean | null | undefined;
}

/** A page of clocks across incidents, earliest due first, with one more than asked for. */
export function findObligations(
  db: EntityManager,
  organizationId: string,
  filter: BoardFilter,
  { size, after }: { size: number; after: Cursor | null },
): Promise<ShownObligation[]> {
  const { states, dueBefore, dueAfter, overdueAt, provisional, exercise } = filter;
  const due = `coalesce(t.due_at, ${NO_DATE})`;
  const values: unknown[] = [organizationId];
  const given = (value: unknown) => `$${values.push(value)}`;
  const where = [
    't.organization_id = $1',
    // The literal list is what the partial index names.
    states ? `t.state = any(${given([...states])})` : "t.state in ('OPEN', 'PARTLY_MET')",
  ];
  if (dueBefore) where.push(`t.due_at < ${given(dueBefore.toJSDate())}`);
  if (dueAfter) where.push(`t.due_at >= ${given(dueAfter.toJSDate())}`);
  if (provisional !== null && provisional !== undefined) where.push(`t.provisional = ${given(provisional)}`);
  if (exercise !== null && exercise !== undefined)
    where.push(
      `exists (select from incident i where i.organization_id = $1 and i.id = t.incident_id and i.exercise = ${given(exercise)})`,
    );
  const oneOf = [
    ['incident_id', filter.incidentIds],
    ['source', filter.sources],
    ['verdict', filter.verdicts],
    ['recipient_kind', filter.recipientKinds],
  ] as const;
  for (const [column, list] of oneOf) if (list) where.push(`t.${column} = any(${given([...list])})`);
  if (overdueAt) where.push(`t.due_at < ${given(overdueAt.toJSDate())}`);
  if (after) where.push(`(${due}, t.id) > (${given(new Date(after.key))}, ${given(after.id)})`);
  return readShown(db, `where ${where.join(' and ')} order by ${due}, t.id limit ${size + 1}`, values);
}

/** The place of an obligation on the board. */
export function boardCursor({ dueAt, id }: ShownObligation): Cursor {
  return { key: dueAt?.toMillis() ?? NO_DATE_MILLIS, id };
}
