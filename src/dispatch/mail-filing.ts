import { v7 as uuid } from 'uuid';
import { memberOf } from '../domain/actor.ts';
import { undeterminable } from '../domain/jurisdiction.ts';
import { found, Refusal } from '../domain/refusal.ts';
import { findIncident } from '../incidents/find-incident.ts';
import { refuseUnsound } from '../notices/checks/refuse-unsound.ts';
import { lockNotice } from '../notices/find-notice.ts';
import { findValidApproval } from '../notices/find-valid-approval.ts';
import { NoticeObligationRow } from '../notices/notice.row.ts';
import type { NoticeTools } from '../notices/texts/notices-context.ts';
import { checkOrder } from '../obligations/check-order.ts';
import type { FilingKind } from '../obligations/filing.row.ts';
import { ObligationRow } from '../obligations/obligation.row.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { lockRecord, record } from '../platform/audit/record.ts';
import type { StatementKind } from '../platform/audit/statement.row.ts';
import { insertRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import type { MasterKey } from '../platform/keys/key-ring.ts';
import { DeliveryRow } from './delivery.row.ts';
import { DispatchRow } from './dispatch.row.ts';
import { FilingOrderRow } from './filing-order.row.ts';
import { refuseHeld } from './refuse-held.ts';
import { refuseMessage } from './refuse-message.ts';
import { startSending } from './start-sending.ts';
import { verifiedMailbox } from './verified-mailbox.ts';

export interface MailFiling {
  readonly noticeId: string;
  readonly obligationId: string;
  /** INITIAL if absent. */
  readonly kind?: FilingKind | null | undefined;
  readonly lateReason?: string | null | undefined;
  readonly outOfOrderReason?: string | null | undefined;
}

/**
 * Sends an approved notice to the authority an obligation is owed to, by mail, where a named person vouched for that
 * channel: one message to one address, held for a person if its answer is lost. It is filed when the mail server took it,
 * not before. Pressed twice, it is one message.
 */
export async function mailFiling(
  work: Work,
  input: MailFiling,
  transport: 'SMTP' | 'FILE',
  tools: NoticeTools & { readonly masterKey: MasterKey },
): Promise<{ dispatchId: string }> {
  const { db, organizationId, now } = work;
  await lockNotice(work, input.noticeId);
  const { obligationId } = input;
  const obligation = found(
    await db.findOneBy(ObligationRow, { organizationId, id: obligationId }),
    'obligation',
  );
  const { notice, approval } = await findValidApproval(db, organizationId, input.noticeId, now);
  if (notice.audience !== 'AUTHORITY' && notice.audience !== 'CRA')
    throw new Refusal(
      'CONFLICT',
      'Only a notice to authorities or consumer reporting agencies is filed by mail. Start a dispatch for people.',
    );
  const key = { organizationId, noticeId: notice.id, obligationId };
  if (!(await db.existsBy(NoticeObligationRow, key)))
    throw new Refusal(
      'CONFLICT',
      'This notice was not written for this obligation: draft one that names it.',
    );
  await lockRecord(work);
  const before = await underWay(work, input);
  if (before) return { dispatchId: before };
  const mailbox = await verifiedMailbox(db, organizationId, obligation, tools.catalog);
  await refuseMessage(work, tools, await refuseUnsound(work, tools, notice.id), null);
  const { incidentId } = notice;
  await refuseHeld(work, { incidentId, noticeId: notice.id });
  await checkOrder(work, {
    incidentId,
    obligationIds: [obligationId],
    outOfOrderReason: input.outOfOrderReason,
  });
  const said = async (kind: StatementKind, text: string | null | undefined) =>
    text?.trim() ? (await makeStatement(work, { kind, text, incidentId })).statementId : null;
  const lateReasonId = await said('LATE_REASON', input.lateReason);
  if (obligation.dueAt && obligation.dueAt < now && lateReasonId === null) {
    throw new Refusal(
      'REASON_REQUIRED',
      `This is after the due instant. Send it all the same, and say in lateReason why it is late (${obligation.rule.citation}).`,
      { field: 'lateReason', dueAt: obligation.dueAt.toISO() },
    );
  }
  const { exercise } = await findIncident(db, organizationId, incidentId);
  const dispatchId = uuid({ msecs: now.toMillis() });
  await insertRows(db, DispatchRow, {
    ...{
      organizationId,
      id: dispatchId,
      incidentId,
      noticeId: notice.id,
      noticeVersion: approval.noticeVersion,
    },
    ...{ approvalId: approval.id, kind: 'FILING', state: 'RUNNING', uncertainPolicy: 'HOLD', total: 1 },
    // An exercise can never reach a real authority, whatever is configured.
    transport: exercise ? 'FILE' : transport,
    ...{
      pauseReason: null,
      startedBy: memberOf(work.actor),
      createdAt: now,
      completedAt: null,
      updatedAt: now,
    },
  });
  await insertRows(db, FilingOrderRow, {
    ...{ organizationId, dispatchId, incidentId, obligationId, contactId: mailbox.contactId },
    ...{
      address: mailbox.email,
      kind: input.kind ?? 'INITIAL',
      lateReasonId,
      filingId: null,
      createdAt: now,
    },
    orderReasonId: await said('ORDER_REASON', input.outOfOrderReason),
  });
  await insertRows(db, DeliveryRow, {
    ...{
      organizationId,
      dispatchId,
      id: uuid({ msecs: now.toMillis() }),
      personId: null,
      recipient: 'PERSON',
    },
    ...{ channel: 'EMAIL', state: 'PENDING', attempt: 0, resends: 0, workerId: null, claimedAt: null },
    ...{ nextAt: null, response: null, addressDigest: null, updatedAt: now },
    jurisdiction: undeterminable,
  });
  await startSending(work, dispatchId);
  await record(work, {
    type: 'dispatch.started',
    incidentId,
    details: { dispatchId, noticeId: notice.id, version: approval.noticeVersion, total: 1, kind: 'FILING' },
  });
  return { dispatchId };
}

/** The same text for the same obligation, on its way, in doubt or filed: it is not sent a second time. */
async function underWay(
  { db, organizationId }: Work,
  { noticeId, obligationId, kind }: MailFiling,
): Promise<string | null> {
  const [row] = await db.query(
    `select s.id from filing_order o
       join dispatch s on s.organization_id = $1 and s.id = o.dispatch_id and s.notice_id = $2 and s.state <> 'CANCELLED'
       join notice n on n.organization_id = $1 and n.id = s.notice_id and n.current_version = s.notice_version
       join delivery d on d.organization_id = $1 and d.dispatch_id = s.id and d.state not in ('FAILED', 'CANCELLED', 'SUPPRESSED')
      where o.organization_id = $1 and o.obligation_id = $3 and o.kind = $4
      order by o.created_at desc limit 1`,
    [organizationId, noticeId, obligationId, kind ?? 'INITIAL'],
  );
  return row?.id ?? null;
}
