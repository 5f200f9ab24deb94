import type { EntityManager } from 'typeorm';
import { EventRow } from '../platform/audit/event.row.ts';
import { readRows } from '../platform/database/read-rows.ts';
import type { Cursor } from '../platform/graphql/paging.ts';
import { type Disclosure, disclosureOf, leavingTypes } from './what-left.ts';

/** A page of what left, by number of the record, with one more than asked for. */
export async function findLeft(
  db: EntityManager,
  organizationId: string,
  incidentId: string,
  { size, after }: { size: number; after: Cursor | null },
): Promise<{ seq: number; disclosure: Disclosure }[]> {
  const rows = await readRows(
    db,
    EventRow,
    // A filing that was only prepared has not left.
    `where t.organization_id = $1 and t.incident_id = $2 and t.type = any($3) and t.seq > $4
        and not (t.type = 'filing.recorded' and t.details ->> 'state' = 'PREPARED') order by t.seq limit ${size + 1}`,
    [organizationId, incidentId, leavingTypes, after?.key ?? 0],
  );
  return rows.flatMap((row) => {
    const disclosure = disclosureOf(row);
    return disclosure ? [{ seq: row.seq, disclosure }] : [];
  });
}
