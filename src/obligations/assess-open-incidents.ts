import { In } from 'typeorm';
import { IncidentRow } from '../incidents/incident.row.ts';
import type { Work } from '../platform/database/work.ts';
import type { Catalog } from '../rules/catalog.ts';
import { assessObligations } from './assess-obligations.ts';

/** Judges every open incident again: a fact of the organization itself changed. */
export async function assessOpenIncidents(work: Work, catalog: Catalog): Promise<void> {
  const { db, organizationId } = work;
  const open = await db.find(IncidentRow, {
    select: { organizationId: true, id: true },
    where: { organizationId, state: In(['REPORTED', 'INVESTIGATING', 'CONTAINED']) },
  });
  for (const { id } of open) await assessObligations(work, catalog, id);
}
