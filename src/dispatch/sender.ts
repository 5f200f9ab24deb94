import { v7 as uuid } from 'uuid';
import { startHeart } from '../platform/jobs/heartbeat.ts';
import { Connections } from './connections.ts';
import { GroupCommit } from './group-commit.ts';
import { type RunningDispatch, runningDispatches, writeChanges } from './ledger.ts';
import { pauseByWorker } from './pause-dispatch.ts';
import { Rest } from './rest.ts';
import type { SenderTools } from './sender-tools.ts';
import { turnsOf } from './take-turn.ts';
import { whyPause } from './why-pause.ts';

export interface Sender {
  readonly workerId: string;
  /** Looks for work now. */
  readonly wake: () => void;
  /** Finishes the messages under way, gives back the rest, and ends. */
  readonly stop: () => Promise<void>;
}

/** How long messages under way may take once the worker is asked to end; then they are cut off. */
const GRACE_MS = 20_000;

/** Starts a worker's sender loop: claims from the ledger, sends, writes what became of it; any number may run side by side. */
export async function startSender(tools: SenderTools): Promise<Sender> {
  const { dataSource, settings, onError } = tools;
  const workerId = uuid();
  const ledger = new GroupCommit((changes) => writeChanges(dataSource, workerId, changes), onError);
  const connections = new Connections();
  let stopping = false;
  const turns = turnsOf(tools, { workerId, ledger, connections, isStopping: () => stopping });
  const bell = new Bell();
  const rest = new Rest(settings.tickMs, () => bell.ring());

  const heart = await startHeart(dataSource, workerId, settings.heartbeatMs, onError);

  /** One turn for one dispatch; answers whether there was something to do. What it meets concerns no other dispatch. */
  async function turn(dispatch: RunningDispatch): Promise<boolean> {
    const { dispatchId } = dispatch;
    try {
      const went = await turns.take(dispatch);
      if (went === 'blocked') rest.after(dispatchId);
      else rest.forget(dispatchId);
      return went === 'worked';
    } catch (error) {
      onError(error);
      const why = whyPause(error, rest.after(dispatchId));
      // Paused, it need not rest: a person's resume goes on at once.
      if (why) await pauseByWorker(tools, dispatch, why).then(() => rest.forget(dispatchId), onError);
      return false;
    }
  }

  async function loop(): Promise<void> {
    while (!stopping) {
      let worked = false;
      const running = await runningDispatches(dataSource).catch((error) => {
        onError(error);
        return [];
      });
      turns.keepOnly(running);
      for (const dispatch of running) {
        if (stopping) break;
        if (!rest.has(dispatch.dispatchId)) worked = (await turn(dispatch)) || worked;
      }
      if (worked || stopping) continue;
      await connections.closeIdle();
      await bell.wait(settings.tickMs);
    }
    await connections.closeIdle();
  }

  const running = loop();
  return {
    workerId,
    wake: () => bell.ring(),
    async stop() {
      stopping = true;
      bell.ring();
      const cutOff = setTimeout(() => {
        connections.interrupt();
        ledger.giveUp();
      }, settings.graceMs ?? GRACE_MS);
      await running;
      clearTimeout(cutOff);
      rest.stop();
      await heart.stop();
    },
  };
}

/** A ring while nobody waits is heard by the next who does. */
class Bell {
  #rung = false;
  #heard: (() => void) | undefined;

  ring(): void {
    this.#rung = true;
    this.#heard?.();
  }

  async wait(ms: number): Promise<void> {
    if (!this.#rung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.#heard = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#rung = false;
  }
}
