import type { DataSource } from 'typeorm';
import type { DeliveryRecipient, DeliveryState } from './delivery.row.ts';
import { inLedger } from './ledger-transaction.ts';

/** A dispatch the workers look at, by ids alone. */
export interface RunningDispatch {
  readonly organizationId: string;
  readonly dispatchId: string;
}

export interface Claim {
  readonly id: string;
  readonly personId: string | null;
  readonly recipient: DeliveryRecipient;
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

/** The dispatches to look at, oldest first: read without a tenant, since the table holds ids and instants only. */
export async function runningDispatches(source: DataSource): Promise<RunningDispatch[]> {
  return source.query(
    'select organization_id as "organizationId", dispatch_id as "dispatchId" from running_dispatch order by since',
  );
}

/**
 * Claims up to `size` rows for a worker: what is due again, then what was never tried. Two lookups, since one order over
 * both would sort all that is left for every claim, and each in the order of the index of those that wait: by id alone it
 * would read past all that are done. Times are the database's; the attempt number fences later writes.
 */
export async function claimDeliveries(
  source: DataSource,
  { organizationId, dispatchId }: RunningDispatch,
  workerId: string,
  size: number,
): Promise<Claim[]> {
  const most = Math.max(1, Math.trunc(size));
  const waiting = `select id from delivery where organization_id = $1 and dispatch_id = $2 and state in ('PENDING', 'DEFERRED')`;
  return inLedger(source, organizationId, async (runner) => {
    const [rows] = await runner.query(
      `with again as (${waiting} and next_at <= now() order by next_at, id limit ${most} for update skip locked),
            untried as (${waiting} and next_at is null order by next_at, id limit ${most} for update skip locked)
       update delivery d set state = 'CLAIMED', worker_id = $3, attempt = d.attempt + 1, claimed_at = now(), next_at = null, updated_at = now()
        where d.organization_id = $1 and d.dispatch_id = $2
          -- An array, not a join: before the table's first statistics a join reads the whole ledger for every claim.
          and d.id = any (array(select id from again union all select id from untried limit ${most}))
          and exists (select from dispatch where organization_id = $1 and id = $2 and state = 'RUNNING')
        returning d.id, d.person_id as "personId", d.recipient, d.attempt, d.resends, d.claimed_at as "claimedAt"`,
      [organizationId, dispatchId, workerId],
    );
    return rows;
  });
}

/**
 * Writes many changes of one dispatch in one transaction and answers which of them held:
 * - a row that another worker took over meanwhile is not touched (the attempt is its fence);
 * - SENDING is refused once the dispatch is paused or cancelled, so that either takes hold before the next message;
 * - what comes back unsent to a cancelled dispatch is cancelled with it;
 * - an acceptance that comes late, after we were taken for dead, counts as long as nobody has claimed the row since.
 * Written twice (the answer to a commit was lost), it is as if written once.
 */
export async function writeChanges(
  source: DataSource,
  workerId: string,
  changes: readonly LedgerChange[],
): Promise<Set<string>> {
  const [first] = changes;
  if (!first) return new Set();
  return inLedger(source, first.organizationId, async (runner) => {
    const column = <T>(of: (change: LedgerChange) => T) => changes.map(of);
    const [rows] = await runner.query(
      `update delivery d
          set state = case when c.state in ('PENDING', 'DEFERRED') and s.state = 'CANCELLED' then 'CANCELLED' else c.state end,
              response = coalesce(c.response, d.response), resends = coalesce(c.resends, d.resends),
              address_digest = coalesce(c.address_digest, d.address_digest),
              next_at = now() + make_interval(secs => c.retry_in), updated_at = now(),
              worker_id = case when c.state in ('CLAIMED', 'SENDING') then d.worker_id end
         from unnest($4::uuid[], $5::int[], $6::text[], $7::text[], $8::bytea[], $9::float8[], $10::int[])
              as c(id, attempt, state, response, address_digest, retry_in, resends)
         join dispatch s on s.organization_id = $1 and s.id = $3
        where d.organization_id = $1 and d.dispatch_id = $3 and d.id = any($4::uuid[]) and d.id = c.id and d.attempt = c.attempt
          and (c.state <> 'SENDING' or s.state = 'RUNNING')
          and (d.worker_id = $2 and d.state in ('CLAIMED', 'SENDING')
               or c.state = 'ACCEPTED' and d.worker_id is null and d.state in ('PENDING', 'UNCERTAIN')
                  and s.state in ('RUNNING', 'PAUSED'))
        returning d.id`,
      [
        first.organizationId,
        workerId,
        first.dispatchId,
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
