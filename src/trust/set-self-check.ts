import { randomUUID } from 'node:crypto';
import { refuseHeld } from '../dispatch/refuse-held.ts';
import { memberOf } from '../domain/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import { lockIncident, lockIncidentInAnyState } from '../incidents/find-incident.ts';
import { publishCode } from '../organizations/public-code.ts';
import { record } from '../platform/audit/record.ts';
import { insertRows, updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { closeSelfCheck } from './close-self-check.ts';
import { issuedToPeople } from './issued-to-people.ts';
import { SelfCheckRow } from './self-check.row.ts';

export interface SelfCheckSetting {
  readonly incidentId: string;
  readonly open: boolean;
}

/**
 * Opens or closes the form by which people ask whether they are affected. It opens only once people were told: until then
 * the answer would be the notice, which somebody has to approve, and which nobody may ask to be held back.
 */
export async function setSelfCheck(
  work: Work,
  { incidentId, open }: SelfCheckSetting,
): Promise<{ incidentId: string }> {
  const { db, organizationId, now } = work;
  if (!open) {
    await lockIncidentInAnyState(work, incidentId);
    await closeSelfCheck(work, incidentId);
    return { incidentId };
  }
  await lockIncident(work, incidentId);
  const key = { organizationId, incidentId };
  const before = await db.findOneBy(SelfCheckRow, key);
  if (before && before.closedAt === null) return { incidentId };
  const issued = await issuedToPeople(work, incidentId);
  if (issued.length === 0)
    throw new Refusal(
      'CONFLICT',
      'No notice to people was issued for this incident yet, and the form answers with it. Start its dispatch first.',
    );
  for (const { noticeId } of issued) await refuseHeld(work, { incidentId, noticeId });
  const opening = { openedAt: now, openedBy: memberOf(work.actor), closedAt: null };
  if (before) await updateRows(db, SelfCheckRow, key, opening);
  else {
    const publicId = randomUUID();
    await publishCode(work, 'self-check', publicId);
    await insertRows(db, SelfCheckRow, { ...key, publicId, ...opening });
  }
  await record(work, { type: 'self-check.set', incidentId, details: { open: true } });
  return { incidentId };
}
