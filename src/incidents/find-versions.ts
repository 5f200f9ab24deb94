import type { EntityManager } from 'typeorm';
import { readRows } from '../platform/database/read-rows.ts';
import type { Cursor } from '../platform/graphql/paging.ts';
import { BEFORE, type VersionBeside } from './history.batch.ts';
import { IncidentVersionRow } from './incident-version.row.ts';

/** A page of the versions of an incident, newest first, with one more than asked for. */
export function findVersions(
  db: EntityManager,
  incidentId: string,
  { size, after }: { size: number; after: Cursor | null },
): Promise<VersionBeside[]> {
  const values: unknown[] = [incidentId];
  const earlier = after ? `and t.version < $${values.push(after.key)}` : '';
  return readRows<IncidentVersionRow, never, Pick<VersionBeside, 'before'>>(
    db,
    IncidentVersionRow,
    `where t.incident_id = $1 ${earlier} order by t.version desc limit ${size + 1}`,
    values,
    { more: { before: BEFORE } },
  );
}
