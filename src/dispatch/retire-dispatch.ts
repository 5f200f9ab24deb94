import { inWork } from '../platform/database/work.ts';
import type { RunningDispatch } from './ledger.ts';
import { lockDispatch } from './pause-dispatch.ts';
import type { SenderTools } from './sender-tools.ts';

/** Once a paused or ended dispatch has nothing in flight any more, the workers stop looking at it. */
export async function retireDispatch(
  { dataSource, reactions, clock }: SenderTools,
  { organizationId, dispatchId }: RunningDispatch,
): Promise<void> {
  const order = { organizationId, actor: { kind: 'system', name: 'worker' } as const, reactions, clock };
  await inWork(dataSource, order, async (work) => {
    // The lock keeps a resume, which puts it back, from crossing.
    const { state } = await lockDispatch(work, dispatchId);
    if (state === 'RUNNING') return;
    await work.db.query(
      `delete from running_dispatch where organization_id = $1 and dispatch_id = $2
          and not exists (select from delivery where organization_id = $1 and dispatch_id = $2
                           and (state in ('CLAIMED', 'SENDING') or ($3 = 'CANCELLED' and state in ('PENDING', 'DEFERRED'))))`,
      [organizationId, dispatchId, state],
    );
  });
}
