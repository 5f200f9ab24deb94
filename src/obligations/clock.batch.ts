import { DateTime } from 'luxon';
import { type Batch, oneEach } from '../platform/database/batch.ts';
import { SetClock } from './clock.type.ts';
import type { ClockOutcome } from './set-clock.row.ts';

interface Stored {
  readonly id: string;
  readonly askedBy: string | null;
  readonly where: string | null;
  readonly zone: string;
  readonly outcome: ClockOutcome | null;
  readonly note: string | null;
  readonly attachmentId: string | null;
  readonly settledAt: Date | null;
  readonly settledById: string | null;
}

/** What a person said of each clock; null: it is of a rule. */
export const setClockOf: Batch<string, SetClock | null> = async (db, ids) => {
  const clocks: Stored[] = await db.query(
    `select c.obligation_id as id, o.recipient_name as "askedBy", c.place as "where", c.zone, c.outcome, s.text as note, c.attachment_id as "attachmentId",
            c.settled_at as "settledAt", c.settled_by as "settledById"
       from set_clock c join obligation o on o.organization_id = c.organization_id and o.id = c.obligation_id
       left join statement s on s.organization_id = c.organization_id and s.id = c.note_id
      where c.obligation_id = any($1)`,
    [[...ids]],
  );
  return oneEach(ids, clocks, ({ id }) => id).map(
    (clock) =>
      clock &&
      Object.assign(new SetClock(), {
        ...clock,
        settledAt: clock.settledAt && DateTime.fromJSDate(clock.settledAt, { zone: 'utc' }),
      }),
  );
};
