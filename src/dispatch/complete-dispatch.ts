import { In } from 'typeorm';
import { NoticeObligationRow } from '../notices/notice.row.ts';
import { ObligationRow } from '../obligations/obligation.row.ts';
import { settleByCoverage } from '../obligations/settle-by-coverage.ts';
import { lockRecord, record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import { inWork, type Work } from '../platform/database/work.ts';
import { coverageOf, coverageOfAll, filesCount, writeCoverage } from './count-coverage.ts';
import { DispatchRow } from './dispatch.row.ts';
import type { RunningDispatch } from './ledger.ts';
import { lockDispatch } from './pause-dispatch.ts';
import type { SenderTools } from './sender-tools.ts';
import { settleFiling } from './settle-filing.ts';

/** Closes a dispatch if all its deliveries are terminal: counts what it achieved and says so to each obligation. Answers whether it did. */
export async function completeDispatch(
  { dataSource, reactions, filesReach, clock }: SenderTools,
  { organizationId, dispatchId }: RunningDispatch,
): Promise<boolean> {
  const order = { organizationId, actor: { kind: 'system', name: 'worker' } as const, reactions, clock };
  return inWork(dataSource, order, async (work) => {
    if (!(await isFinished(work, dispatchId))) return false;
    const dispatch = await lockDispatch(work, dispatchId);
    // Asked again: another worker may have closed it, or a person may have had a message sent again.
    if (dispatch.state !== 'RUNNING' || !(await isFinished(work, dispatchId))) return false;
    const { db, now } = work;
    const obligations = await lockObligations(work, dispatch);
    await updateRows(
      db,
      DispatchRow,
      { organizationId, id: dispatchId },
      { state: 'COMPLETED', completedAt: now, updatedAt: now },
    );
    await db.query('delete from running_dispatch where organization_id = $1 and dispatch_id = $2', [
      organizationId,
      dispatchId,
    ]);
    const counts = await countLedger(work, dispatchId);
    await record(work, {
      type: 'dispatch.completed',
      incidentId: dispatch.incidentId,
      details: { dispatchId, ...counts },
    });
    await settle(work, dispatch, obligations, filesReach);
    return true;
  });
}

/** The obligations a dispatch answers, locked in the order of locks: the record before them, since what follows judges the whole incident again. */
export async function lockObligations(
  work: Work,
  { noticeId }: Pick<DispatchRow, 'noticeId'>,
): Promise<ObligationRow[]> {
  const { db, organizationId } = work;
  await lockRecord(work);
  const answered = await db.findBy(NoticeObligationRow, { organizationId, noticeId });
  return db.find(ObligationRow, {
    where: { organizationId, id: In(answered.map(({ obligationId }) => obligationId)) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}

/** Writes coverage per obligation and segment, and settles the obligations by what all their dispatches reached together. */
export async function settle(
  work: Work,
  dispatch: DispatchRow,
  obligations: readonly ObligationRow[],
  filesReach: boolean,
): Promise<void> {
  if (dispatch.kind === 'FILING') {
    await settleFiling(work, dispatch, filesReach);
    return;
  }
  const byFile = await filesCount(work, dispatch, filesReach);
  for (const obligation of obligations) {
    const segments = await coverageOf(work, dispatch, obligation, byFile);
    await writeCoverage(work, dispatch.id, obligation.id, segments);
    await settleByCoverage(work, obligation.id, await coverageOfAll(work, obligation, byFile));
  }
}

async function isFinished({ db, organizationId }: Work, dispatchId: string): Promise<boolean> {
  const [row] = await db.query(
    `select not exists (select from delivery where organization_id = $1 and dispatch_id = $2
                         and state in ('PENDING', 'CLAIMED', 'SENDING', 'DEFERRED')) as finished`,
    [organizationId, dispatchId],
  );
  return row.finished;
}

async function countLedger({ db, organizationId }: Work, dispatchId: string) {
  const [counts] = await db.query(
    `select count(*) filter (where state = 'ACCEPTED')::int as accepted,
            count(*) filter (where state = 'FAILED')::int as failed,
            count(*) filter (where state = 'UNCERTAIN')::int as uncertain,
            count(*) filter (where state = 'SUPPRESSED')::int as suppressed,
            count(*) filter (where state = 'CANCELLED')::int as cancelled,
            count(*) filter (where state = 'WITHHELD')::int as withheld,
            encode(sha256(coalesce(string_agg(uuid_send(id) || convert_to(state, 'UTF8'), ''::bytea order by id), '')), 'hex') as "ledgerDigest"
       from delivery where organization_id = $1 and dispatch_id = $2`,
    [organizationId, dispatchId],
  );
  return counts;
}
