import type { Work } from '../platform/database/work.ts';

/** The channel on which workers are told that there is something to send. */
export const WAKE_CHANNEL = 'tocsin_dispatch';

/** Lets the workers find a dispatch, and wakes them when this transaction commits. */
export async function startSending({ db, organizationId }: Work, dispatchId: string): Promise<void> {
  await db.query(
    'insert into running_dispatch (organization_id, dispatch_id, since) values ($1, $2, now()) on conflict do nothing',
    [organizationId, dispatchId],
  );
  await db.query('select pg_notify($1, $2)', [WAKE_CHANNEL, '']);
}
