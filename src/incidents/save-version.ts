import { memberOf } from '../domain/actor.ts';
import { insertRows, updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { incidentFacts } from './find-incident.ts';
import { IncidentRow } from './incident.row.ts';
import { IncidentVersionRow } from './incident-version.row.ts';

/** Freezes what is known now as the incident's next version and answers its number. */
export async function saveVersion(work: Work, incidentId: string): Promise<number> {
  const { db, organizationId, now } = work;
  const row = await db.findOneByOrFail(IncidentRow, { organizationId, id: incidentId });
  const version = row.version + 1;
  const facts = await incidentFacts(db, row);
  await updateRows(db, IncidentRow, { organizationId, id: incidentId }, { version, updatedAt: now });
  await insertRows(db, IncidentVersionRow, {
    organizationId,
    incidentId,
    version,
    facts,
    madeBy: memberOf(work.actor),
    madeAt: now,
  });
  return version;
}
