import { In } from 'typeorm';
import { found } from '../domain/refusal.ts';
import { ApprovalRow } from '../notices/approval.row.ts';
import { answerFiling } from '../obligations/answer-filing.ts';
import { ObligationRow } from '../obligations/obligation.row.ts';
import { recordFiling } from '../obligations/record-filing.ts';
import { ContactRow } from '../organizations/contact.row.ts';
import { pageStaff } from '../pager/page-staff.ts';
import { StatementRow } from '../platform/audit/statement.row.ts';
import { updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { filesCount } from './count-coverage.ts';
import { DeliveryRow } from './delivery.row.ts';
import type { DispatchRow } from './dispatch.row.ts';
import { FilingOrderRow } from './filing-order.row.ts';

/**
 * What became of a notice mailed to an authority: accepted, it is filed under its message's id; in doubt, a person is
 * paged and nothing is filed until they decide; failed, nothing was filed and the clock goes on.
 */
export async function settleFiling(work: Work, dispatch: DispatchRow, filesReach: boolean): Promise<void> {
  const { db, organizationId } = work;
  const key = { organizationId, dispatchId: dispatch.id };
  const order = found(await db.findOneBy(FilingOrderRow, key), 'filing order');
  const delivery = found(await db.findOneBy(DeliveryRow, key), 'delivery');
  if (delivery.state === 'UNCERTAIN' || delivery.state === 'FAILED') {
    // It came back after it was accepted: nothing was filed after all.
    if (delivery.state === 'FAILED' && order.filingId !== null)
      await answerFiling(work, { filingId: order.filingId, state: 'REJECTED', reference: 'came back' });
    await pageStaff(work, dispatch.incidentId, 'UNCERTAIN', [dispatch.id]);
    return;
  }
  const reaches = dispatch.transport === 'SMTP' || (await filesCount(work, dispatch, filesReach));
  if (delivery.state !== 'ACCEPTED' || order.filingId !== null || !reaches) return;
  const approval = found(
    await db.findOneBy(ApprovalRow, { organizationId, id: dispatch.approvalId }),
    'approval',
  );
  const { why } = found(
    await db.findOneBy(ObligationRow, { organizationId, id: order.obligationId }),
    'obligation',
  );
  const contact = await db.findOneBy(ContactRow, { organizationId, id: order.contactId });
  const reasons = await reasonsOf(work, order);
  const { filingId } = await recordFiling(
    work,
    {
      ...{ obligationId: order.obligationId, kind: order.kind, channel: 'MAIL', state: 'SUBMITTED' },
      submittedAt: delivery.updatedAt > work.now ? work.now : delivery.updatedAt,
      // The Message-ID of a delivery begins with its id.
      reference: `Message-ID <${delivery.id}@…>`,
      ...(!why.recipientDecided && { filedWith: contact?.name ?? order.address }),
      ...reasons,
    },
    {
      noticeId: dispatch.noticeId,
      noticeVersion: dispatch.noticeVersion,
      contentDigest: approval.contentHash,
    },
  );
  await updateRows(db, FilingOrderRow, key, { filingId });
}

/** What was said when it was ordered; a reason that was erased since is said to be. */
async function reasonsOf({ db, organizationId }: Work, { lateReasonId, orderReasonId }: FilingOrderRow) {
  const ids = [lateReasonId, orderReasonId].filter((id) => id !== null);
  const rows = ids.length === 0 ? [] : await db.findBy(StatementRow, { organizationId, id: In(ids) });
  const textOf = (id: string | null) =>
    id === null ? null : (rows.find((row) => row.id === id)?.text ?? 'The reason was erased.');
  return { lateReason: textOf(lateReasonId), outOfOrderReason: textOf(orderReasonId) };
}
