import { answerUnder } from '../domain/anchors.ts';
import type { Event } from '../domain/event.ts';
import type { Work } from '../platform/database/work.ts';
import type { Catalog } from '../rules/catalog.ts';
import { assessObligations } from './assess-obligations.ts';

/**
 * Something of ours was answered, or turned out not to be: if a later stage counts from it, the incident is judged
 * again, so that its clock starts (or stops). Otherwise nothing follows, and nothing is recorded.
 */
export async function reassessAwaited(
  work: Work,
  catalog: Catalog,
  { incidentId, details }: Event,
): Promise<void> {
  if (!incidentId) return;
  const { db, organizationId } = work;
  const [{ awaited }] = await db.query(
    `select exists (
       select from obligation a join obligation b on b.organization_id = a.organization_id and b.incident_id = a.incident_id
        where a.organization_id = $1 and a.incident_id = $2 and b.rule_id <> a.rule_id
          and ($4::uuid is null or b.id = $4)
          and (position(concat('"', $3::text, b.rule_id, '"') in (a.rule -> 'clock')::text) > 0
               or a.rule -> 'clock' ->> 'concurrentWith' = b.rule_id)) as awaited`,
    [organizationId, incidentId, answerUnder(''), 'obligationId' in details ? details.obligationId : null],
  );
  if (awaited) await assessObligations(work, catalog, incidentId);
}
