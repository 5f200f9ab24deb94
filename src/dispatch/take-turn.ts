import { completeDispatch } from './complete-dispatch.ts';
import type { Connections } from './connections.ts';
import type { GroupCommit } from './group-commit.ts';
import type { RunningDispatch } from './ledger.ts';
import { pauseByWorker } from './pause-dispatch.ts';
import { type Prepared, prepareDispatch } from './prepare-dispatch.ts';
import { retireDispatch } from './retire-dispatch.ts';
import { sendBatch } from './send-batch.ts';
import type { SenderTools } from './sender-tools.ts';
import { PATIENT } from './settle-outcome.ts';
import { tidyLedger } from './tidy-ledger.ts';

/** What a worker has of its own. */
export interface Bench {
  readonly workerId: string;
  readonly ledger: GroupCommit;
  readonly connections: Connections;
  readonly isStopping: () => boolean;
}

/** `blocked`: there is something to send, and no way to send it now. */
export type Turn = 'worked' | 'idle' | 'blocked';

export interface Turns {
  take(dispatch: RunningDispatch): Promise<Turn>;
  /** Drops what was prepared for dispatches that are not looked at any more. */
  keepOnly(dispatches: readonly RunningDispatch[]): void;
}

const CLAIMED_PER_CONNECTION = 8;
const REVOKED = {
  code: 'NOT_APPROVED',
  text: 'The approval of this text was taken back while it was being sent. Cancel this, or have it approved again and resume.',
};

/** A worker's turns: one batch of one dispatch at a time, so that dispatches share its connections evenly. */
export function turnsOf(tools: SenderTools, bench: Bench): Turns {
  const { dataSource, settings } = tools;
  const known = new Map<string, { readonly since: number; readonly prepared: Prepared }>();

  const prepare = async (dispatch: RunningDispatch, updatedAt: Date) => {
    const { dispatchId } = dispatch;
    const earlier = known.get(dispatchId);
    if (earlier?.since === updatedAt.getTime()) return earlier.prepared;
    known.delete(dispatchId);
    const prepared = await prepareDispatch(tools, dispatch);
    known.set(dispatchId, { since: updatedAt.getTime(), prepared });
    return prepared;
  };

  return {
    async take(dispatch) {
      const standing = await tidyLedger(dataSource, dispatch, bench.workerId, settings.deadMs);
      if (standing?.state !== 'RUNNING') {
        known.delete(dispatch.dispatchId);
        await retireDispatch(tools, dispatch);
        return 'idle';
      }
      if (standing.revoked) {
        await pauseByWorker(tools, dispatch, REVOKED);
        return 'idle';
      }
      const { claimed, blocked } = await sendBatch(tools, {
        ...bench,
        prepared: await prepare(dispatch, standing.updatedAt),
        retry: settings.retry ?? PATIENT,
        size: settings.concurrency * CLAIMED_PER_CONNECTION,
      });
      if (blocked) return 'blocked';
      if (claimed > 0) return 'worked';
      return (await completeDispatch(tools, dispatch)) ? 'worked' : 'idle';
    },
    keepOnly(dispatches) {
      const looked = new Set(dispatches.map(({ dispatchId }) => dispatchId));
      for (const id of known.keys()) if (!looked.has(id)) known.delete(id);
    },
  };
}
