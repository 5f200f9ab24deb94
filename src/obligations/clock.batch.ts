import { DateTime } from 'luxon';
import { type Batch, manyEach, oneEach } from '../platform/database/batch.ts';
import { ClockChange, SetClock } from './clock.type.ts';
import type { ClockOutcome } from './set-clock.row.ts';

interface Stored {
  readonly id: string;
  readonly asked_by: string | null;
  readonly place: string | null;
  readonly zone: string;
  readonly outcome: ClockOutcome | null;
  readonly note: string | null;
  readonly settled_at: Date | null;
  readonly settled_by: string | null;
}
interface StoredChange {
  readonly id: string;
  readonly due_at: Date;
  readonly zone: string;
  readonly reason: string | null;
  readonly changed_by: string | null;
  readonly changed_at: Date;
}

const utc = (date: Date | null) => date && DateTime.fromJSDate(date, { zone: 'utc' });

/** What a person said of each clock, with every due instant it had; null: a rule's. Two queries. */
export const setClockOf: Batch<string, SetClock | null> = async (db, ids) => {
  const clocks: Stored[] = await db.query(
    `select c.obligation_id as id, o.recipient_name as asked_by, c.place, c.zone, c.outcome, s.text as note, c.settled_at, c.settled_by
       from set_clock c join obligation o on o.organization_id = c.organization_id and o.id = c.obligation_id
       left join statement s on s.organization_id = c.organization_id and s.id = c.note_id
      where c.obligation_id = any($1)`,
    [[...ids]],
  );
  const changes: StoredChange[] =
    clocks.length === 0
      ? []
      : await db.query(
          `select c.obligation_id as id, c.due_at, c.zone, s.text as reason, c.changed_by, c.changed_at from clock_change c
             left join statement s on s.organization_id = c.organization_id and s.id = c.reason_id
            where c.obligation_id = any($1) order by c.changed_at, c.id`,
          [clocks.map(({ id }) => id)],
        );
  const histories = manyEach(ids, changes, ({ id }) => id);
  return oneEach(ids, clocks, ({ id }) => id).map(
    (clock, i) =>
      clock &&
      Object.assign(new SetClock(), {
        askedBy: clock.asked_by,
        where: clock.place,
        zone: clock.zone,
        outcome: clock.outcome,
        note: clock.note,
        settledAt: utc(clock.settled_at),
        settledById: clock.settled_by,
        history: (histories[i] ?? []).map(toChange),
      }),
  );
};

function toChange({ due_at, zone, reason, changed_by: changedById, changed_at }: StoredChange): ClockChange {
  return Object.assign(new ClockChange(), {
    dueAt: utc(due_at),
    zone,
    reason,
    changedById,
    changedAt: utc(changed_at),
  });
}
