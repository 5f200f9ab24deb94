import { EventEmitter } from 'node:events';
import { Logger, makeWorkerUtils, run, type WorkerEvents } from 'graphile-worker';
import type { DataSource } from 'typeorm';
import type { JobHandlers } from './enqueue.ts';
import { type Heart, startHeart } from './heartbeat.ts';

export interface JobSource {
  readonly dataSource: DataSource;
  readonly connectionString: string;
  readonly heartbeatMs: number;
  readonly deadMs: number;
  readonly onError: (error: unknown) => void;
}

export interface JobRunner {
  readonly stop: () => Promise<void>;
}

const CONCURRENCY = 2;

/**
 * Runs the queue's jobs. The queue itself leaves the jobs of a killed worker locked for hours: each of ours gives signs
 * of life, and the locks of those that gave none for `deadMs` are taken back.
 */
export async function runJobs(
  { dataSource, connectionString, heartbeatMs, deadMs, onError }: JobSource,
  handlers: JobHandlers,
): Promise<JobRunner> {
  const taskList = Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [
      name,
      (payload: unknown) => (handle as (payload: unknown) => Promise<void>)(payload),
    ]),
  );
  const logger = new Logger(() => (level, message, meta) => {
    if (level === 'error') onError((meta as { error?: unknown } | undefined)?.error ?? message);
  });
  const hearts: Promise<Heart>[] = [];
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => {
    const heart = startHeart(dataSource, heartOf(workerPool.id), heartbeatMs, onError);
    heart.catch(onError);
    hearts.push(heart);
  });
  const utils = await makeWorkerUtils({ connectionString, logger });
  const runner = await run({
    connectionString,
    concurrency: CONCURRENCY,
    taskList,
    events,
    noHandleSignals: true,
    logger,
  });
  runner.promise.catch(onError);

  const takeBack = async () => {
    const locked: { locked_by: string }[] = await dataSource.query(
      `select distinct locked_by from graphile_worker.jobs j where locked_at < now() - make_interval(secs => $1::float8 / 1000) and not exists (
         select from worker w where w.id = lpad(substring(j.locked_by from '[0-9a-f]+$'), 32, '0')::uuid
            and w.stopped_at is null and w.heartbeat_at > now() - make_interval(secs => $1::float8 / 1000))`,
      [deadMs],
    );
    if (locked.length > 0) await utils.forceUnlockWorkers(locked.map(({ locked_by }) => locked_by));
  };
  const timer = setInterval(() => void takeBack().catch(onError), deadMs);
  return {
    async stop() {
      clearInterval(timer);
      await runner.stop();
      await utils.release();
      for (const heart of await Promise.allSettled(hearts))
        if (heart.status === 'fulfilled') await heart.value.stop();
    },
  };
}

/** The queue locks jobs in the name of a pool of workers, "pool-<hex>": the same hex, padded, is the id of the heartbeat. */
function heartOf(queuePool: string): string {
  const hex = (/[0-9a-f]+$/.exec(queuePool)?.[0] ?? '').padStart(32, '0');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
