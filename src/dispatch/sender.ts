import { v7 as uuid } from 'uuid';
import { startHeart } from '../platform/jobs/heartbeat.ts';
import { completeDispatch } from './complete-dispatch.ts';
import { GroupCommit } from './group-commit.ts';
import {
  isFinished,
  type RunningDispatch,
  runningDispatches,
  takeOverFromTheDead,
  writeChanges,
} from './ledger.ts';
import { type Prepared, prepareDispatch } from './prepare-dispatch.ts';
import { sendBatch } from './send-batch.ts';
import type { SenderTools } from './sender-tools.ts';

export interface Sender {
  readonly workerId: string;
  /** Looks for work now. */
  readonly wake: () => void;
  /** Finishes the messages under way, gives back the rest, and ends. */
  readonly stop: () => Promise<void>;
}

const CLAIMED_PER_CONNECTION = 8;

/** Starts a worker's sender loop: claims from the ledger, sends, writes what became of it; any number may run side by side. */
export async function startSender(tools: SenderTools): Promise<Sender> {
  const { dataSource, settings, onError } = tools;
  const workerId = uuid();
  const ledger = new GroupCommit((changes) => writeChanges(dataSource, workerId, changes));
  const prepared = new Map<string, Promise<Prepared>>();
  let stopping = false;
  let rouse = () => {};

  const heart = await startHeart(dataSource, workerId, settings.heartbeatMs, onError);

  const prepare = (dispatch: RunningDispatch) => {
    const known = prepared.get(dispatch.dispatchId);
    if (known) return known;
    const fresh = prepareDispatch(tools, dispatch);
    prepared.set(dispatch.dispatchId, fresh);
    fresh.catch(() => prepared.delete(dispatch.dispatchId));
    return fresh;
  };

  /** One turn for one dispatch; answers whether there was something to do. */
  async function turn(dispatch: RunningDispatch): Promise<boolean> {
    await takeOverFromTheDead(dataSource, dispatch, settings.deadMs);
    const ready = await prepare(dispatch);
    const sent = await sendBatch(tools, {
      prepared: ready,
      workerId,
      ledger,
      size: settings.concurrency * CLAIMED_PER_CONNECTION,
      isStopping: () => stopping,
    });
    if (sent > 0) return true;
    if (!(await isFinished(dataSource, dispatch))) return false;
    await completeDispatch(tools, dispatch);
    prepared.delete(dispatch.dispatchId);
    return true;
  }

  async function loop(): Promise<void> {
    while (!stopping) {
      let worked = false;
      try {
        for (const dispatch of await runningDispatches(dataSource)) {
          if (stopping) break;
          worked = (await turn(dispatch)) || worked;
        }
      } catch (error) {
        worked = false;
        onError(error);
      }
      if (!worked && !stopping)
        await pause(settings.tickMs, (wake) => {
          rouse = wake;
        });
    }
  }

  const running = loop();
  return {
    workerId,
    wake: () => rouse(),
    async stop() {
      stopping = true;
      rouse();
      await running;
      await heart.stop();
    },
  };
}

function pause(ms: number, giveWake: (wake: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    giveWake(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
