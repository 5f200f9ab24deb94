import { v7 as uuid } from 'uuid';
import { memberOf } from '../domain/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import { record } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import { lockTwo } from './find-incident.ts';
import type { LinkKind } from './incident-link.row.ts';

export interface NewLink {
  readonly incidentId: string;
  readonly otherIncidentId: string;
  readonly kind: LinkKind;
}

/** Says what one incident has to do with another; said twice, it is one link. Neither's duties change. */
export async function linkIncidents(work: Work, link: NewLink): Promise<{ incidentId: string }> {
  const { incidentId, otherIncidentId, kind } = link;
  await lockTwo(work, incidentId, otherIncidentId);
  if (await keepLink(work, link)) {
    const details = { otherIncidentId, kind };
    await record(work, { type: 'incident.linked', incidentId, details });
  }
  return { incidentId };
}

/** Keeps a link; answers whether it is new. */
export async function keepLink(
  { db, organizationId, actor, now }: Work,
  { incidentId, otherIncidentId, kind }: NewLink,
): Promise<boolean> {
  if (incidentId === otherIncidentId)
    throw new Refusal('INVALID_INPUT', 'An incident has nothing to do with itself: name two.', {
      field: 'otherIncidentId',
    });
  const made = await db.query(
    `insert into incident_link (organization_id, id, incident_id, other_incident_id, kind, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning id`,
    [
      ...[organizationId, uuid({ msecs: now.toMillis() }), incidentId, otherIncidentId],
      ...[kind, memberOf(actor), now.toJSDate()],
    ],
  );
  return made.length > 0;
}
