import { createHash } from 'node:crypto';
import { toVeris } from '../domain/veris/to-veris.ts';
import { findIncident, incidentFacts } from '../incidents/find-incident.ts';
import { heldOriginal } from '../incidents/veris/held-original.ts';
import { findOrganization } from '../organizations/find-organization.ts';
import { record } from '../platform/audit/record.ts';
import type { Work } from '../platform/database/work.ts';
import type { MasterKey } from '../platform/keys/key-ring.ts';
import type { Catalog } from '../rules/catalog.ts';

export interface VerisRequest {
  readonly incidentId: string;
  /** Whether the names of victims are in it. */
  readonly victim: boolean;
  /** Whether the words of the record it came from are in it. */
  readonly words: boolean;
}

/** Writes an incident as a VERIS record and notes that it was taken out, with the digest of what left. */
export async function exportVeris(
  work: Work,
  catalog: Catalog,
  masterKey: MasterKey,
  { incidentId, victim, words }: VerisRequest,
): Promise<{ text: string; fileName: string }> {
  const { db, organizationId, now } = work;
  const row = await findIncident(db, organizationId, incidentId);
  const facts = await incidentFacts(db, row);
  const { timeZone: zone } = await findOrganization(db, organizationId);
  const held = await heldOriginal(work, masterKey, incidentId);
  const written = toVeris(
    {
      ...{ id: incidentId, facts, dismissed: row.state === 'DISMISSED', victim },
      original: held?.record ?? null,
      words: words && held?.wordsErased !== true,
    },
    catalog.veris,
    { zone, now },
  );
  const text = `${JSON.stringify(written, null, 2)}\n`;
  const digest = createHash('sha256').update(text).digest('hex');
  await record(work, { type: 'veris.exported', incidentId, details: { digest, victim, words } });
  return { text, fileName: `${row.reference.replace(/[^A-Za-z0-9-]/g, '')}-veris.json` };
}
