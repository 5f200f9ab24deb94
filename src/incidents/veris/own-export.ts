import { toVeris } from '../../domain/veris/to-veris.ts';
import type { VerisIdentity } from '../../domain/veris/veris-reading.ts';
import type { ReadingPlace } from '../../domain/veris/veris-time.ts';
import type { Work } from '../../platform/database/work.ts';
import type { MasterKey } from '../../platform/keys/key-ring.ts';
import type { Catalog } from '../../rules/catalog.ts';
import { findIncident, incidentFacts } from '../find-incident.ts';
import { IncidentRow } from '../incident.row.ts';
import { heldOriginal } from './held-original.ts';
import { contentOf } from './read-record.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The incident of ours that a record was written from, where it came from no record; null: there is none. */
export async function writtenHere(
  { db, organizationId }: Work,
  { master }: VerisIdentity,
): Promise<string | null> {
  if (!master || !UUID.test(master)) return null;
  return (await db.existsBy(IncidentRow, { organizationId, id: master })) ? master : null;
}

/** Whether a record is what an incident leaves as: taken in again it says nothing new, and must not replace the original. */
export async function isOwnExport(
  work: Work,
  { veris }: Catalog,
  masterKey: MasterKey,
  { incidentId, content, place }: { incidentId: string; content: Buffer; place: ReadingPlace },
): Promise<boolean> {
  const held = await heldOriginal(work, masterKey, incidentId);
  if (!held) return false;
  const row = await findIncident(work.db, work.organizationId, incidentId);
  const facts = await incidentFacts(work.db, row);
  const given = { id: incidentId, facts, dismissed: row.state === 'DISMISSED', original: held.record };
  return [true, false].some((victim) =>
    [true, false].some((words) =>
      contentOf(toVeris({ ...given, victim, words }, veris, place)).equals(content),
    ),
  );
}
