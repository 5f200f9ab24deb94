import type { EntityManager } from 'typeorm';
import { readRows } from '../database/read-rows.ts';
import type { Cursor } from '../graphql/paging.ts';
import { EventRow } from './event.row.ts';

/**
 * A page of the record, oldest first, with one entry more than asked for. Without an incident: all entries, or only
 * those that belong to none.
 */
export function findEvents(
  db: EntityManager,
  {
    organizationId,
    incidentId,
    ofIncidents,
    size,
    after,
  }: {
    organizationId: string;
    incidentId: string | null;
    /** Whether entries of incidents are shown at all. */
    ofIncidents: boolean;
    size: number;
    after: Cursor | null;
  },
): Promise<EventRow[]> {
  const values: unknown[] = [organizationId];
  const given = (value: unknown) => `$${values.push(value)}`;
  const where = ['t.organization_id = $1'];
  if (incidentId) where.push(`t.incident_id = ${given(incidentId)}`);
  if (!ofIncidents) where.push('t.incident_id is null');
  if (after) where.push(`t.seq > ${given(after.key)}`);
  return readRows(db, EventRow, `where ${where.join(' and ')} order by t.seq limit ${size + 1}`, values);
}
