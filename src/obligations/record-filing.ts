import { DateTime } from 'luxon';
import { v7 as uuid } from 'uuid';
import { memberOf } from '../domain/actor.ts';
import type { StatementRef } from '../domain/event.ts';
import { found, Refusal } from '../domain/refusal.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { lockRecord, record } from '../platform/audit/record.ts';
import { StatementRow } from '../platform/audit/statement.row.ts';
import { insertRows, updateRows } from '../platform/database/rows.ts';
import type { Work } from '../platform/database/work.ts';
import { checkAnswerable } from './check-answerable.ts';
import { checkPlausible, recipientOf } from './check-filing.ts';
import { checkOrder } from './check-order.ts';
import { filedContent, fileOf, preparedFor } from './filed-content.ts';
import { FilingRow, FilingStepRow } from './filing.row.ts';
import { settleByFilings } from './first-standing.ts';
import type { Bundle, FiledText, NewFiling } from './new-filing.ts';
import { ObligationRow } from './obligation.row.ts';
import { overtakeDecision } from './overtake-decision.ts';
import { type Phase, phaseOf } from './phase-of.ts';
import { planRemindersOf } from './plan-reminders.ts';
import type { PreparedFilingRow } from './prepared-filing.row.ts';

/**
 * Records a submission to an authority with the due instant and lateness as they stand now: both are frozen. One that
 * was submitted meets the obligation; a late one needs reasons (GDPR Art. 33(1), second sentence).
 */
export async function recordFiling(
  work: Work,
  input: NewFiling,
  text: FiledText | null,
  bundle: Bundle | null = null,
): Promise<{ filingId: string; incidentId: string }> {
  const { db, organizationId, now } = work;
  await lockRecord(work);
  const obligation = found(
    await db.findOne(ObligationRow, {
      where: { organizationId, id: input.obligationId },
      lock: { mode: 'pessimistic_write' },
    }),
    'obligation',
  );
  const proofDigest =
    bundle?.proofDigest ?? (await proofOf(work, obligation.incidentId, input.proofAttachmentId));
  const prepared = await preparedFor(work, input, text);
  const content = await filedContent(work, obligation, input, text, prepared);
  const phase = prepared ? phaseOfPrepared(prepared, input) : await phaseOf(work, input);
  checkAnswerable(obligation, input);
  const submittedAt = (input.submittedAt?.toUTC() ?? now) as DateTime<true>;
  if (submittedAt > now) throw new Refusal('INVALID_INPUT', 'submittedAt lies in the future.');
  await checkPlausible(work, obligation, input, submittedAt);
  const { incidentId } = obligation;
  const { outOfOrderReason } = input;
  if (qualifies(input, obligation))
    await checkOrder(work, { incidentId, obligationIds: [obligation.id], outOfOrderReason });

  const { dueAt } = obligation;
  const lateByMs = dueAt === null ? null : Math.max(0, submittedAt.toMillis() - dueAt.toMillis());
  const lateReason =
    (await saidBefore(work, prepared?.lateReasonId)) ??
    (await lateReasonOf(work, obligation, input, lateByMs));
  const reason = (await saidBefore(work, prepared?.reasonId)) ?? (await reasonOf(work, incidentId, input));
  const bundleId = bundle?.bundleId ?? null;
  const filingId = uuid({ msecs: now.toMillis() });
  await insertRows(db, FilingRow, {
    organizationId,
    id: filingId,
    obligationId: obligation.id,
    kind: input.kind,
    channel: input.channel,
    filedWith: recipientOf(obligation, input),
    dueAt,
    dueProvisional: obligation.provisional,
    submittedAt,
    lateByMs,
    lateReasonId: lateReason?.statementId ?? null,
    reference: input.reference?.trim() || null,
    ...content,
    proofId: bundle ? null : (input.proofAttachmentId ?? null),
    proofDigest,
    ...phase,
    bundleId,
    reasonId: reason?.statementId ?? null,
    submittedBy: memberOf(work.actor),
    recordedAt: now,
  });
  await insertRows(db, FilingStepRow, {
    organizationId,
    id: uuid({ msecs: now.toMillis() }),
    filingId,
    state: input.state,
    at: submittedAt,
    reference: input.reference?.trim() || null,
    recordedBy: memberOf(work.actor),
  });
  await settle(work, obligation, input, submittedAt);
  await record(work, {
    type: 'filing.recorded',
    incidentId,
    details: {
      filingId,
      obligationId: obligation.id,
      kind: input.kind,
      state: input.state,
      submittedAt: submittedAt.toUTC().toISO() as string,
      dueAt: dueAt?.toISO() ?? null,
      lateByMs,
      lateReason,
      reason,
      bundleId,
      refersTo: phase.refersTo,
      moreFollows: phase.moreFollows,
    },
  });
  if (qualifies(input, obligation) && obligation.state !== 'MET') {
    await record(work, {
      type: 'obligation.met',
      incidentId,
      details: { obligationId: obligation.id, by: 'FILING' },
    });
  }
  return { filingId, incidentId };
}

/** The digest of the file that proves a submission: it stands in the filing, whatever becomes of the file. */
export async function proofOf(
  work: Work,
  incidentId: string,
  id: string | null | undefined,
): Promise<Buffer | null> {
  if (!id) return null;
  return (await fileOf(work, incidentId, id)).sha256;
}

/** What it says of itself; whoever hands it in can still say that more follows. */
function phaseOfPrepared({ refersTo, complete, kind }: PreparedFilingRow, { moreFollows }: NewFiling): Phase {
  return { refersTo, moreFollows: kind !== 'WITHDRAWAL' && (moreFollows ?? !complete) };
}

/** A reason given when the filing was prepared: the same words stand in both. */
async function saidBefore(
  { db, organizationId }: Work,
  id: string | null | undefined,
): Promise<StatementRef | null> {
  const row = id ? await db.findOneBy(StatementRow, { organizationId, id }) : null;
  return row && { statementId: row.id, digest: row.digest.toString('hex') };
}

/**
 * Only a first submission that really left meets the duty; what follows it adds to it. A mail to an authority sent by hand may
 * have gone to any mailbox: it counts with what shows that it arrived.
 */
function qualifies(input: NewFiling, { recipientKind }: ObligationRow): boolean {
  if (input.kind !== 'INITIAL' || !left(input)) return false;
  if (input.channel !== 'MAIL' || (recipientKind !== 'authority' && recipientKind !== 'law_enforcement'))
    return true;
  const shown = input.reference?.trim() || input.proofAttachmentId;
  return Boolean(shown) || input.state === 'ACKNOWLEDGED';
}

function left({ state }: NewFiling): boolean {
  return state === 'SUBMITTED' || state === 'ACKNOWLEDGED';
}

async function lateReasonOf(
  work: Work,
  obligation: ObligationRow,
  input: NewFiling,
  lateByMs: number | null,
) {
  const reason = input.lateReason?.trim();
  if (lateByMs && lateByMs > 0 && !reason) {
    throw new Refusal(
      'REASON_REQUIRED',
      `This is after the due instant. File it all the same, and say in lateReason why it is late (${obligation.rule.citation}).`,
      {
        field: 'lateReason',
        dueAt: obligation.dueAt?.toISO() ?? null,
      },
    );
  }
  return reason
    ? makeStatement(work, { kind: 'LATE_REASON', text: reason, incidentId: obligation.incidentId })
    : null;
}

async function reasonOf(work: Work, incidentId: string, { reason }: NewFiling) {
  const text = reason?.trim();
  return text ? makeStatement(work, { kind: 'FILING_REASON', text, incidentId }) : null;
}

/** What it makes of the duty: met, or open again if it took back the one that met it. */
async function settle(
  work: Work,
  obligation: ObligationRow,
  input: NewFiling,
  submittedAt: DateTime<true>,
): Promise<void> {
  if (qualifies(input, obligation)) await meet(work, obligation, submittedAt);
  if (input.kind === 'WITHDRAWAL' && left(input)) await settleByFilings(work, obligation);
}

async function meet(work: Work, obligation: ObligationRow, submittedAt: DateTime<true>): Promise<void> {
  const { organizationId, id, answeredAt } = obligation;
  const first = answeredAt === null ? submittedAt : DateTime.min(answeredAt, submittedAt);
  const change = { state: 'MET', decisionId: null, answeredAt: first, updatedAt: work.now } as const;
  await updateRows(work.db, ObligationRow, { organizationId, id }, change);
  if (obligation.state === 'MET') return;
  await overtakeDecision(work, obligation);
  await planRemindersOf(work, { ...obligation, state: 'MET' });
}
