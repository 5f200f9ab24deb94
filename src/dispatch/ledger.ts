import type { DataSource, QueryRunner } from 'typeorm';
import { enterTenant } from '../platform/database/work.ts';
import type { DeliveryState } from './delivery.row.ts';

/** A dispatch a worker may send for, by ids alone. */
export interface RunningDispatch {
  readonly organizationId: string;
  readonly dispatchId: string;
}

export interface Claim {
  readonly id: string;
  readonly personId: string | null;
  readonly attempt: number;
  readonly resends: number;
  /** By the database's clock: the Date of the message. */
  readonly claimedAt: Date;
}

/** One change of one claimed row. */
export interface LedgerChange extends RunningDispatch {
  readonly id: string;
  readonly attempt: number;
  readonly state: DeliveryState;
  readonly response?: string | null;
  readonly addressDigest?: Buffer | null;
  /** Seconds until it may be tried again. */
  readonly retryInSeconds?: number | null;
  readonly resends?: number;
}

/** The dispatches that run now, oldest first: read without a tenant, since the table holds ids and instants only. */
export async function runningDispatches(source: DataSource): Promise<RunningDispatch[]> {
  return source.query(
    'select organization_id as "organizationId", dispatch_id as "dispatchId" from running_dispatch order by since',
  );
}

/** Claims up to `size` rows for a worker. Times are the database's; the attempt number fences later writes. */
export async function claimDeliveries(
  source: DataSource,
  { organizationId, dispatchId }: RunningDispatch,
  workerId: string,
  size: number,
): Promise<Claim[]> {
  return inTenant(source, organizationId, async (runner) => {
    const [rows] = await runner.query(
      `update delivery d set state = 'CLAIMED', worker_id = $3, attempt = d.attempt + 1, claimed_at = now(), next_at = null, updated_at = now()
         from (select id from delivery
                where organization_id = $1 and dispatch_id = $2 and state in ('PENDING', 'DEFERRED') and (next_at is null or next_at <= now())
                  and exists (select from dispatch where organization_id = $1 and id = $2 and state = 'RUNNING')
                order by next_at nulls first, id limit ${Math.max(1, Math.trunc(size))} for update skip locked) picked
        where d.organization_id = $1 and d.dispatch_id = $2 and d.id = picked.id
        returning d.id, d.person_id as "personId", d.attempt, d.resends, d.claimed_at as "claimedAt"`,
      [organizationId, dispatchId, workerId],
    );
    return rows;
  });
}

/**
 * Writes many changes of one organization in one transaction and answers which of them held their fence: a row that
 * another worker took over meanwhile is not touched.
 */
export async function writeChanges(
  source: DataSource,
  workerId: string,
  changes: readonly LedgerChange[],
): Promise<Set<string>> {
  const [first] = changes;
  if (!first) return new Set();
  return inTenant(source, first.organizationId, async (runner) => {
    const column = <T>(of: (change: LedgerChange) => T) => changes.map(of);
    const [rows] = await runner.query(
      `update delivery d set state = c.state, response = coalesce(c.response, d.response), resends = coalesce(c.resends, d.resends),
              address_digest = coalesce(c.address_digest, d.address_digest),
              next_at = now() + make_interval(secs => c.retry_in), updated_at = now(),
              worker_id = case when c.state in ('CLAIMED', 'SENDING') then d.worker_id end
         from unnest($3::uuid[], $4::uuid[], $5::int[], $6::text[], $7::text[], $8::bytea[], $9::float8[], $10::int[])
              as c(dispatch_id, id, attempt, state, response, address_digest, retry_in, resends)
        where d.organization_id = $1 and d.dispatch_id = c.dispatch_id and d.id = c.id and d.attempt = c.attempt
          and d.worker_id = $2 and d.state in ('CLAIMED', 'SENDING')
        returning d.id`,
      [
        first.organizationId,
        workerId,
        column(({ dispatchId }) => dispatchId),
        column(({ id }) => id),
        column(({ attempt }) => attempt),
        column(({ state }) => state),
        column(({ response }) => response ?? null),
        column(({ addressDigest }) => addressDigest ?? null),
        column(({ retryInSeconds }) => retryInSeconds ?? null),
        column(({ resends }) => resends ?? null),
      ],
    );
    return new Set(rows.map(({ id }: { id: string }) => id));
  });
}

/**
 * Takes over what workers left that are dead by the database's clock. A claim is safe to repeat; a row left in SENDING
 * may or may not have been accepted: it becomes UNCERTAIN, or is sent once more where the dispatch's policy says so.
 */
export async function takeOverFromTheDead(
  source: DataSource,
  dispatch: RunningDispatch,
  deadMs: number,
): Promise<number> {
  const { organizationId, dispatchId } = dispatch;
  return inTenant(source, organizationId, async (runner) => {
    const [rows] = await runner.query(
      `update delivery d set worker_id = null, updated_at = now(),
              state = case when d.state = 'CLAIMED' or (s.uncertain_policy = 'RESEND_ONCE' and d.resends = 0) then 'PENDING' else 'UNCERTAIN' end,
              resends = case when d.state = 'SENDING' and s.uncertain_policy = 'RESEND_ONCE' then d.resends + 1 else d.resends end,
              response = case when d.state = 'SENDING' then 'the worker ended while it was sending' else d.response end
         from dispatch s
        where d.organization_id = $1 and d.dispatch_id = $2 and d.state in ('CLAIMED', 'SENDING')
          and s.organization_id = $1 and s.id = $2
          and not exists (select from worker w where w.id = d.worker_id and w.stopped_at is null
                           and w.heartbeat_at > now() - make_interval(secs => $3::float8 / 1000))
        returning d.id`,
      [organizationId, dispatchId, deadMs],
    );
    return rows.length;
  });
}

/** Whether anything of a dispatch is still to be done. */
export async function isFinished(
  source: DataSource,
  { organizationId, dispatchId }: RunningDispatch,
): Promise<boolean> {
  return inTenant(source, organizationId, async (runner) => {
    const [row] = await runner.query(
      `select not exists (select from delivery where organization_id = $1 and dispatch_id = $2
                           and state in ('PENDING', 'CLAIMED', 'SENDING', 'DEFERRED')) as finished`,
      [organizationId, dispatchId],
    );
    return row.finished;
  });
}

/** A short transaction of the sender: the ledger's states are no acts, so they are counted in one event at the end. */
async function inTenant<T>(
  source: DataSource,
  organizationId: string,
  part: (runner: QueryRunner) => Promise<T>,
): Promise<T> {
  const runner = source.createQueryRunner();
  try {
    await runner.startTransaction();
    await enterTenant(runner, organizationId, { readOnly: false });
    const result = await part(runner);
    await runner.commitTransaction();
    return result;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}
