import { DateTime } from 'luxon';
import { startDispatch } from '../../../src/dispatch/start-dispatch.ts';
import { approveNotice } from '../../../src/notices/approval/approve-notice.ts';
import { draftNotice } from '../../../src/notices/drafts/draft-notice.ts';
import { NoticeVersionRow } from '../../../src/notices/notice.row.ts';
import { type RenderedNotice, renderNotice } from '../../../src/notices/render/render-notice.ts';
import { ObligationRow } from '../../../src/obligations/obligation.row.ts';
import { shippedTemplates } from '../../../src/shipped-catalog.ts';
import type { BenchRoom, Organization } from '../bench-room.ts';

const PROMISE = 'codecraft-promise-users-72h';
const words = [
  { element: 'nature', text: 'A backup at our hosting provider could be read by anybody for two days.' },
  { element: 'likely_consequences', text: 'Somebody may try your password at other services.' },
  { element: 'measures_taken', text: 'We closed the backup and ended every session.' },
  { element: 'mitigation_for_individuals', text: 'Change your password wherever you use the same one.' },
];

/** A notice to the people of an incident, drafted from the template and approved by somebody else. */
export async function approvedNotice(
  { catalog }: BenchRoom,
  organization: Organization,
  incidentId: string,
): Promise<{ noticeId: string; rendered: RenderedNotice }> {
  const templates = await shippedTemplates(catalog);
  const { noticeId } = await organization.work('RESPONDER', async (work) => {
    const { db, organizationId } = work;
    const promise = await db.findOneByOrFail(ObligationRow, { organizationId, incidentId, ruleId: PROMISE });
    const input = { incidentId, obligationIds: [promise.id], elements: words };
    return draftNotice(work, { catalog, templates }, input);
  });
  await organization.work('DECISION_MAKER', (work) =>
    approveNotice(work, { catalog }, { noticeId, version: 1 }),
  );
  const version = await organization.work('RESPONDER', ({ db, organizationId }) =>
    db.findOneByOrFail(NoticeVersionRow, { organizationId, noticeId, version: 1 }),
  );
  const today = { now: DateTime.utc(), zone: 'UTC' };
  return { noticeId, rendered: renderNotice(version, 'en', { today }) };
}

/** Starts its dispatch; the people are frozen in the ledger when this resolves. */
export async function startedDispatch(
  organization: Organization,
  noticeId: string,
  room: BenchRoom,
): Promise<string> {
  const { dispatchId } = await organization.work('DECISION_MAKER', (work) =>
    startDispatch(work, { noticeId }, 'SMTP', room),
  );
  return dispatchId;
}
