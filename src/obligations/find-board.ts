import type { DateTime } from 'luxon';
import type { EntityManager } from 'typeorm';
import type { IncidentState } from '../domain/lifecycle.ts';
import { IncidentRow } from '../incidents/incident.row.ts';
import { readRows } from '../platform/database/read-rows.ts';
import type { Cursor } from '../platform/graphql/paging.ts';
import { NO_DATE, NO_DATE_MILLIS } from './find-obligations.ts';

export interface IncidentBoardFilter {
  readonly states?: readonly IncidentState[] | null | undefined;
  readonly exercise?: boolean | null | undefined;
  readonly dueBefore?: DateTime | null | undefined;
  readonly overdue?: boolean | null | undefined;
  readonly undecided?: boolean | null | undefined;
}

/** An incident with the state of its clocks. */
export interface BoardEntry extends IncidentRow {
  readonly nextId: string | null;
  readonly nextDue: Date;
  readonly open: number;
  readonly overdue: number;
  readonly undecided: number;
}

// What is open, counted: the earliest of them leads, those without a date come last.
const CLOCKS = `cross join lateral (
  select count(*)::int as open, count(*) filter (where o.due_at < $2)::int as overdue,
         count(*) filter (where o.verdict = 'UNDECIDED')::int as undecided,
         coalesce(min(o.due_at), ${NO_DATE}) as next_due,
         (array_agg(o.id order by coalesce(o.due_at, ${NO_DATE}), o.id))[1] as next_id
    from obligation o
   where o.organization_id = t.organization_id and o.incident_id = t.id and o.state in ('OPEN', 'PARTLY_MET')) clock`;

/** A page of incidents, the one whose clock ends first before all others, with one more than asked for. */
export function findBoard(
  db: EntityManager,
  { organizationId, now }: { readonly organizationId: string; readonly now: DateTime },
  { states, exercise, dueBefore, overdue, undecided }: IncidentBoardFilter,
  { size, after }: { size: number; after: Cursor | null },
): Promise<BoardEntry[]> {
  const values: unknown[] = [organizationId, now.toJSDate()];
  const given = (value: unknown) => `$${values.push(value)}`;
  const where = [
    't.organization_id = $1',
    states ? `t.state = any(${given([...states])})` : "t.state in ('REPORTED', 'INVESTIGATING', 'CONTAINED')",
  ];
  if (exercise !== null && exercise !== undefined) where.push(`t.exercise = ${given(exercise)}`);
  if (dueBefore) where.push(`clock.next_due < ${given(dueBefore.toJSDate())}`);
  if (overdue) where.push('clock.overdue > 0');
  if (undecided) where.push('clock.undecided > 0');
  if (after) where.push(`(clock.next_due, t.id) > (${given(new Date(after.key))}, ${given(after.id)})`);
  const rest = `${CLOCKS} where ${where.join(' and ')} order by clock.next_due, t.id limit ${size + 1}`;
  const more = {
    ...{ nextId: 'clock.next_id', nextDue: 'clock.next_due', open: 'clock.open' },
    ...{ overdue: 'clock.overdue', undecided: 'clock.undecided' },
  };
  return readRows<IncidentRow, never, Omit<BoardEntry, keyof IncidentRow>>(db, IncidentRow, rest, values, {
    more,
  }) as Promise<BoardEntry[]>;
}

/** The place of an incident on the board. */
export function incidentCursor({ nextDue, id }: BoardEntry): Cursor {
  return { key: Math.min(nextDue.getTime(), NO_DATE_MILLIS), id };
}
