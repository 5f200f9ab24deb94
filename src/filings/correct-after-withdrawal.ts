import type { Event } from '../domain/event.ts';
import { isOpen } from '../domain/lifecycle.ts';
import { findIncident } from '../incidents/find-incident.ts';
import { addTask } from '../incidents/room/add-task.ts';
import { checkMaterialOf } from '../notices/checks/check-material.batch.ts';
import type { DraftTools } from '../notices/drafts/draft-notice.ts';
import { draftCorrection } from '../notices/drafts/draft-supplement.ts';
import type { Work } from '../platform/database/work.ts';
import { toldBy } from './told-by.ts';

/**
 * A notification that is withdrawn after people were told leaves them with words that no longer hold: a correction to them is
 * drafted, with a gap for what changed, and put on the list. The register keeps the incident as it was.
 */
export async function correctAfterWithdrawal(
  work: Work,
  tools: DraftTools,
  { incidentId, details: { kind, state } }: Event<'filing.recorded'>,
): Promise<void> {
  if (!incidentId || kind !== 'WITHDRAWAL' || state === 'PREPARED') return;
  const noticeIds = await toldBy(work, incidentId, 'PEOPLE');
  if (noticeIds.length === 0) return;
  const { state: stage } = await findIncident(work.db, work.organizationId, incidentId);
  if (isOpen(stage) && tools.templates.length > 0)
    for (const material of await checkMaterialOf(work.db, noticeIds))
      if (material) await draftCorrection(work, tools, material, []);
  await addTask(work, {
    incidentId,
    title: 'The notification was withdrawn: correct what the people were told, or decide that it still holds',
  });
}
