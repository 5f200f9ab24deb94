import { v7 as uuid } from 'uuid';
import { memberOf } from '../domain/actor.ts';
import { IncidentRow } from '../incidents/incident.row.ts';
import { record } from '../platform/audit/record.ts';
import { insertRows, updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import type { ImportProblem } from './import-problem.ts';
import type { ImportSummary } from './import-summary.ts';
import { PersonImportRow } from './person-import.row.ts';

interface Kept {
  readonly incidentId: string;
  readonly contentDigest: Buffer;
  /** The same under the incident's key: it goes blind with the people. */
  readonly recordedDigest: Buffer;
  readonly problems: readonly ImportProblem[];
  readonly rowsRead: number;
  readonly added: number;
  readonly merged: number;
  readonly rejected: number;
  readonly summary: ImportSummary;
  readonly revision: number | null;
}

/** Keeps what an import did: its row, the incident's new revision if anybody was added, and the record's entry. */
export async function keepImport(
  work: Work,
  { incidentId, contentDigest, recordedDigest, revision, ...counts }: Kept,
): Promise<string> {
  const { db, organizationId, now } = work;
  const id = uuid({ msecs: now.toMillis() });
  if (revision !== null) {
    const change = { peopleRevision: revision, updatedAt: now };
    await updateRows(db, IncidentRow, { organizationId, id: incidentId }, change);
  }
  await insertRows(db, PersonImportRow, {
    organizationId,
    id,
    incidentId,
    contentDigest,
    dryRun: false,
    ...counts,
    peopleRevision: revision,
    importedBy: memberOf(work.actor),
    createdAt: now,
  });
  const { added, merged, rejected } = counts;
  const { erasedBefore = 0, removedBefore = 0 } = counts.summary;
  await record(work, {
    type: 'people.imported',
    incidentId,
    details: {
      ...{ importId: id, added, merged, rejected, erasedBefore, removedBefore },
      contentDigest: recordedDigest.toString('hex'),
    },
  });
  return id;
}
