import { IsNull } from 'typeorm';
import { memberOf } from '../domain/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import { lockIncident } from '../incidents/find-incident.ts';
import { lockRecord, record } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import { PagerEndpointRow } from './pager-endpoint.row.ts';

/** Says whether pages of an incident may go by mail. Without mail there must be a webhook, or nobody would be told. */
export async function setIncidentChannels(
  work: Work,
  { incidentId, mail }: { incidentId: string; mail: boolean },
): Promise<{ incidentId: string }> {
  const { db, organizationId, now } = work;
  await lockIncident(work, incidentId);
  await lockRecord(work);
  if (!mail && (await db.countBy(PagerEndpointRow, { organizationId, disabledAt: IsNull() })) === 0) {
    throw new Refusal(
      'CONFLICT',
      'Nobody would be paged: this organization has no pager endpoint. Have an administrator add one with putPagerEndpoint, then switch mail off.',
    );
  }
  await db.query(
    `insert into incident_channel (organization_id, incident_id, mail, set_by, set_at) values ($1, $2, $3, $4, $5)
     on conflict (organization_id, incident_id) do update set mail = excluded.mail, set_by = excluded.set_by, set_at = excluded.set_at`,
    [organizationId, incidentId, mail, memberOf(work.actor), now.toJSDate()],
  );
  await record(work, { type: 'incident.channels-set', incidentId, details: { mail } });
  return { incidentId };
}
