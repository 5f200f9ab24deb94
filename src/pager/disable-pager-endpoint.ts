import { IsNull, Not } from 'typeorm';
import { found, Refusal } from '../domain/refusal.ts';
import { lockRecord, record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { PagerEndpointRow } from './pager-endpoint.row.ts';

/** Ends an endpoint. The last one stays while an open incident has no other way to page anyone. */
export async function disablePagerEndpoint(work: Work, endpointId: string): Promise<{ endpointId: string }> {
  const { db, organizationId, now } = work;
  await lockRecord(work);
  const key = { organizationId, id: endpointId };
  const { disabledAt } = found(await db.findOneBy(PagerEndpointRow, key), 'endpoint');
  if (disabledAt) return { endpointId };
  const others = await db.countBy(PagerEndpointRow, {
    organizationId,
    id: Not(endpointId),
    disabledAt: IsNull(),
  });
  const waiting: { reference: string }[] = await db.query(
    `select i.reference from incident_channel c join incident i on i.organization_id = c.organization_id and i.id = c.incident_id
      where c.organization_id = $1 and not c.mail and i.state not in ('CLOSED', 'DISMISSED', 'MERGED') order by i.reference`,
    [organizationId],
  );
  if (others === 0 && waiting.length > 0) {
    const references = waiting.map(({ reference }) => reference);
    throw new Refusal(
      'CONFLICT',
      `Nobody would be paged for ${references.join(', ')}: mail is off there, and this is the last endpoint. Add another endpoint, or allow mail again with setIncidentChannels.`,
      { references },
    );
  }
  await updateRows(db, PagerEndpointRow, key, { disabledAt: now, disabledWhy: 'MEMBER', updatedAt: now });
  await record(work, { type: 'pager.endpoint-disabled', details: { endpointId, why: 'MEMBER' } });
  return { endpointId };
}
