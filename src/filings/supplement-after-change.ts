import { In } from 'typeorm';
import type { Event } from '../domain/event.ts';
import { isOpen } from '../domain/lifecycle.ts';
import { findIncident } from '../incidents/find-incident.ts';
import { addTask } from '../incidents/room/add-task.ts';
import { checkMaterialOf } from '../notices/checks/check-material.batch.ts';
import type { DraftTools } from '../notices/drafts/draft-notice.ts';
import { draftSupplement } from '../notices/drafts/draft-supplement.ts';
import { staleFacts } from '../notices/drafts/staleness.ts';
import { NoticeRow } from '../notices/notice.row.ts';
import type { Work } from '../platform/database/work.ts';
import { toldBy } from './told-by.ts';

/**
 * A fact that contradicts what somebody was told already: the supplement is drafted and put on the list, once. While a
 * supplement stands, later changes show in its own problems. Nothing goes out before it is approved like any notice.
 */
export async function supplementAfterChange(
  work: Work,
  tools: DraftTools,
  { incidentId }: Event<'incident.facts-amended'>,
): Promise<void> {
  if (!incidentId || tools.templates.length === 0) return;
  const { db, organizationId } = work;
  const told = await toldBy(work, incidentId);
  if (told.length === 0) return;
  const { state } = await findIncident(db, organizationId, incidentId);
  if (!isOpen(state)) return;
  const supplements = await db.findBy(NoticeRow, { organizationId, corrects: In(told) });
  const without = told.filter((id) => !supplements.some(({ corrects }) => corrects === id));
  for (const material of await checkMaterialOf(db, without)) {
    if (!material || staleFacts(material, tools.catalog.vocabulary).length === 0) continue;
    await draftSupplement(work, tools, { noticeId: material.notice.id });
    await addTask(work, {
      incidentId,
      title:
        'A notice that left states what the record says otherwise now: a supplement is drafted; read it, then have it approved',
    });
  }
}
