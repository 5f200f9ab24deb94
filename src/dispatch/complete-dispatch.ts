import { In } from 'typeorm';
import { findIncident } from '../incidents/find-incident.ts';
import { NoticeObligationRow } from '../notices/notice.row.ts';
import { ObligationRow } from '../obligations/obligation.row.ts';
import { settleByCoverage } from '../obligations/settle-by-coverage.ts';
import { record } from '../platform/audit/record.ts';
import { updateRows } from '../platform/database/rows.ts';
import { inWork, type Work } from '../platform/database/work.ts';
import { coverageOf, writeCoverage } from './count-coverage.ts';
import { DispatchRow } from './dispatch.row.ts';
import type { RunningDispatch } from './ledger.ts';
import { lockDispatch } from './pause-dispatch.ts';
import type { SenderTools } from './sender-tools.ts';

/** Closes a dispatch whose deliveries are all terminal: counts what it achieved and says so to each obligation. */
export async function completeDispatch(
  { dataSource, reactions, filesReach }: SenderTools,
  { organizationId, dispatchId }: RunningDispatch,
): Promise<void> {
  const order = { organizationId, actor: { kind: 'system', name: 'worker' } as const, reactions };
  await inWork(dataSource, order, async (work) => {
    const dispatch = await lockDispatch(work, dispatchId);
    if (dispatch.state !== 'RUNNING') return;
    const { db, now } = work;
    const { exercise } = await findIncident(db, organizationId, dispatch.incidentId);
    // Mail written to a file reaches nobody; in an exercise that is the point, and the drill's own clocks are met.
    const reaches = dispatch.transport === 'SMTP' || filesReach || exercise;

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
    await settle(work, dispatch, reaches);
  });
}

/** Writes coverage per obligation and segment, and settles the obligations by it. */
export async function settle(work: Work, dispatch: DispatchRow, reaches: boolean): Promise<void> {
  const { db, organizationId } = work;
  const answered = await db.findBy(NoticeObligationRow, { organizationId, noticeId: dispatch.noticeId });
  const obligations = await db.findBy(ObligationRow, {
    organizationId,
    id: In(answered.map(({ obligationId }) => obligationId)),
  });
  for (const obligation of obligations) {
    const segments = await coverageOf(work, dispatch, obligation, reaches);
    await writeCoverage(work, dispatch.id, obligation.id, segments);
    const sum = (of: 'total' | 'reached') => segments.reduce((total, segment) => total + segment[of], 0);
    await settleByCoverage(work, obligation.id, { reached: sum('reached'), total: sum('total') });
  }
}

async function countLedger({ db, organizationId }: Work, dispatchId: string) {
  const [counts] = await db.query(
    `select count(*) filter (where state = 'ACCEPTED')::int as accepted,
            count(*) filter (where state = 'FAILED')::int as failed,
            count(*) filter (where state = 'UNCERTAIN')::int as uncertain,
            count(*) filter (where state = 'SUPPRESSED')::int as suppressed,
            count(*) filter (where state = 'CANCELLED')::int as cancelled,
            encode(sha256(coalesce(string_agg(uuid_send(id) || convert_to(state, 'UTF8'), ''::bytea order by id), '')), 'hex') as "ledgerDigest"
       from delivery where organization_id = $1 and dispatch_id = $2`,
    [organizationId, dispatchId],
  );
  return counts;
}
