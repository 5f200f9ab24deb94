import { found, Refusal } from '../domain/refusal.ts';
import { makeStatement } from '../platform/audit/make-statement.ts';
import { record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import { inWork, type Work } from '../platform/database/work.ts';
import { DispatchRow } from './dispatch.row.ts';
import type { RunningDispatch } from './ledger.ts';
import type { SenderTools } from './sender-tools.ts';
import type { PauseReason } from './why-pause.ts';

/** Stops a running dispatch after the messages under way; nothing is lost, `resumeDispatch` goes on. */
export async function pauseDispatch(
  work: Work,
  { dispatchId, reason }: { dispatchId: string; reason: string },
): Promise<{ dispatchId: string }> {
  const dispatch = await lockDispatch(work, dispatchId);
  if (dispatch.state !== 'RUNNING')
    throw new Refusal('CONFLICT', 'Only a running dispatch can be paused.', { state: dispatch.state });
  const { digest } = await makeStatement(work, {
    kind: 'PAUSE_REASON',
    text: reason,
    incidentId: dispatch.incidentId,
  });
  await pause(work, dispatch, reason.trim(), digest);
  return { dispatchId };
}

/** What no recipient is to blame for (the mail server refuses us, the people cannot be read): it waits for a person instead of failing for everyone. */
export async function pauseByWorker(
  { dataSource, reactions, clock }: SenderTools,
  { organizationId, dispatchId }: RunningDispatch,
  { code, text }: PauseReason,
): Promise<void> {
  const order = { organizationId, actor: { kind: 'system', name: 'worker' } as const, reactions, clock };
  await inWork(dataSource, order, async (work) => {
    const dispatch = await lockDispatch(work, dispatchId);
    if (dispatch.state === 'RUNNING') await pause(work, dispatch, text, code);
  });
}

/** The dispatch, locked until commit. */
export async function lockDispatch({ db, organizationId }: Work, id: string): Promise<DispatchRow> {
  return found(
    await db.findOne(DispatchRow, { where: { organizationId, id }, lock: { mode: 'pessimistic_write' } }),
    'dispatch',
  );
}

/** The workers see it at their next message, and go on looking until nothing of it is in flight. */
export async function pause(
  work: Work,
  { id, incidentId }: DispatchRow,
  pauseReason: string,
  recorded: string,
): Promise<void> {
  const { db, organizationId, now } = work;
  await updateRows(db, DispatchRow, { organizationId, id }, { state: 'PAUSED', pauseReason, updatedAt: now });
  await record(work, { type: 'dispatch.paused', incidentId, details: { dispatchId: id, reason: recorded } });
}
