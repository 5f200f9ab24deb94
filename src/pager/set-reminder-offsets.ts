import { Refusal } from '../domain/refusal.ts';
import { checkOffsets, minutesOf } from '../domain/reminders.ts';
import { record } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import { wakeAt } from '../platform/jobs/wakeup.ts';

/**
 * Says how long before, at and after a due instant people are reminded. The worker plans the open clocks anew within
 * seconds: all of them, also those of incidents that whoever sets it may not see.
 */
export async function setReminderOffsets(
  work: Work,
  { offsets }: { readonly offsets: readonly string[] },
): Promise<{ offsetsMinutes: number[] }> {
  const { db, organizationId, now } = work;
  const minutes = offsets.map((offset) => {
    const read = minutesOf(offset);
    if (read !== null) return read;
    throw new Refusal(
      'INVALID_INPUT',
      `"${offset}" is not an offset: give an ISO 8601 duration in weeks, days, hours and minutes, such as "-PT24H", "PT0S" or "PT1H".`,
      { field: 'offsets' },
    );
  });
  const offsetsMinutes = [...new Set(minutes)].sort((a, b) => a - b);
  const problem = checkOffsets(offsetsMinutes);
  if (problem) throw new Refusal('INVALID_INPUT', problem, { field: 'offsets' });
  await db.query(
    `insert into pager_setting (organization_id, offsets_minutes, updated_at) values ($1, $2, $3)
     on conflict (organization_id) do update set offsets_minutes = excluded.offsets_minutes, updated_at = excluded.updated_at`,
    [organizationId, offsetsMinutes, now.toJSDate()],
  );
  await record(work, { type: 'reminder.offsets-set', details: { offsetsMinutes } });
  await wakeAt(work, now, 'replan', organizationId);
  return { offsetsMinutes };
}
