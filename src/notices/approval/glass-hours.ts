import type { EntityManager } from 'typeorm';
import { DEFAULT_GLASS_HOURS } from '../../domain/break-glass.ts';
import { Refusal } from '../../domain/refusal.ts';
import { record } from '../../platform/audit/record.ts';
import { insertRows, updateRows } from '../../platform/database/rows.ts';
import type { Work } from '../../platform/database/work.ts';
import { NoticeSettingRow } from '../notice-setting.row.ts';

const LONGEST = 72;

/** For how many hours before the earliest date break-glass is open here. */
export async function findGlassHours(db: EntityManager, organizationId: string): Promise<number> {
  return (await db.findOneBy(NoticeSettingRow, { organizationId }))?.glassHours ?? DEFAULT_GLASS_HOURS;
}

/** Sets for how many hours before the earliest date break-glass is open. */
export async function setGlassHours(work: Work, hours: number): Promise<{ hours: number }> {
  const { db, organizationId, now } = work;
  if (!Number.isInteger(hours) || hours < 1 || hours > LONGEST)
    throw new Refusal('INVALID_INPUT', `hours is a whole number from 1 to ${LONGEST}.`, { field: 'hours' });
  const change = { glassHours: hours, updatedAt: now };
  if ((await updateRows(db, NoticeSettingRow, { organizationId }, change)) === 0)
    await insertRows(db, NoticeSettingRow, { organizationId, ...change });
  await record(work, { type: 'notice.glass-hours-set', details: { hours } });
  return { hours };
}
