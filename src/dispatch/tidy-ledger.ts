import type { DataSource } from 'typeorm';
import type { DispatchState } from './dispatch.row.ts';
import type { RunningDispatch } from './ledger.ts';
import { inLedger } from './ledger-transaction.ts';

const resend = `(d.state = 'SENDING' and d.resends = 0 and s.uncertain_policy = 'RESEND_ONCE' and s.state <> 'CANCELLED')`;

/** How a dispatch stands at the start of a worker's turn. */
export interface Standing {
  readonly state: DispatchState;
  /** The newest decision on its text takes the approval back; one that awaits others does not give it again. */
  readonly revoked: boolean;
  /** Changes with each pause and resume: what was prepared before is stale. */
  readonly updatedAt: Date;
}

/**
 * Before a turn: takes over what dead workers left, dead by the database's clock, and what this worker itself left when
 * its last turn failed (between two turns it has nothing in flight). A claim is safe to repeat; a row left in SENDING may
 * or may not have been accepted: it becomes UNCERTAIN, or is sent once more where the dispatch's policy says so. What a
 * cancelled dispatch still holds is cancelled. Answers null if there is no such dispatch.
 */
export async function tidyLedger(
  source: DataSource,
  { organizationId, dispatchId }: RunningDispatch,
  workerId: string,
  deadMs: number,
): Promise<Standing | null> {
  return inLedger(source, organizationId, async (runner) => {
    const [standing] = await runner.query(
      `select s.state, s.updated_at as "updatedAt", 'REFUSED' is not distinct from (
                select a.verdict from approval a
                 where a.organization_id = $1 and a.notice_id = s.notice_id and a.notice_version = s.notice_version and a.settles
                 order by a.number desc, a.decided_at desc, a.verdict desc, a.id desc limit 1) as revoked
         from dispatch s where s.organization_id = $1 and s.id = $2`,
      [organizationId, dispatchId],
    );
    if (!standing) return null;
    // Locked rows are just being written by one who is alive after all.
    await runner.query(
      `update delivery d set worker_id = null, updated_at = now(),
              state = case when d.state = 'CLAIMED' and s.state = 'CANCELLED' then 'CANCELLED'
                           when d.state = 'CLAIMED' or ${resend} then 'PENDING' else 'UNCERTAIN' end,
              resends = case when ${resend} then d.resends + 1 else d.resends end,
              response = case when d.state = 'SENDING' then 'the worker ended while it was sending' else d.response end
         from dispatch s
        where s.organization_id = $1 and s.id = $2 and d.organization_id = $1 and d.dispatch_id = $2 and d.id = any (array(
               select v.id from delivery v
                where v.organization_id = $1 and v.dispatch_id = $2 and v.state in ('CLAIMED', 'SENDING')
                  and (v.worker_id = $3
                       or not exists (select from worker w where w.id = v.worker_id and w.stopped_at is null
                                       and w.heartbeat_at > now() - make_interval(secs => $4::float8 / 1000)))
                  for update of v skip locked))`,
      [organizationId, dispatchId, workerId, deadMs],
    );
    if (standing.state === 'CANCELLED') {
      await runner.query(
        `update delivery set state = 'CANCELLED', updated_at = now()
          where organization_id = $1 and dispatch_id = $2 and state in ('PENDING', 'DEFERRED')`,
        [organizationId, dispatchId],
      );
    }
    return standing;
  });
}
